import Catalogs
import Testing

@Suite struct CatalogTests {
  let fruit = Catalog("fruit", ["apple", "pear", "banana"]) { $0 }

  @Test func keepsSourceOrder() {
    #expect(fruit.names == ["apple", "pear", "banana"])
    #expect(Array(fruit) == ["apple", "pear", "banana"])
  }

  @Test func moreComesAfter() throws {
    let more = fruit.adding("plum")
    #expect(more.names == ["apple", "pear", "banana", "plum"] && more.kind == "fruit")
    #expect(try more.entry(named: "plum") == "plum")
  }

  @Test func findsByName() throws {
    #expect(try fruit.entry(named: "pear") == "pear")
  }

  @Test func unknownNameSuggestsTheNearest() {
    let error = #expect(throws: UnknownNameError.self) { try fruit.entry(named: "banan") }
    #expect(error?.suggestion == "banana")
    #expect(
      error?.description
        == "unknown fruit 'banan'; did you mean 'banana'? (known: apple, pear, banana)")
  }

  @Test func farNamesAreNotSuggested() {
    #expect(UnknownNameError(kind: "fruit", name: "xyzzy", known: ["apple"]).suggestion == nil)
  }

  // Distances from "b9": b1 … b9 differ in one character or none, c… in two.
  @Test func ofManyNamesTheNearestAreListed() {
    let known = ["c11", "c12", "c13"] + (1...10).map { "b\($0)" }
    #expect(
      UnknownNameError(kind: "fruit", name: "b0", known: known).description
        == "unknown fruit 'b0'; did you mean 'b1'? (known: b1, b2, b3, b4, b5 and 8 more)")
  }
}
