public import Numerical
public import SearchSpaces

/// A landscape without interactions and with one optimum.
///
/// *f*(x) = (1/*d*) Σ_j *c*_j(x_j). Effects *c* of categorical levels are independent, uniform in
/// [0, 1). Along an ordinal hyperparameter they rise on both sides of a level drawn at random, step
/// by step by independent amounts. The best level of each hyperparameter gives the optimum, and
/// improving edits lead to it from everywhere.
public struct Additive: TestProblem {
  public let name = "additive"
  public let space: SearchSpace
  /// The effect of each level: shape [hyperparameters][levels].
  public let effects: [[Double]]

  public init(_ space: SearchSpace, seed: Seed) {
    self.space = space
    effects = space.hyperparameters.enumerated().map { index, hyperparameter in
      var random = seed.derived("additive", index).generator()
      let count = hyperparameter.domain.count
      guard hyperparameter.domain.kind == .ordinal else {
        return (0..<count).map { _ in random.uniform() }
      }
      let best = random.integer(below: count)
      var effects = [Double](repeating: 0, count: count)
      // 1 − u is never 0: a step of no effect would be a plateau.
      for level in (0..<best).reversed() {
        effects[level] = effects[level + 1] + (1 - random.uniform()) / Double(count)
      }
      for level in best + 1..<max(best + 1, count) {
        effects[level] = effects[level - 1] + (1 - random.uniform()) / Double(count)
      }
      return effects
    }
  }

  /// The loss of the configuration of that rank, in [0, 1).
  ///
  /// - Complexity: O(*d*).
  public func loss(at rank: Int) -> Double {
    var sum = 0.0
    for (index, effects) in effects.enumerated() {
      sum += effects[space.level(of: index, at: rank)]
    }
    return sum / Double(effects.count)
  }
}
