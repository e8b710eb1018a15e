import Documents
import Foundation
import SearchSpaces
import Testing

@Suite struct JSONValueTests {
  @Test func readsBackWithAnotherParser() throws {
    let text = "a \"b\" \\ \n\t\u{1} <é> 𝒙"
    let value = JSONValue.object([
      ("text", .string(text)), ("list", .array([.integer(1), .number(0.1), .null])),
      ("empty", .array([])), ("yes", .boolean(true)),
    ])
    let read = try #require(
      JSONSerialization.jsonObject(with: Data(value.text().utf8)) as? [String: Any])
    #expect(read["text"] as? String == text)
    #expect((read["list"] as? [Any])?.count == 3)
    #expect((read["list"] as? [Any])?[1] as? Double == 0.1)
    #expect(read["yes"] as? Bool == true)
  }

  @Test func keysKeepTheirOrder() {
    let value = JSONValue.object([("b", .integer(1)), ("a", .integer(2))])
    #expect(value.text() == "{\n  \"b\": 1,\n  \"a\": 2\n}")
  }

  // From 10¹⁵ on a double is written as Swift describes it.
  @Test func wholeNumbersHaveNoPoint() {
    #expect(JSONValue.number(3).text() == "3")
    #expect(JSONValue.number(0.1).text() == "0.1")
    #expect(JSONValue.number(1e17).text() == "1e+17")
  }

  @Test func levelsKeepTheirKind() {
    let levels: [Level] = [.null, .boolean(false), .number(0.5), .text("a\"b")]
    #expect(levels.map { JSONValue($0).text() } == ["null", "false", "0.5", "\"a\\\"b\""])
  }

  @Test func unknownIsNull() {
    #expect(JSONValue(nil as Double?).text() == "null")
    #expect(JSONValue(2.5 as Double?).text() == "2.5")
  }

  @Test func textForScriptsHoldsNothingThatEndsOne() {
    let value = JSONValue.object([
      ("a&b", .string("</script>'\u{2028}")), ("n", .array([.integer(1), .null])),
    ])
    #expect(
      value.scriptText
        == #"{"a\u0026b":"\u003c/script\u003e\u0027\u2028","n":[1,null]}"#)
  }
}
