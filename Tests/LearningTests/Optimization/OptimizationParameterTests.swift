import SearchSpaces
import Testing

@testable import Learning

struct OptimizationParameterTests {
  private static let shared = Parameter<Double?>(
    "pull", .from(0),
    "of \(OptimizationParameter.takers); null: \(OptimizationParameter.usualValues)")
  private static let own = Parameter<Bool>(
    "flip", default: false, "of \(OptimizationParameter.takers): the other way")

  private static func taken(_ usual: Double) -> OptimizationParameter {
    OptimizationParameter.number(shared, usual: usual).0
  }

  @Test func aSharedParameterStandsOnceWithWhatEachTakes() {
    let declarations = OptimizationParameter.declarations(of: [
      ("first", [Self.taken(1e-8)]),
      ("second", [OptimizationParameter(Self.own), Self.taken(0.5)]),
      ("third", [Self.taken(1e-8)]),
    ])
    // `flip` comes before `pull` in the second, so it does in the list.
    #expect(declarations.map(\.name) == ["flip", "pull"])
    #expect(
      declarations.map(\.summary) == [
        "of second: the other way",
        "of first, second and third; null: 1e-8 for first and third, 0.5 for second",
      ])
    #expect(declarations[1].accepts == "a number from 0, or null")
  }

  @Test func oneUsualValueNeedsNoName() {
    let declarations = OptimizationParameter.declarations(of: [
      ("first", [Self.taken(0.9)]), ("second", [Self.taken(0.9)]),
    ])
    #expect(declarations.map(\.summary) == ["of first and second; null: 0.9"])
  }

  @Test func whatIsNotGivenIsTheOwnValue() throws {
    let (taken, pull) = OptimizationParameter.number(Self.shared, usual: 0.5)
    #expect(taken.usual == 0.5)
    #expect(try pull.value(in: [:]) == 0.5)
    #expect(try pull.value(in: ["pull": .null]) == 0.5)
    #expect(try pull.value(in: ["pull": 2]) == 2)
  }
}
