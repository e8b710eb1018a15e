/// Text of comma-separated values.
///
/// - Source: RFC 4180, with line feeds alone.
package enum CSVText {
  /// A cell, in quotes where it holds what would end it.
  package static func cell(_ text: String) -> String {
    guard text.utf8.contains(where: { endings.contains($0) }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }

  /// A row without its line feed.
  package static func row(_ cells: [String]) -> String {
    cells.map(cell).joined(separator: ",")
  }

  /// Rows, a line each.
  package static func rows(_ rows: [[String]]) -> String {
    rows.map { row($0) + "\n" }.joined()
  }

  /// Comma, quotation mark, line feed and carriage return.
  private static let endings: [UInt8] = [0x2C, 0x22, 0x0A, 0x0D]
}
