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
}
