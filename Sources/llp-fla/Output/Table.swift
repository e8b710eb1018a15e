/// Records as text: aligned columns, CSV or Markdown.
struct Table {
  /// Text of a header cell, and whether its column holds numbers.
  struct Header {
    let title: String
    var isNumeric = false
  }

  let headers: [Header]
  /// How many leading columns say what a row is; they are repeated where a table is cut.
  var keyCount = 1
  var rows: [[String]] = []

  init(_ headers: [Header], keyCount: Int = 1) {
    self.headers = headers
    self.keyCount = keyCount
  }

  /// Each column as a row, its title first: for a single wide record.
  var transposed: Table {
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
  func aligned(width: Int = 80) -> String {
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
      let lines = Table.broken(row[last], into: width - used)
      let blank = [String](repeating: "", count: last)
      return lines.indices.map { ($0 == 0 ? Array(row.dropLast()) : blank) + [lines[$0]] }
    }
  }

  /// Text in lines of at most `width` characters, broken at spaces; a longer word stays whole.
  static func broken(_ text: String, into width: Int) -> [String] {
    guard text.count > width else { return [text] }
    var lines = [""]
    for word in text.split(separator: " ") {
      let line = lines[lines.count - 1]
      if line.isEmpty {
        lines[lines.count - 1] = String(word)
      } else if line.count + 1 + word.count <= width {
        lines[lines.count - 1] = "\(line) \(word)"
      } else {
        lines.append(String(word))
      }
    }
    return lines
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

  var csv: String {
    ([headers.map(\.title)] + rows).map { row in
      row.map { cell in
        cell.contains { ",\"\n\r".contains($0) }
          ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
      }.joined(separator: ",")
    }.joined(separator: "\n") + "\n"
  }

  var markdown: String {
    let rule = headers.map { $0.isNumeric ? "--:" : ":--" }
    return ([headers.map(\.title), rule] + rows).map { row in
      "| " + row.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |"
    }.joined(separator: "\n") + "\n"
  }
}

/// A number for people: whole ones whole, others with four significant digits.
func readable(_ value: Double) -> String {
  if value == value.rounded(), abs(value) < 1e15 { return String(Int(value)) }
  return significant(value, digits: 4)
}
