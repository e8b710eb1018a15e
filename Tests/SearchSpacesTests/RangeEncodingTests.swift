import SearchSpaces
import TestSupport
import Testing

@Suite struct RangeEncodingTests {
  static func position(_ levels: [Level], _ index: Int) throws -> Double {
    let space = try SearchSpace([Hyperparameter("x", .ordinal(levels))])
    return RangeEncoding(space).coordinates(at: index)[0]
  }

  // By hand: 3 is a quarter of the way from 1 to 9; levels 1 3 9 81 have the middle 6, which lies
  // at log 6 / log 81 = 0.41 in the logarithm and at 5/80 in the value.
  @Test func numbersStandByValueOrByLogarithm() throws {
    expectClose(try Self.position([1, 3, 7, 9], 1), 0.25, within: 1e-15)
    expectClose(try Self.position([1, 3, 9, 81], 1), 0.25, within: 1e-15)
    expectClose(try Self.position([0.0001, 0.001, 0.01, 0.1], 2), 2.0 / 3, within: 1e-15)
    // Ten times from end to end, but evenly spaced; and geometric, but below ten times.
    expectClose(try Self.position([1, 4, 7, 10], 1), 1.0 / 3, within: 1e-15)
    expectClose(try Self.position([1, 2, 4, 8], 1), 1.0 / 7, within: 1e-15)
    // Zero has no logarithm.
    expectClose(try Self.position([0, 1, 10, 100], 2), 0.1, within: 1e-15)
  }

  @Test func otherLevelsAreEvenlySpaced() throws {
    #expect(try Self.position([2, 4, 8, 16, .null], 3) == 0.75)
    #expect(try Self.position(["low", "middle", "high"], 1) == 0.5)
    #expect(try Self.position([7], 0) == 0)
  }

  // By hand: sgd .9 against sgd 0: 0 + 1; sgd against adam: 1 + 1, for momentum acts on one side;
  // adam against itself elsewhere in x: 0 + 0 + 1/2. Each over three hyperparameters.
  @Test func activityCounts() throws {
    let space = try SearchSpace([
      Hyperparameter("optimizer", .categorical(["sgd", "adam", "lion"])),
      Hyperparameter(
        "momentum", .ordinal([0, 0.9]), when: Condition([.init("optimizer", ["sgd"])])),
      Hyperparameter("x", .ordinal([0, 1, 2])),
    ])
    let encoding = RangeEncoding(space)
    func distance(_ first: [Int], _ second: [Int]) -> Double {
      RangeEncoding.distance(
        encoding.coordinates(at: space.rank(of: Configuration(levels: first))),
        encoding.coordinates(at: space.rank(of: Configuration(levels: second))))
    }
    expectClose(distance([0, 1, 0], [0, 0, 0]), 1.0 / 3, within: 1e-9)
    expectClose(distance([0, 1, 0], [1, 0, 0]), 2.0 / 3, within: 1e-9)
    expectClose(distance([1, 0, 0], [1, 0, 1]), 0.5 / 3, within: 1e-9)
    expectClose(distance([1, 0, 0], [2, 0, 2]), 2.0 / 3, within: 1e-9)
  }

  // In exact arithmetic all steps of a line of seven levels are 1/6; as doubles they are not.
  @Test func equalStepsAreEquallyFar() throws {
    let space = try SearchSpace([
      Hyperparameter("x", .ordinal((0..<7).map { Level.number(Double($0) / 10) })),
      Hyperparameter("y", .ordinal([1, 2, 3])),
    ])
    let encoding = RangeEncoding(space)
    let steps = (0..<6).map {
      RangeEncoding.distance(
        encoding.coordinates(at: 3 * $0), encoding.coordinates(at: 3 * $0 + 3))
    }
    #expect(Set(steps).count == 1)
  }
}
