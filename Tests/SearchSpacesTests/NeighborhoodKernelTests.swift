import SearchSpaces
import Testing

@Suite struct NeighborhoodKernelTests {
  static let conditional = try! SearchSpace([
    Hyperparameter("optimizer", .categorical(["sgd", "adam", "none"])),
    Hyperparameter(
      "nesterov", .categorical([false, true]), when: Condition([.init("optimizer", ["sgd"])])),
    Hyperparameter(
      "momentum", .ordinal([0, 0.5, 0.9]), when: Condition([.init("nesterov", [true])])),
    Hyperparameter("width", .ordinal([8, 16, 32])),
  ])
  static let forbidding = try! SearchSpace(
    [
      Hyperparameter("a", .ordinal([1, 2, 3, 4])),
      Hyperparameter("b", .categorical(["x", "y", "z"])),
    ],
    forbidden: [ForbiddenClause([.init("a", [2]), .init("b", ["y", "z"])])])

  static func neighbors(
    _ kernel: any NeighborhoodKernel, _ rank: Int, _ space: SearchSpace
  ) -> [Int] {
    var found: [Int] = []
    kernel.forEachNeighbor(of: rank, in: space) { found.append($0) }
    return found.sorted()
  }

  /// The definition, pair by pair: exactly one hyperparameter active in both differs, by one edit.
  static func areNeighbors(_ a: Int, _ b: Int, _ space: SearchSpace, hamming: Bool) -> Bool {
    let (x, y) = (space.configuration(at: a), space.configuration(at: b))
    let both = zip(space.activity(of: x), space.activity(of: y)).map { $0 && $1 }
    let differing = both.indices.filter { both[$0] && x.levels[$0] != y.levels[$0] }
    guard differing.count == 1, let index = differing.first else { return false }
    let ordinal = space.hyperparameters[index].domain.kind == .ordinal && !hamming
    return !ordinal || abs(x.levels[index] - y.levels[index]) == 1
  }

  @Test(arguments: [conditional, forbidding], [false, true])
  func neighborsAreThoseOfTheDefinition(space: SearchSpace, hamming: Bool) {
    let kernel: any NeighborhoodKernel = hamming ? HammingKernel() : OneEditKernel()
    let valid = Array(space.validRanks)
    for rank in valid {
      let expected = valid.filter { Self.areNeighbors(rank, $0, space, hamming: hamming) }
      #expect(Self.neighbors(kernel, rank, space) == expected)
    }
  }

  @Test func distanceCountsWhatIsActiveInBoth() throws {
    let space = Self.conditional
    let a = try space.rank(
      of: ["optimizer": "sgd", "nesterov": true, "momentum": 0.9, "width": 8])
    let b = try space.rank(of: ["optimizer": "adam", "width": 32])
    #expect(space.editDistance(a, b) == 3)  // optimizer 1, width 2; the rest is inactive in b
    #expect(space.editDistance(a, a) == 0)
  }
}
