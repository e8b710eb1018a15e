import Documents
import Testing

@Suite struct TableTests {
  private var table: Table {
    var table = Table([.init(title: "name"), .init(title: "loss", isNumeric: true)])
    table.rows = [["a", "10"], ["long, \"one\"", "2"]]
    return table
  }

  @Test func numbersStandAtTheRight() {
    #expect(
      table.aligned() == "name         loss\na              10\nlong, \"one\"     2\n")
  }

  // RFC 4180 §2.6–2.7.
  @Test func commasAndQuotesOfCSVAreQuoted() {
    #expect(table.csv == "name,loss\na,10\n\"long, \"\"one\"\"\",2\n")
  }

  @Test func barsOfMarkdownAreEscaped() {
    var table = Table([.init(title: "a|b")])
    table.rows = [["c"]]
    #expect(table.markdown == "| a\\|b |\n| :-- |\n| c |\n")
  }

  @Test func wideTablesAreCutIntoBlocksThatRepeatTheKey() {
    var table = Table((0..<4).map { .init(title: "column \($0)") })
    table.rows = [["k", "1", "2", "3"]]
    let blocks = table.aligned(width: 20).split(separator: "\n\n")
    #expect(blocks.count == 3)
    #expect(blocks.allSatisfy { $0.hasPrefix("column 0") })
  }

  /// A word that is wider than its column is broken, so that the table stays one block.
  @Test func proseOfLongWordsStaysInItsColumn() {
    var table = Table([.init(title: "name"), .init(title: "meaning")])
    let name = String(repeating: "n", count: 40)
    let word = ["asam_magnitude", "landscape_modification", "sharpness_aware"].joined(
      separator: "+")
    table.rows = [[name, "one of \(word) or none"]]
    let lines = table.aligned().split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.allSatisfy { $0.count <= 80 })
    #expect(!lines.dropLast().contains(""))
  }
}
