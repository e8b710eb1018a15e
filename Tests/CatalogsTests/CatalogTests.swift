import Catalogs
import Testing

@Suite struct CatalogTests {
  let fruit = Catalog("fruit", ["apple", "pear", "banana"]) { $0 }

  @Test func keepsSourceOrder() {
    #expect(fruit.names == ["apple", "pear", "banana"])
    #expect(Array(fruit) == ["apple", "pear", "banana"])
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
}
