public import Foundation

/// A table of delimited text: comma, semicolon or tab, quoted fields, any line ending.
///
/// Cells are interned column by column: a grid repeats few levels many times.
public struct DelimitedText: Sendable {
  /// One column: the distinct texts in order of first sight, and which of them each row holds.
  public struct Column: Sendable {
    public let name: String
    public internal(set) var texts: [String] = []
    public internal(set) var cells: [Int32] = []

    /// The text of a row.
    public subscript(row: Int) -> String { texts[Int(cells[row])] }
  }

  /// For messages.
  public let path: String
  public private(set) var columns: [Column]
  /// The line of the file on which each row begins, counted from 1.
  public private(set) var lines: [Int32] = []

  /// The number of rows below the header.
  public var rowCount: Int { lines.count }

  /// - Throws: ``ImportError`` for empty or binary data, ragged rows, open quotes, repeated names.
  /// - Complexity: O(bytes).
  public init(_ data: Data, path: String) throws(ImportError) {
    guard !data.isEmpty else { throw .emptyFile(path) }
    var bytes = [UInt8](data)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    guard !bytes.prefix(8192).contains(0),
      String(validating: bytes.prefix(4096), as: UTF8.self) != nil
        || bytes.count > 4096
    else { throw .notText(path) }
    let delimiter = DelimitedText.delimiter(of: bytes)
    var parser = Parser(bytes: bytes, delimiter: delimiter)
    var fields: [ArraySlice<UInt8>] = []
    guard try DelimitedText.read(&parser, &fields, path) else { throw .emptyFile(path) }
    self.path = path
    columns = fields.map {
      Column(name: String(decoding: $0, as: UTF8.self).trimmingCharacters(in: .whitespaces))
    }
    var names: Set<String> = []
    for column in columns where !names.insert(column.name).inserted {
      throw .duplicateColumn(path, column: column.name)
    }
    var known = [[ArraySlice<UInt8>: Int32]](repeating: [:], count: columns.count)
    while true {
      let line = parser.line
      guard try DelimitedText.read(&parser, &fields, path) else { break }
      if fields.count == 1, fields[0].isEmpty, columns.count > 1 { continue }
      guard fields.count == columns.count else {
        throw .raggedRow(path, line: line, fields: fields.count, expected: columns.count)
      }
      lines.append(Int32(line))
      for index in columns.indices {
        if let cell = known[index][fields[index]] {
          columns[index].cells.append(cell)
        } else {
          let cell = Int32(columns[index].texts.count)
          known[index][fields[index]] = cell
          columns[index].texts.append(
            String(decoding: fields[index], as: UTF8.self).trimmingCharacters(in: .whitespaces))
          columns[index].cells.append(cell)
        }
      }
    }
    guard !lines.isEmpty else { throw .noRows(path) }
  }

  /// Puts another column of as many rows in the place of one.
  mutating func setColumn(_ index: Int, _ column: Column) { columns[index] = column }

  /// The column of that name.
  public func column(_ name: String) throws(ImportError) -> Column {
    guard let column = columns.first(where: { $0.name == name }) else {
      throw .unknownColumn(path, column: name, known: columns.map(\.name))
    }
    return column
  }

  private static func read(
    _ parser: inout Parser, _ fields: inout [ArraySlice<UInt8>], _ path: String
  ) throws(ImportError) -> Bool {
    let line = parser.line
    switch parser.next(&fields) {
    case .row: return true
    case .end: return false
    case .openQuote: throw .openQuote(path, line: line)
    }
  }

  /// The delimiter that the first line holds most of.
  private static func delimiter(of bytes: [UInt8]) -> UInt8 {
    let header = bytes.prefix { $0 != 10 && $0 != 13 }
    let candidates = [UInt8(ascii: ","), UInt8(ascii: "\t"), UInt8(ascii: ";")]
    var best = candidates[0]
    for candidate in candidates
    where header.count(where: { $0 == candidate }) > header.count(where: { $0 == best }) {
      best = candidate
    }
    return best
  }
}

/// Cuts bytes into rows of fields.
private struct Parser {
  enum Step { case row, end, openQuote }

  let bytes: [UInt8]
  let delimiter: UInt8
  var position = 0
  /// Of the next byte, counted from 1.
  var line = 1

  init(bytes: [UInt8], delimiter: UInt8) {
    self.bytes = bytes
    self.delimiter = delimiter
  }

  mutating func next(_ fields: inout [ArraySlice<UInt8>]) -> Step {
    guard position < bytes.count else { return .end }
    fields.removeAll(keepingCapacity: true)
    while true {
      if position < bytes.count, bytes[position] == UInt8(ascii: "\"") {
        guard let field = quoted() else { return .openQuote }
        fields.append(field)
      } else {
        let start = position
        while position < bytes.count, bytes[position] != delimiter, bytes[position] != 10,
          bytes[position] != 13
        {
          position += 1
        }
        fields.append(bytes[start..<position])
      }
      guard position < bytes.count else { return .row }
      let stop = bytes[position]
      position += 1
      if stop == delimiter { continue }
      if stop == 13, position < bytes.count, bytes[position] == 10 { position += 1 }
      line += 1
      return .row
    }
  }

  /// A quoted field, after whose closing quote `position` stands; doubled quotes are one.
  private mutating func quoted() -> ArraySlice<UInt8>? {
    position += 1
    var field: [UInt8] = []
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: "\"") {
        if position < bytes.count, bytes[position] == UInt8(ascii: "\"") {
          position += 1
        } else {
          // What stands between the closing quote and the delimiter belongs to the field.
          while position < bytes.count, bytes[position] != delimiter, bytes[position] != 10,
            bytes[position] != 13
          {
            field.append(bytes[position])
            position += 1
          }
          return field[...]
        }
      }
      if byte == 10 { line += 1 }
      field.append(byte)
    }
    return nil
  }
}
