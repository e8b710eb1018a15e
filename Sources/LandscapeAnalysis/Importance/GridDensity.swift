import Foundation
import Numerical
import SearchSpaces

/// The steps on which a density of a hyperparameter stands.
struct DensityGrid {
  let isOrdinal: Bool
  let count: Int
  /// The step of each level.
  let steps: [Int]

  static let largestCount = 50

  init(_ domain: Domain, _ scale: LevelWeights) {
    isOrdinal = domain.kind == .ordinal
    let places = scale.positions(of: domain) ?? (0..<domain.count).map { Double($0) }
    guard isOrdinal, let low = places.min(), let high = places.max(), low < high else {
      count = domain.count
      steps = (0..<domain.count).map(\.self)
      return
    }
    let isWhole = places.allSatisfy { $0 == $0.rounded() }
    let stepCount =
      isWhole && high - low < Double(Self.largestCount) ? Int(high - low) + 1 : Self.largestCount
    let step = (high - low) / Double(stepCount - 1)
    count = stepCount
    // The middle between two steps goes to the lower one.
    steps = places.map {
      min(max(0, Int((($0 - low) / step - 0.5).rounded(.up))), stepCount - 1)
    }
  }
}

/// A density over steps: one kernel per observation, and a wide one over all as prior.
///
/// Of an ordinal hyperparameter, kernels are normal, integrated over each step and cut at the ends,
/// with Scott's bandwidth 1.059 · min(IQR / 1.34, deviation) · *n*^(−1/5), at least 0.5 / 1.64
/// steps. The prior has the whole range for its deviation. Of a categorical one, a kernel is the
/// observed category mixed with an even spread, of weight 1 / (categories observed + 1) each.
struct GridDensity {
  /// One per step, above 0, adding up to 1 but for 10⁻¹² per step.
  let values: [Double]

  /// - Parameter counts: Observations per step, one or more in all.
  init(of counts: [Int], isOrdinal: Bool) {
    let observed = counts.indices.filter { counts[$0] > 0 }
    let total = counts.reduce(0, +)
    var sums = [Double](repeating: 0, count: counts.count)
    func add(_ kernel: [Double], weight: Double) {
      let share = weight / Double(total + 1)
      for step in sums.indices { sums[step] += share * kernel[step] }
    }
    if isOrdinal {
      let bandwidth = GridDensity.bandwidth(observed, counts, total: total)
      for step in observed {
        add(
          GridDensity.normal(at: Double(step), bandwidth, count: counts.count),
          weight: Double(counts[step]))
      }
      add(
        GridDensity.normal(
          at: Double(counts.count - 1) / 2, Double(counts.count), count: counts.count), weight: 1)
    } else {
      let spread = 1 / Double(observed.count + 1)
      let whole = 1 + Double(counts.count) * spread
      for step in observed {
        var kernel = [Double](repeating: spread / whole, count: counts.count)
        kernel[step] += 1 / whole
        add(kernel, weight: Double(counts[step]))
      }
      add([Double](repeating: 1 / Double(counts.count), count: counts.count), weight: 1)
    }
    values = sums.map { $0 + 1e-12 }
  }

  private static func bandwidth(_ observed: [Int], _ counts: [Int], total: Int) -> Double {
    let mean = observed.reduce(0.0) { $0 + Double($1 * counts[$1]) } / Double(total)
    let squares = observed.reduce(0.0) {
      $0 + Double(counts[$1]) * (Double($1) - mean) * (Double($1) - mean)
    }
    let deviation = (squares / Double(max(1, total - 1))).squareRoot()
    // The steps at which a quarter and more than three quarters of the observations are reached.
    var reached = 0
    var (lower, upper): (Int?, Int?) = (nil, nil)
    for step in observed {
      reached += counts[step]
      if lower == nil, reached >= total / 4 { lower = step }
      if upper == nil, reached > total * 3 / 4 { upper = step }
    }
    let range = Double((upper ?? observed[observed.count - 1]) - (lower ?? observed[0]))
    return max(
      1.059 * min(range / 1.34, deviation) * pow(Double(total), -0.2), 0.5 / 1.64)
  }

  /// The normal distribution around a place, over the steps, cut half a step beyond the ends.
  private static func normal(at place: Double, _ deviation: Double, count: Int) -> [Double] {
    let ends = (0...count).map { (Double($0) - 0.5 - place) / deviation }
    let parts = (0..<count).map { mass(from: ends[$0], to: ends[$0 + 1]) }
    let whole = mass(from: ends[0], to: ends[count])
    return parts.map { $0 / whole }
  }

  /// The probability of an interval under the standard normal distribution, without cancellation in
  /// the upper tail.
  private static func mass(from low: Double, to high: Double) -> Double {
    let root = 2.0.squareRoot()
    return low > 0
      ? (erfc(low / root) - erfc(high / root)) / 2 : (erfc(-high / root) - erfc(-low / root)) / 2
  }
}
