/// The score interval of a proportion.
///
/// With p = successes / K and z normal quantiles: centre (p + z²/2K) / (1 + z²/K), half-width
/// z √(p(1 − p)/K + z²/4K²) / (1 + z²/K). It stays within [0, 1] and has a width at p = 0 and p =
/// 1.
///
/// Drawn without replacement from *n*, z is multiplied by √((n − K)/(n − 1)), so that the interval
/// closes around p as *K* nears *n*. (Multiplying the half-width alone would leave the centre off
/// p: with 0 of 9 drawn from 10 it would be 0.05…0.25, and the truth can only be 0 or 0.1.)
///
/// - Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference",
///   JASA 22:209, 1927.
public struct WilsonInterval: Sendable, Hashable {
  /// Within [0, 1]; they enclose the observed proportion.
  public let low, high: Double

  /// - Parameters:
  ///   - trials: *K*, at least 1.
  ///   - population: What they were drawn from without replacement; `nil` is unlimited.
  public init(successes: Int, trials: Int, population: Int? = nil, confidence: Double = 0.95) {
    precondition(trials > 0 && successes >= 0 && successes <= trials, "\(successes) of \(trials)")
    let z =
      NormalDistribution.halfWidth(confidence: confidence)
      * FinitePopulation.correction(sampleSize: trials, of: population)
    let count = Double(trials)
    let p = Double(successes) / count
    let scale = 1 + z * z / count
    let center = (p + z * z / (2 * count)) / scale
    let halfWidth = z * (p * (1 - p) / count + z * z / (4 * count * count)).squareRoot() / scale
    // At the ends the two are equal but for rounding.
    low = successes == 0 ? 0 : min(p, max(0, center - halfWidth))
    high = successes == trials ? 1 : max(p, min(1, center + halfWidth))
  }
}
