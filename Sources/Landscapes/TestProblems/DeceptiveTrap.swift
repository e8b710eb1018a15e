public import SearchSpaces

/// A landscape that leads away from its optimum: blocks of two-level hyperparameters, each a trap.
///
/// A block of *k* of which *u* stand at their second level adds 0 if *u* = *k*, else (*u* + 1) /
/// *k*; the loss is the mean over blocks. All at the second level is the optimum, and every step
/// from the other end leads away from it. Every block is at an optimum of its own at *u* = *k* and
/// at *u* = 0, so that *b* blocks have 2^*b* local optima; of the 2^*k* states of a block, *k* + 1
/// descend to the optimum.
///
/// - Source: K. Deb, D. E. Goldberg, "Analyzing deception in trap functions", FOGA 1993.
public struct DeceptiveTrap: TestProblem {
  public let name = "trap"
  public let space: SearchSpace
  /// *k*, successive hyperparameters per block.
  public let blockSize: Int

  /// - Precondition: All hyperparameters have two levels; their number is a multiple of
  ///   `blockSize` ≥ 2.
  public init(_ space: SearchSpace, blockSize: Int) {
    precondition(
      space.hyperparameters.allSatisfy { $0.domain.count == 2 },
      "a trap needs hyperparameters of two levels")
    precondition(
      blockSize >= 2 && space.hyperparameterCount.isMultiple(of: blockSize),
      "\(space.hyperparameterCount) hyperparameters are not blocks of \(blockSize)")
    self.space = space
    self.blockSize = blockSize
  }

  /// *b*, the number of traps.
  public var blockCount: Int { space.hyperparameterCount / blockSize }
  /// The rank of the optimum: all at their second level.
  public var optimum: Int { space.combinationCount - 1 }
  /// The rank of the local optimum farthest from it, to which losses lead: all at their first
  /// level.
  public var attractor: Int { 0 }

  /// The loss of the configuration of that rank, in [0, 1].
  ///
  /// - Complexity: O(*d*).
  public func loss(at rank: Int) -> Double {
    var sum = 0
    for block in 0..<blockCount {
      var raised = 0
      for index in block * blockSize..<(block + 1) * blockSize {
        raised += space.level(of: index, at: rank)
      }
      if raised < blockSize { sum += raised + 1 }
    }
    return Double(sum) / Double(blockSize * blockCount)
  }
}
