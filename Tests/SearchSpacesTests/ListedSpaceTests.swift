import Foundation
import SearchSpaces
import Testing

/// Spaces of more combinations than can be numbered.
@Suite struct ListedSpaceTests {
  /// 70 hyperparameters of two levels: 2⁷⁰ combinations, of which three are listed.
  static func space() throws -> SearchSpace {
    let hyperparameters = (0..<70).map { Hyperparameter("h\($0)", .ordinal([0, 1])) }
    let rows = [[Int32](repeating: 0, count: 70), [Int32](repeating: 0, count: 69) + [1]]
    return try SearchSpace(
      hyperparameters, listing: (rows + [[Int32](repeating: 1, count: 70)]).flatMap(\.self))
  }

  @Test func ranksArePlaces() throws {
    let space = try Self.space()
    #expect(space.combinationCount == 3 && !space.isUnconstrained)
    #expect(space.level(of: 69, at: 1) == 1 && space.level(of: 68, at: 1) == 0)
    for rank in 0..<3 { #expect(space.rank(of: space.configuration(at: rank)) == rank) }
    #expect(space.isValid(rank: 2))
    #expect(
      space.listedRank(of: Configuration(levels: [1] + [Int](repeating: 0, count: 69))) == nil)
  }

  @Test func whatIsNotListedIsRefused() throws {
    let values = Dictionary(
      uniqueKeysWithValues: (0..<70).map { ("h\($0)", Level.number($0 == 3 ? 1 : 0)) })
    #expect(throws: SearchSpaceError.unlistedConfiguration) {
      try Self.space().rank(of: values)
    }
  }

  @Test func theListIsStored() throws {
    let space = try Self.space()
    let data = try JSONEncoder().encode(space)
    #expect(try JSONDecoder().decode(SearchSpace.self, from: data) == space)
    let text = String(decoding: data, as: UTF8.self)
    // Out of order: no list.
    let wrong = text.replacing("\"listed\":[0,", with: "\"listed\":[1,")
    #expect(wrong != text)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(SearchSpace.self, from: Data(wrong.utf8))
    }
  }
}
