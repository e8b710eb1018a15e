import Landscapes
import SearchSpaces
import Testing

/// Landscapes of every combination of two learners, data sets, recipes, losses, fidelities and
/// measures.
@Suite struct LandscapeFamilyTests {
  static let landscapes: [Landscape] = {
    let space = try! SearchSpace([Hyperparameter("depth", .ordinal([1, 2]))])
    return (0..<64).map { number in
      func choice<Value>(_ bit: Int, _ values: [Value]) -> Value { values[number >> bit & 1] }
      return try! Landscape(
        id: String(number),
        scenario: Scenario(
          learner: choice(5, ["tree", "forest"]), dataset: choice(4, ["iris", "wine"]),
          recipe: choice(3, ["standard", "scaled"]), loss: choice(2, ["error_rate", "brier"]),
          fidelity: choice(1, [.full, try! Fidelity(sampleFraction: 0.5)])),
        measure: choice(0, [.train, .validation]), space: space, losses: [1, 2])
    }
  }()

  /// Everything that a landscape is, without one axis.
  private static func rest(of landscape: Landscape, without axis: ScenarioAxis) -> [String] {
    ScenarioAxis.allCases.filter { $0 != axis }.map { $0.label(of: landscape) }
  }

  @Test(arguments: ScenarioAxis.allCases) func pairsDifferInNothingElse(axis: ScenarioAxis) {
    let family = LandscapeFamily(Self.landscapes)
    let pairs = family.pairs(differingIn: axis)
    // Each of the 64 has one partner.
    #expect(pairs.count == 32)
    for pair in pairs {
      let (first, second) = (Self.landscapes[pair.first], Self.landscapes[pair.second])
      #expect(pair.first < pair.second && family.areApart(pair.first, pair.second, in: axis))
      #expect(axis.label(of: first) != axis.label(of: second))
      #expect(Self.rest(of: first, without: axis) == Self.rest(of: second, without: axis))
    }
  }

  @Test(arguments: ScenarioAxis.allCases) func seriesDifferInNothingElse(axis: ScenarioAxis) {
    let series = LandscapeFamily(Self.landscapes).series(along: [axis])
    #expect(series.count == 32)
    for landscapes in series {
      #expect(Set(landscapes.map { axis.label(of: $0) }).count == 2 && landscapes.count == 2)
      #expect(Set(landscapes.map { Self.rest(of: $0, without: axis) }).count == 1)
    }
  }

  @Test func theCheapestComesFirst() {
    // Odd bits 1: number 2 is number 0 on half of the data.
    let series = LandscapeFamily(Self.landscapes).series(of: "0", along: [.fidelity])
    #expect(series.map(\.id) == ["2", "0"])
    #expect(LandscapeFamily(Self.landscapes).series(of: "64", along: [.fidelity]).isEmpty)
  }

  @Test func mainLandscapesAreOfValidationAtTheHighestFidelity() {
    let mains = LandscapeFamily(Self.landscapes).mains
    // One of each four that differ in the two lowest bits: full, validation.
    #expect(mains.map(\.id) == (0..<16).map { String(4 * $0 + 1) })
  }

  @Test func anotherSpaceOrTwinIsAnotherSeries() throws {
    let first = Self.landscapes[0]
    let space = try SearchSpace([Hyperparameter("depth", .ordinal([1, 3]))])
    let other = try Landscape(
      id: "other", scenario: Self.landscapes[2].scenario, measure: .train, space: space,
      losses: [1, 2])
    let family = LandscapeFamily([first, other, first])
    #expect(family.places(along: [.fidelity]) == [[0], [1], [2]])
    #expect(family.places(along: [.fidelity], ofOneSpace: false) == [[1, 0], [2]])
    #expect(family.bySpace.map(\.count) == [2, 1])
  }

  @Test func aNegatedLossIsAnother() throws {
    let first = Self.landscapes[0]
    let scenario = first.scenario
    let negated = Scenario(
      learner: scenario.learner, dataset: scenario.dataset, loss: scenario.loss,
      orientation: .maximised)
    #expect(ScenarioAxis.differences(scenario, negated) == [.loss])
  }
}
