import Numerical
import SearchSpaces
import Testing

@Suite struct GridSamplingTests {
  static let constrained = try! SearchSpace(
    [
      Hyperparameter("optimizer", .categorical(["sgd", "adam"])),
      Hyperparameter(
        "momentum", .ordinal([0, 0.5, 0.9]), when: Condition([.init("optimizer", ["sgd"])])),
      Hyperparameter("width", .ordinal([8, 16, 32, 64])),
    ],
    forbidden: [ForbiddenClause([.init("optimizer", ["adam"]), .init("width", [64])])])
  static let plain = try! SearchSpace([
    Hyperparameter("a", .ordinal((0..<16).map { Level.number(Double($0)) })),
    Hyperparameter("b", .ordinal((0..<16).map { Level.number(Double($0)) })),
  ])

  @Test(arguments: ["random:9", "sobol:9", "lhs:9", "random:15", "sobol:15", "lhs:15"])
  func samplesAreValidDistinctAndSeeded(text: String) throws {
    let sampling = try #require(GridSampling(parsing: text))
    #expect(sampling.description == text)
    // 3 · 4 under sgd, 3 under adam.
    #expect(Self.constrained.configurationCount == 15)
    let ranks = try sampling.ranks(in: Self.constrained, seed: Seed(1))
    #expect(ranks.count == sampling.count)
    #expect(Set(ranks).count == ranks.count)
    #expect(ranks.allSatisfy(Self.constrained.isValid(rank:)))
    #expect(try ranks == sampling.ranks(in: Self.constrained, seed: Seed(1)))
    if ranks.count < 15 {
      let others = try (2..<8).map { try sampling.ranks(in: Self.constrained, seed: Seed($0)) }
      #expect(others.contains { $0 != ranks })
    }
  }

  @Test func exhaustiveIsEveryValidRank() throws {
    #expect(
      try GridSampling.exhaustive.ranks(in: Self.constrained, seed: Seed(0))
        == Array(Self.constrained.validRanks))
  }

  @Test func sixteenSobolPointsTakeEveryLevelOnce() throws {
    let ranks = try GridSampling.sobol(16).ranks(in: Self.plain, seed: Seed(3))
    #expect(Set(ranks.map { $0 / 16 }).count == 16)
    #expect(Set(ranks.map { $0 % 16 }).count == 16)
    let hypercube = try GridSampling.latinHypercube(16).ranks(in: Self.plain, seed: Seed(3))
    #expect(Set(hypercube.map { $0 / 16 }).count == 16)
  }

  @Test func moreThanThereAreIsRefused() {
    #expect(throws: SearchSpaceError.sampleTooLarge(requested: 16, available: 15)) {
      try GridSampling.random(16).ranks(in: Self.constrained, seed: Seed(0))
    }
    #expect(throws: SearchSpaceError.sampleTooLarge(requested: 300, available: 256)) {
      try GridSampling.sobol(300).ranks(in: Self.plain, seed: Seed(0))
    }
    for text in ["random", "random:0", "sobol:x", "grid:5", ""] {
      #expect(GridSampling(parsing: text) == nil)
    }
  }
}
