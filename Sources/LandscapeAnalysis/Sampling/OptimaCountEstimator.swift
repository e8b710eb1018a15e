import Landscapes
import Numerical

/// The number of local optima from the ends of steepest descents.
///
/// With s distinct ends, and q_r ends hit r times, Chao1 = s + q₁ (q₁ − 1) / (2 (q₂ + 1)): see
/// `UnseenClasses`. Descents from every node find every optimum, and s is exact.
///
/// The interval is that of a bootstrap from the estimated sizes of all basins, those not met
/// included: drawing from the s ends alone would forget the others, and come out too low. It starts
/// at s or above, for so many exist.
enum OptimaCountEstimator {
  static let optimaCount = SampleEstimator(unit: .descents) { estimate($0, $1) }

  private static func estimate(
    _ landscape: SampledLandscape, _ plan: SamplePlan
  ) -> Estimate? {
    var search = DescentSearch(landscape)
    let starts = landscape.sampledNodes(plan.size, seed: plan.seed)
    var hits: [Int: Int] = [:]
    for start in starts { hits[search.end(from: start), default: 0] += 1 }
    guard starts.count < landscape.count else { return plan.exact(Double(hits.count)) }
    let counts = hits.sorted { $0.key < $1.key }.map(\.value)
    let value = UnseenClasses.chao1(counts)
    let shares = UnseenClasses.estimatedShares(counts)
    // Cumulative shares, to draw a basin by one uniform number.
    var ends: [Double] = []
    for share in shares { ends.append((ends.last ?? 0) + share) }
    let cumulative = ends
    let replicates = plan.bootstrap.replicates { generator in
      var drawn = [Int](repeating: 0, count: cumulative.count)
      for _ in starts { drawn[place(of: generator.uniform(), in: cumulative)] += 1 }
      return UnseenClasses.chao1(drawn)
    }
    guard
      let interval = Bootstrap.interval(
        of: replicates, around: value, confidence: plan.confidence, sampleSize: starts.count)
    else { return nil }
    let seen = Double(counts.count)
    return plan.estimate(
      value, max(seen, interval.lowerBound), max(value, interval.upperBound))
  }

  /// The first place whose cumulative share is above `number`.
  private static func place(of number: Double, in cumulative: [Double]) -> Int {
    var (low, high) = (0, cumulative.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if cumulative[middle] > number { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
