import Landscapes
import Numerical
import SearchSpaces
import TestSupport
import Testing

@Suite struct NKModelTests {
  private func space() throws -> SearchSpace {
    try SearchSpace([
      .init("a", .ordinal([0, 1, 2])), .init("b", .categorical(["x", "y"])),
      .init("c", .ordinal([0, 1])),
    ])
  }

  @Test func withoutInteractionsLossesAreAdditive() throws {
    let model = NKModel(try space(), interactionCount: 0, seed: Seed(1))
    // An effect of a is the same on any background: f(1, b, c) − f(0, b, c).
    for background in 0..<4 {
      expectClose(
        model.loss(at: 4 + background) - model.loss(at: background),
        model.loss(at: 4) - model.loss(at: 0), within: 1e-15)
    }
  }

  @Test func seedDecidesEverything() throws {
    let losses = try [1, 1, 2].map {
      try NKModel(try space(), interactionCount: 1, seed: Seed($0)).landscape().losses
    }
    #expect(losses[0] == losses[1] && losses[0] != losses[2])
    #expect(losses[0].allSatisfy { $0 >= 0 && $0 < 1 })
  }

  @Test func roundingKeepsThatManyDecimals() throws {
    let model = NKModel(try space(), interactionCount: 2, seed: Seed(3))
    let landscape = try model.landscape(ranks: [0, 5, 7], decimals: 2)
    #expect(landscape.ranks == [0, 5, 7])
    expectClose(landscape.losses[1], model.loss(at: 5), within: 0.005 + 1e-12)
    #expect((landscape.losses[1] * 100).rounded() / 100 == landscape.losses[1])
  }
}
