import Documents
import Testing

@Suite struct CSVTextTests {
  // RFC 4180 §2.5–2.7.
  @Test(arguments: [
    ("plain", "plain"), ("", ""), ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""),
    ("a\nb", "\"a\nb\""), ("a\r", "\"a\r\""), ("a\r\nb", "\"a\r\nb\""), (" ü ", " ü "),
  ])
  func cellsAreQuotedWhereTheyMustBe(text: String, cell: String) {
    #expect(CSVText.cell(text) == cell)
  }

  @Test func rowsEndWithALineFeed() {
    #expect(CSVText.rows([["a", "b"], ["1,5", "2"]]) == "a,b\n\"1,5\",2\n")
  }
}
