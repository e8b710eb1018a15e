package import Foundation

/// A table of delimited text: comma, semicolon or tab, quoted fields, any line ending.
///
/// It is read piece by piece; of the text only what ``TableColumn`` keeps stays in memory.
package struct DelimitedText: Sendable {
  /// For messages.
  package let path: String
  package private(set) var columns: [TableColumn]
  /// The number of rows below the header.
  package let rowCount: Int
  /// What was passed over: comments, and columns without a name that hold nothing or number the
  /// rows.
  package let notes: [String]
  /// Rows that do not begin on the line after the row before, and their lines.
  private let lineBreaks: [(row: Int, line: Int)]

  /// Reads the file at `path`, decompressed where it is gzip data; `-` is standard input.
  ///
  /// - Throws: ``ImportError`` for a missing, damaged or binary file, ragged rows, open quotes,
  ///   repeated names.
  /// - Complexity: O(bytes) time. Of a grid, about two bytes per cell and eight per loss.
  package init(reading path: String) throws(ImportError) {
    try self.init(SourceBytes(path), path: path)
  }

  /// Reads text in memory, called `path` in messages.
  package init(_ data: Data, path: String) throws(ImportError) {
    try self.init(SourceBytes(data, path: path), path: path)
  }

  /// - Parameter pieceSize: The bytes that are looked at together.
  init(_ reader: SourceBytes, path: String, pieceSize: Int = 1 << 20) throws(ImportError) {
    let rows = try DelimitedRows(reader, path: path, pieceSize: pieceSize)
    guard try rows.next() else { throw .emptyFile(path) }
    var builders = (0..<rows.fieldCount).map { ColumnBuilder(rows.text($0)) }
    var names: Set<String> = []
    for builder in builders where !builder.name.isEmpty && !names.insert(builder.name).inserted {
      throw .duplicateColumn(path, column: builder.name)
    }
    let columnCount = builders.count
    var (rowCount, previous) = (0, 0)
    var lineBreaks: [(row: Int, line: Int)] = []
    while try rows.next() {
      if rows.isBlank, columnCount > 1 { continue }
      guard rows.fieldCount == columnCount else {
        throw .raggedRow(
          path, line: rows.line, fields: rows.fieldCount, expected: columnCount)
      }
      if rows.line != previous + 1 { lineBreaks.append((rowCount, rows.line)) }
      previous = rows.line
      builders.withUnsafeMutableBufferPointer { builders in
        for index in 0..<columnCount {
          rows.withField(index) { builders[index].append($0, $1) }
        }
      }
      rowCount += 1
    }
    guard rowCount > 0 else { throw .noRows(path) }
    self.path = path
    self.rowCount = rowCount
    self.lineBreaks = lineBreaks
    var notes: [String] = []
    if rows.commentCount > 0 {
      notes.append(
        rows.commentCount == 1
          ? "a line before the header begins with # and is passed over"
          : "\(rows.commentCount) lines before the header begin with # and are passed over")
    }
    let all = builders.map { $0.column() }
    columns = all.enumerated().filter { place, column in
      guard column.name.isEmpty, all.count > 1 else { return true }
      guard let reason = column.reasonToLeaveOut else { return true }
      notes.append("column \(place + 1) has no name and \(reason): left out")
      return false
    }.map(\.element)
    self.notes = notes
  }

  /// Puts another column of as many rows in the place of one.
  mutating func setColumn(_ index: Int, _ column: TableColumn) { columns[index] = column }

  /// The column of that name.
  package func column(_ name: String) throws(ImportError) -> TableColumn {
    guard let column = columns.first(where: { $0.name == name }) else {
      throw .unknownColumn(path, column: name, known: columns.map(\.name))
    }
    return column
  }

  /// The line of the file on which a row begins, counted from 1.
  package func line(ofRow row: Int) -> Int {
    var (low, high) = (0, lineBreaks.count)
    while low < high {
      let middle = (low + high) / 2
      if lineBreaks[middle].row <= row { low = middle + 1 } else { high = middle }
    }
    let before = lineBreaks[low - 1]
    return before.line + row - before.row
  }
}
