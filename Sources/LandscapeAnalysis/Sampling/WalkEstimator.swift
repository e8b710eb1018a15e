import Landscapes
import Numerical

/// The autocorrelation by random walks: for landscapes that are only partly evaluated, or too large
/// for one pass over their edges.
///
/// Each walk starts at a uniform node and visits 20; each step goes to a uniform neighbour, neutral
/// edges included. All visits are pooled: ρ̂(k) = (Σ lagged products / lagged pairs) / (Σ squares /
/// visits) around their grand mean x̄. The interval is that of a bootstrap over walks.
///
/// The starts are uniform, while the exact ρ(k) weighs a node by its degree: where degrees differ,
/// a small bias remains.
///
/// - Source: E. Weinberger, Biol. Cybern. 63:325, 1990; see `LandscapeMetric.autocorrelation`.
enum WalkEstimator {
  /// Nodes that a walk visits, its start included.
  static let walkLength = 20

  static func autocorrelation(lag: Int) -> SampleEstimator {
    SampleEstimator(unit: .walks) { autocorrelation($0, $1, lag) }
  }

  private static func autocorrelation(
    _ landscape: SampledLandscape, _ plan: SamplePlan, _ lag: Int
  ) -> Estimate? {
    var generator = plan.seed.derived("walks").generator()
    let walks = (0..<plan.size).compactMap { _ in
      let losses = walk(landscape, longerThan: lag, &generator)
      return losses.count > lag ? Sums(losses, lag: lag) : nil
    }
    return plan.bootstrapped(walks.count) { drawn in
      var total = Sums()
      for place in drawn { total.add(walks[Int(place)]) }
      return total.autocorrelation
    }
  }

  /// The losses along one walk, less the mean of all losses so that nothing cancels later.
  private static func walk(
    _ landscape: SampledLandscape, longerThan lag: Int, _ generator: inout Xoshiro256
  ) -> [Double] {
    let mean = landscape.moments.mean
    var node = generator.integer(below: landscape.count)
    var losses = [landscape.losses[node] - mean]
    while losses.count < max(walkLength, lag + 1) {
      guard let next = landscape.randomNeighbor(of: node, &generator) else { break }
      node = next
      losses.append(landscape.losses[node] - mean)
    }
    return losses
  }

  /// What the estimate needs of a walk, or of several.
  private struct Sums {
    var visits = 0.0
    var sum = 0.0
    var square = 0.0
    var pairs = 0.0
    /// Σ x_t x_{t+k} and Σ (x_t + x_{t+k}) over lagged pairs.
    var product = 0.0
    var pairSum = 0.0

    init() {}

    init(_ losses: [Double], lag: Int) {
      visits = Double(losses.count)
      pairs = Double(losses.count - lag)
      for loss in losses {
        sum += loss
        square += loss * loss
      }
      for (first, second) in zip(losses, losses.dropFirst(lag)) {
        product += first * second
        pairSum += first + second
      }
    }

    mutating func add(_ other: Sums) {
      visits += other.visits
      sum += other.sum
      square += other.square
      pairs += other.pairs
      product += other.product
      pairSum += other.pairSum
    }

    var autocorrelation: Double? {
      guard pairs > 0 else { return nil }
      let mean = sum / visits
      let variance = square / visits - mean * mean
      // Equal losses leave rounding alone.
      guard variance > 1e-14 * square / visits else { return nil }
      let covariance = product / pairs - mean * pairSum / pairs + mean * mean
      return max(-1, min(1, covariance / variance))
    }
  }
}
