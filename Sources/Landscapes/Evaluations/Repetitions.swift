/// The losses of every configuration on the same folds or under the same seeds.
///
/// Repetition *r* of one configuration and repetition *r* of another share their data and their
/// randomness, so that differences are taken pair by pair and what both share cancels.
public struct Repetitions: Sendable, Hashable {
  /// Losses per configuration, *R* ≥ 2.
  public let count: Int
  /// Shape [nodes, *R*], row-major.
  public let losses: [Double]

  /// - Precondition: *R* ≥ 2, and `losses` holds whole rows.
  public init(count: Int, losses: [Double]) {
    precondition(count >= 2 && losses.count.isMultiple(of: count), "\(losses.count) of \(count)")
    self.count = count
    self.losses = losses
  }

  /// The number of configurations.
  public var nodeCount: Int { losses.count / count }

  /// The losses of `node`, in order of repetition.
  @inline(__always)
  public subscript(node: Int) -> ArraySlice<Double> {
    losses[node * count..<(node + 1) * count]
  }

  /// The mean loss of every configuration over some of the repetitions, which may recur.
  ///
  /// - Parameter weights: One per repetition; they need not sum to 1.
  public func means(weights: [Double]) -> [Double] {
    precondition(weights.count == count, "\(weights.count) weights of \(count) repetitions")
    let total = weights.reduce(0, +)
    return (0..<nodeCount).map { node in
      var sum = 0.0
      for repetition in 0..<count { sum += weights[repetition] * losses[node * count + repetition] }
      return sum / total
    }
  }

  /// Some of the repetitions, in the order given.
  ///
  /// - Precondition: Two or more, each of `0..<count`.
  public func keeping(_ kept: [Int]) -> Repetitions {
    Repetitions(
      count: kept.count,
      losses: (0..<nodeCount).flatMap { node in kept.map { losses[node * count + $0] } })
  }

  /// What is left of each loss without the mean of its configuration and the effect that its
  /// repetition has on all, shape [nodes, *R*], scaled so that squares estimate the variance of one
  /// loss: multiplied by √(*R* / (*R* − 1)) and √(*n* / (*n* − 1)).
  public func residuals() -> [Double] {
    let nodes = nodeCount
    var effects = [Double](repeating: 0, count: count)
    var means = [Double](repeating: 0, count: nodes)
    for node in 0..<nodes {
      for repetition in 0..<count {
        means[node] += losses[node * count + repetition] / Double(count)
      }
    }
    for node in 0..<nodes {
      for repetition in 0..<count {
        effects[repetition] += (losses[node * count + repetition] - means[node]) / Double(nodes)
      }
    }
    let scale =
      (Double(count) / Double(count - 1) * Double(nodes) / Double(max(1, nodes - 1))).squareRoot()
    return losses.indices.map { scale * (losses[$0] - means[$0 / count] - effects[$0 % count]) }
  }
}
