/// Records as text: aligned columns, CSV or Markdown.
package struct Table: Sendable {
  /// Text of a header cell, and whether its column holds numbers.
  package struct Header: Sendable {
    package let title: String
    package var isNumeric = false

    package init(title: String, isNumeric: Bool = false) {
      self.title = title
      self.isNumeric = isNumeric
    }
  }

  package let headers: [Header]
  /// How many leading columns say what a row is; they are repeated where a table is cut.
  package var keyCount = 1
  package var rows: [[String]] = []

  /// A table without rows.
  package init(_ headers: [Header], keyCount: Int = 1) {
    self.headers = headers
    self.keyCount = keyCount
  }

  /// Each column as a row, its title first: for a single wide record.
  package var transposed: Table {
    var table = Table(
      [Header(title: headers[0].title)] + rows.map { Header(title: $0[0], isNumeric: true) })
    table.rows = headers.indices.dropFirst().map { column in
      [headers[column].title] + rows.map { $0[column] }
    }
    return table
  }

  /// Columns padded to their widest cell, numbers to the right.
  ///
  /// Where the last column is prose, it is broken into lines within `width`. What is still wider is
  /// cut into blocks of columns, each of which begins with the key columns.
  package func aligned(width: Int = 80) -> String {
    let cells = withProse(in: width)
    let widths = headers.indices.map { column in cells.map { $0[column].count }.max() ?? 0 }
    let keys = Array(headers.indices.prefix(keyCount))
    let keyWidth = keys.reduce(-2) { $0 + 2 + widths[$1] }
    var blocks: [[Int]] = []
    var used = Int.max
    for column in headers.indices.dropFirst(keyCount) {
      if used > width - 2 - widths[column] {
        blocks.append(keys)
        used = keyWidth
      }
      blocks[blocks.count - 1].append(column)
      used += 2 + widths[column]
    }
    if blocks.isEmpty { blocks = [keys] }
    return blocks.map { aligned(cells, widths, columns: $0) }.joined(separator: "\n")
  }

  /// The header and the rows; a row whose last cell is too long for `width` takes several.
  private func withProse(in width: Int) -> [[String]] {
    let cells = [headers.map(\.title)] + rows
    guard let last = headers.indices.last, last > 0, !headers[last].isNumeric else { return cells }
    let used = headers.indices.dropLast().reduce(0) { sum, column in
      sum + 2 + (cells.map { $0[column].count }.max() ?? 0)
    }
    guard width - used >= 24 else { return cells }
    return cells.flatMap { row in
      let lines = broken(row[last], into: width - used, withinWords: true)
      let blank = [String](repeating: "", count: last)
      return lines.indices.map { ($0 == 0 ? Array(row.dropLast()) : blank) + [lines[$0]] }
    }
  }

  private func aligned(_ cells: [[String]], _ widths: [Int], columns: [Int]) -> String {
    cells.map { row in
      let padded = columns.map { column in
        let space = String(repeating: " ", count: widths[column] - row[column].count)
        return headers[column].isNumeric ? space + row[column] : row[column] + space
      }
      let line = padded.joined(separator: "  ")
      return String(line.reversed().drop { $0 == " " }.reversed())
    }.joined(separator: "\n") + "\n"
  }

  /// Comma-separated values.
  package var csv: String {
    CSVText.rows([headers.map(\.title)] + rows)
  }

  /// A table of Markdown.
  package var markdown: String {
    let rule = headers.map { $0.isNumeric ? "--:" : ":--" }
    return ([headers.map(\.title), rule] + rows).map { row in
      "| " + row.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |"
    }.joined(separator: "\n") + "\n"
  }
}
