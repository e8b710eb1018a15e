import Documents
import Testing

@Suite struct LinesTests {
  @Test func theMiddleIsLeftOut() {
    #expect(shortened("abcdefgh", to: 5) == "ab…gh")
    #expect(shortened("abc", to: 5) == "abc")
  }

  @Test func linesBreakAtSpaces() {
    #expect(broken("one two three", into: 7) == ["one two", "three"])
    #expect(broken("extraordinary", into: 5) == ["extraordinary"])
    #expect(broken("extraordinary", into: 5, withinWords: true) == ["extraordinary"])
    #expect(
      broken("of sam+clip+signs, say", into: 9, withinWords: true)
        == ["of", "sam+clip+", "signs,", "say"])
  }

  @Test func whatDoesNotFitIsAnEllipsis() {
    #expect(wrapped(["aa", "bb", "cc"], width: 6) == ["aa,", "bb, cc"])
    #expect(wrapped(["aa", "bb", "cc"], width: 4, lineLimit: 2) == ["aa,", "…"])
  }

  @Test(arguments: [
    ([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c"),
    (["a", "b", "c", "d"], "a, b and 2 more"),
  ])
  func namesAreListed(names: [String], text: String) {
    #expect(listed(names) == text)
  }
}
