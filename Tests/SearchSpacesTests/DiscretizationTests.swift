import Foundation
import Numerical
import SearchSpaces
import TestSupport
import Testing

@Suite struct DiscretizationTests {
  // By hand: 0…10 in five cells of width 2, midpoints 1 3 5 7 9; 2 belongs to the cell that starts
  // there, 10 to the last. Nothing falls on the third.
  @Test func equalWidths() throws {
    let (levels, positions) = try Discretization(parsing: "x:linear:5").cut([0, 2, 1.9, 10, 7, 3])
    #expect(levels == [1, 3, 5, 7, 9])
    #expect(positions == [0, 1, 0, 4, 3, 1])
  }

  // By hand: tenths lie on the borders of ten cells from 0 to 1; 0.3 / 0.1 is below 3 in binary.
  @Test func tenthsLieOnBorders() throws {
    let tenths = (0...10).map { Double($0) / 10 }
    let (_, positions) = try Discretization(parsing: "x:linear:10").cut(tenths)
    #expect(positions == [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 9])
    let decades = (-5...0).map { pow(10, Double($0)) }
    #expect(try Discretization(parsing: "x:log:5").cut(decades).positions == [0, 1, 2, 3, 4, 4])
  }

  // By hand: 10⁻⁴…10⁰ in four decades, midpoints 10^−3.5 … 10^−0.5.
  @Test func equalRatios() throws {
    let (levels, positions) = try Discretization(parsing: "lr:log:4")
      .cut([1e-4, 5e-4, 2e-3, 0.5, 1])
    for (level, exponent) in zip(levels, [-3.5, -2.5, -1.5, -0.5]) {
      expectClose(level, pow(10, exponent), relative: 1e-12)
    }
    #expect(positions == [0, 0, 1, 3, 3])
  }

  // By hand: 1…9 cut at the tertiles 11/3 and 19/3: medians 2, 5, 8.
  @Test func equalNumbers() throws {
    let values = (1...9).map(Double.init)
    let (levels, positions) = try Discretization(parsing: "x:quantile:3").cut(values)
    #expect(levels == [2, 5, 8])
    #expect(positions == [0, 0, 0, 1, 1, 1, 2, 2, 2])
  }

  @Test func tiesMakeFewerQuantileLevels() throws {
    let (levels, positions) = try Discretization(parsing: "x:quantile:4")
      .cut([0, 0, 0, 0, 0, 0, 1, 2])
    #expect(levels == [0, 1.5])
    #expect(positions == [0, 0, 0, 0, 0, 0, 1, 1])
  }

  // Whatever is cut: levels ascend, each value is on the level nearest in order, all are placed.
  @Test(arguments: Discretization.Scale.allCases) func levelsAscendWithTheValues(
    scale: Discretization.Scale
  ) throws {
    var generator = Seed(8).generator()
    for count in 2...12 {
      let values = (0..<50).map { _ in 0.001 + generator.uniform() * generator.uniform() }
      let (levels, positions) = try Discretization(parsing: "x:\(scale.rawValue):\(count)")
        .cut(values)
      #expect(levels == levels.sorted() && Set(levels).count == levels.count)
      #expect(levels.count == count)
      #expect(positions.allSatisfy { levels.indices.contains($0) })
      let pairs = zip(values, positions).sorted { $0.0 < $1.0 }
      #expect(zip(pairs, pairs.dropFirst()).allSatisfy { $0.1 <= $1.1 })
    }
  }

  @Test(arguments: Discretization.Scale.allCases) func equalValuesAreOneLevel(
    scale: Discretization.Scale
  ) throws {
    let (levels, positions) = try Discretization(parsing: "x:\(scale.rawValue):3").cut([2, 2])
    #expect(levels == [2] && positions == [0, 0])
    // Two neighbouring numbers have no eight midpoints between them.
    let close = try Discretization(parsing: "x:\(scale.rawValue):8").cut([1, 1.0.nextUp])
    #expect(close.levels == [1, 1.0.nextUp])
  }

  @Test func namesMayHoldColons() throws {
    let parsed = try Discretization(parsing: "classifier:max:depth:log:8")
    #expect(parsed.name == "classifier:max:depth" && parsed.scale == .log && parsed.count == 8)
    #expect(parsed.description == "classifier:max:depth:log:8")
  }

  @Test(arguments: [
    "", "lr", "lr:log", "lr:logg:8", "lr:log:1", "lr:log:x", "lr:log:-3", ":log:8", "lr:log:8:",
    "lr:log:1000001", "lr:log:9223372036854775807",
  ]) func badTextSaysWhatToGive(text: String) throws {
    let error = #expect(throws: SearchSpaceError.self) { try Discretization(parsing: text) }
    #expect(
      error?.description == "'\(text)' does not say how to cut a hyperparameter into levels; "
        + "give NAME:linear:N, NAME:log:N or NAME:quantile:N with N from 2 to a million, such as "
        + "lr:log:8")
  }

  @Test func logarithmsNeedPositiveValues() throws {
    let discretization = try Discretization(parsing: "lr:log:4")
    let error = #expect(throws: SearchSpaceError.self) { try discretization.cut([1, 0, 2]) }
    #expect(
      error?.description
        == "hyperparameter 'lr' cannot be cut in logarithms, for it goes down to 0; "
        + "use lr:linear:N or lr:quantile:N")
  }
}
