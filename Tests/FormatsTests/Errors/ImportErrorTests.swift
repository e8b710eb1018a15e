import Formats
import Testing

@Suite struct ImportErrorTests {
  @Test func aPlaceIsNamedFromTheOutermost() {
    let error = ImportError(
      "t.db", at: [.study("s"), nil, .parameter("p")], "no levels", remedy: "run more")
    #expect(error.description == "t.db, study 's', parameter 'p': no levels; run more")
    #expect(ImportError(nil, "nothing is here").description == "nothing is here")
    // A question is not followed by a semicolon.
    #expect(
      ImportError("t.csv", "which column?", remedy: "give \(.loss) with one of a, b").description
        == "t.csv: which column? give 'loss' with one of a, b")
  }

  @Test func aCallerWordsWhatItIsGiven() {
    let error = ImportError(
      "t.db", at: [.study("s"), .parameter("p")], "9 values in 1 trial are no levels",
      remedy: """
        cut them with \(.levels, "p:log:8"), or leave the parameter out with \(.ignored, "p")
        """)
    let text = error.worded { term in
      guard case .setting(let setting, let value) = term else { return "?" }
      return "<\(setting) \(value ?? "")>"
    }
    #expect(
      text
        == "t.db, study 's', parameter 'p': 9 values in 1 trial are no levels; cut them with "
        + "<levels p:log:8>, or leave the parameter out with <ignored p>")
    #expect(error.description.contains("cut them with levels p:log:8"))
  }
}
