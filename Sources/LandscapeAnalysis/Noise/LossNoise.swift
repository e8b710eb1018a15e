public import Landscapes
import Numerical

/// How sure the losses of a landscape are, and what follows for the best of them.
///
/// Folds and seeds shift all configurations alike; only what is left beside that shift is noise.
/// Variances of few repetitions are moderated (`ModeratedVariances`).
public struct LossNoise: Sendable {
  public let landscape: Landscape
  public let repetitions: Repetitions
  /// Per node, the standard error of its mean loss, in units of loss.
  public let standardErrors: [Double]
  /// Of *t* statistics with ``standardErrors``.
  public let degreesOfFreedom: Double

  /// - Returns: `nil` where the landscape has no repetitions.
  public init?(_ landscape: Landscape) {
    guard let repetitions = landscape.repetitions else { return nil }
    self.landscape = landscape
    self.repetitions = repetitions
    let count = repetitions.count
    let residuals = repetitions.residuals()
    let variances = (0..<landscape.count).map { node in
      residuals[node * count..<(node + 1) * count].reduce(0) { $0 + $1 * $1 } / Double(count)
    }
    let moderation = ModeratedVariances(fitting: variances, degrees: Double(count - 1))
    standardErrors = variances.map { (moderation.moderated($0) / Double(count)).squareRoot() }
    degreesOfFreedom = moderation.degrees
  }

  /// Per node, the ends of the interval of its loss.
  ///
  /// - Parameter confidence: Of each interval on its own, in (0, 1).
  public func intervals(confidence: Double) -> [ClosedRange<Double>] {
    let quantile = StudentDistribution(degreesOfFreedom: degreesOfFreedom)
      .quantile(at: (1 + confidence) / 2)
    return landscape.losses.indices.map { node in
      let loss = landscape.losses[node]
      let half = quantile * standardErrors[node]
      return loss - half...loss + half
    }
  }

  /// The configurations that are not significantly worse than the best seen, which is one of them.
  ///
  /// Each is compared with the best by a moderated paired *t*, one-sided, at the level that
  /// Bonferroni gives *n* − 1 comparisons: the truly best configuration is in the set with at least
  /// that confidence.
  ///
  /// - Returns: Nodes, ascending.
  /// - Source: J. C. Hsu, "Constrained simultaneous confidence intervals for multiple comparisons
  ///   with the best", Ann. Stat. 12:1136, 1984, for the idea; unequal variances by moderation.
  public func confidenceSet(confidence: Double = 0.95) -> [Int] {
    let best = landscape.bestNode
    let comparison = comparison(with: best, confidence: confidence)
    return landscape.losses.indices.filter { node in
      node == best || comparison.differences[node] <= comparison.bounds[node]
    }
  }

  /// The places that `node` may truly have, 1 for the best.
  ///
  /// From 1 + the configurations that are significantly better to *n* − those that are
  /// significantly worse, each comparison at Bonferroni's level for *n* − 1 of them.
  ///
  /// - Complexity: O(*n* · *R*).
  public func rankInterval(of node: Int, confidence: Double = 0.95) -> ClosedRange<Int> {
    let comparison = comparison(with: node, confidence: confidence)
    var (better, worse) = (0, 0)
    for other in landscape.losses.indices where other != node {
      if comparison.differences[other] > comparison.bounds[other] { worse += 1 }
      if -comparison.differences[other] > comparison.bounds[other] { better += 1 }
    }
    return 1 + better...landscape.count - worse
  }

  /// Per node its loss less that of `reference`, and how much may be noise.
  private func comparison(
    with reference: Int, confidence: Double
  ) -> (differences: [Double], bounds: [Double]) {
    let count = repetitions.count
    let nodes = landscape.count
    var differences = [Double](repeating: 0, count: nodes)
    var variances = differences
    for node in 0..<nodes {
      var sum = 0.0
      for repetition in 0..<count {
        sum +=
          repetitions.losses[node * count + repetition]
          - repetitions.losses[reference * count + repetition]
      }
      let mean = sum / Double(count)
      var squares = 0.0
      for repetition in 0..<count {
        let deviation =
          repetitions.losses[node * count + repetition]
          - repetitions.losses[reference * count + repetition] - mean
        squares += deviation * deviation
      }
      differences[node] = mean
      variances[node] = squares / Double(count - 1)
    }
    let others = variances.indices.filter { $0 != reference }.map { variances[$0] }
    let moderation = ModeratedVariances(fitting: others, degrees: Double(count - 1))
    let quantile = StudentDistribution(degreesOfFreedom: moderation.degrees)
      .quantile(at: 1 - (1 - confidence) / Double(max(1, nodes - 1)))
    let bounds = variances.map {
      quantile * (moderation.moderated($0) / Double(count)).squareRoot()
    }
    return (differences, bounds)
  }
}
