public import SearchSpaces

/// A loss for each configuration of a space, or of a part of it.
///
/// Node *i* is the configuration of the *i*-th present rank. A complete landscape stores no ranks.
public struct Landscape: Sendable {
  /// `forest/digits/full/validation`, or what a user calls it.
  public let id: String
  public let scenario: Scenario
  public let measure: Measure
  public let space: SearchSpace
  /// The ranks present, ascending; `nil` when every rank of the space is present.
  public let ranks: [Int]?
  /// One finite loss per node, lower is better.
  public let losses: [Double]
  /// Configurations that were tried and gave no loss of their own, because a training failed or
  /// diverged. Under ``DivergencePolicy/worst`` they are present, at the highest loss.
  public let failedCount: Int
  /// The losses behind the means, where every configuration has the same folds and seeds.
  public let repetitions: Repetitions?
  /// Which configurations are next to each other, and which differences count, unless a graph or a
  /// topography is asked for others.
  package var shape = TopographyOptions()
  /// What cells were made of: the configurations as they were run; `nil` of a landscape whose nodes
  /// are those.
  package var sample: LandscapeSample?
  /// The ranks of those of ``failedCount``, ascending.
  package var failedRanks: [Int] = []
  /// How its configurations were chosen, where that is known.
  package var sampling = Sampling.unknown

  /// Who chose the configurations of a landscape.
  package enum Sampling: Hashable, Sendable {
    case unknown
    /// A sampler that looks at what it has seen and crowds around the best, as TPE does.
    case adaptive
  }

  /// A landscape over `ranks`, or over the whole space where that is `nil`.
  ///
  /// - Throws: ``LandscapeError`` when empty, when a loss is not finite, when a rank is invalid or
  ///   repeated, or when counts do not match.
  public init(
    id: String, scenario: Scenario, measure: Measure = .validation, space: SearchSpace,
    ranks: [Int]? = nil, losses: [Double], failedCount: Int = 0, repetitions: Repetitions? = nil
  ) throws(LandscapeError) {
    precondition(
      repetitions.map { $0.nodeCount == losses.count } ?? true,
      "repetitions of \(repetitions?.nodeCount ?? 0) configurations for \(losses.count) losses")
    guard !losses.isEmpty else { throw .empty(id: id) }
    let expected = ranks?.count ?? space.combinationCount
    guard losses.count == expected else {
      throw .countMismatch(id: id, losses: losses.count, expected: expected)
    }
    // A list of configurations is no grid, even where all of it is present.
    let ranks = ranks ?? (space.isListed ? Array(losses.indices) : nil)
    if let node = losses.firstIndex(where: { !$0.isFinite }) {
      throw .notFinite(id: id, rank: ranks?[node] ?? node, loss: losses[node])
    }
    if let ranks {
      for (position, rank) in ranks.enumerated() {
        guard rank >= 0, rank < space.combinationCount, space.isValid(rank: rank) else {
          throw .invalidRank(id: id, rank: rank)
        }
        guard position == 0 || ranks[position - 1] < rank else {
          throw .unsortedRanks(id: id, rank: rank)
        }
      }
    }
    self.id = id
    self.scenario = scenario
    self.measure = measure
    self.space = space
    self.ranks = ranks?.count == space.combinationCount && !space.isListed ? nil : ranks
    if space.isListed { shape.neighborhood = .nearest(nil) }
    self.losses = losses
    self.failedCount = failedCount
    self.repetitions = repetitions
  }

  /// The same configurations with other losses; repetitions are dropped.
  ///
  /// - Precondition: One finite loss per node.
  public func replacingLosses(_ losses: [Double]) -> Landscape {
    precondition(
      losses.count == count && losses.allSatisfy(\.isFinite), "\(losses.count) losses")
    return Landscape(self, losses)
  }

  /// The same landscape under another name.
  package func renamed(_ id: String) -> Landscape {
    Landscape(self, id: id, losses, repetitions)
  }

  private init(
    _ landscape: Landscape, id: String? = nil, _ losses: [Double],
    _ repetitions: Repetitions? = nil
  ) {
    self.id = id ?? landscape.id
    scenario = landscape.scenario
    measure = landscape.measure
    space = landscape.space
    ranks = landscape.ranks
    failedCount = landscape.failedCount
    self.losses = losses
    self.repetitions = repetitions
    shape = repetitions == nil ? landscape.shape.withoutNoise : landscape.shape
    sample = landscape.sample
    failedRanks = landscape.failedRanks
    sampling = landscape.sampling
  }

  /// The number of configurations present.
  public var count: Int { losses.count }

  /// Whether every rank of the space is present, so that neighbours are stride arithmetic.
  public var isComplete: Bool { ranks == nil }

  /// Present configurations as a share of the valid ones of the space.
  ///
  /// Of numbers that were drawn from ranges it says nothing; see ``isOffGrid``.
  public var coverage: Double { Double(count) / space.valueOfConfigurationCount }

  /// Whether configurations are a sample of ranges, so that the levels of the space are no grid.
  package var isOffGrid: Bool {
    if space.hyperparameters.contains(where: { $0.range != nil }) { return true }
    guard !isComplete, space.hyperparameters.count(where: { $0.domain.count > 1 }) > 1 else {
      return false
    }
    let share = Double(count) / space.valueOfLevelCombinations
    return space.hyperparameters.contains { hyperparameter in
      hyperparameter.isContinuous(count: count, coverage: share)
    }
  }

  /// The rank of a node.
  @inlinable
  public func rank(ofNode node: Int) -> Int { ranks?[node] ?? node }

  /// The node of a rank, where it is present.
  ///
  /// - Complexity: O(1) when complete, else O(log *n*).
  public func node(ofRank rank: Int) -> Int? {
    guard let ranks else { return rank >= 0 && rank < losses.count ? rank : nil }
    var low = 0
    var high = ranks.count
    while low < high {
      let middle = (low + high) / 2
      if ranks[middle] < rank { low = middle + 1 } else { high = middle }
    }
    return low < ranks.count && ranks[low] == rank ? low : nil
  }

  /// The node of lowest loss, the lowest node on ties.
  public var bestNode: Int {
    var best = 0
    for node in losses.indices where losses[node] < losses[best] { best = node }
    return best
  }

  /// Whether losses differ; one configuration alone is not varied.
  public var isVaried: Bool { losses.contains { $0 != losses[0] } }
}
