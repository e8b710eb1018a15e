import Foundation

/// The interval of a correlation, by Fisher's transformation z = artanh r, which is nearly normal.
///
/// tanh(z ± q σ), q a normal quantile; σ = 1/√(K − 3) for Pearson's coefficient and
/// √((1 + r²/2)/(K − 3)) for Spearman's. Drawn without replacement from *n*, σ is multiplied by
/// √((n − K)/(n − 1)).
///
/// - Source: R. A. Fisher, Metron 1:3, 1921; D. G. Bonett, T. A. Wright, "Sample size requirements
///   for estimating Pearson, Kendall and Spearman correlations", Psychometrika 65:23, 2000.
public struct FisherInterval: Sendable, Hashable {
  /// Which coefficient it is of.
  public enum Coefficient: Sendable, Hashable {
    case pearson, spearman
  }

  /// Within [−1, 1]; all of it where fewer than four pairs are known, and not the population.
  public let low, high: Double

  /// - Parameters:
  ///   - correlation: *r*, in [−1, 1].
  ///   - pairs: *K*.
  ///   - population: What they were drawn from without replacement; `nil` is unlimited.
  public init(
    correlation: Double, pairs: Int, of coefficient: Coefficient, population: Int? = nil,
    confidence: Double = 0.95
  ) {
    precondition(abs(correlation) <= 1, "a correlation of \(correlation)")
    if pairs == population || (pairs > 3 && abs(correlation) == 1) {
      (low, high) = (correlation, correlation)
      return
    }
    guard pairs > 3 else {
      (low, high) = (-1, 1)
      return
    }
    let spread = coefficient == .pearson ? 1 : 1 + correlation * correlation / 2
    let halfWidth =
      NormalDistribution.halfWidth(confidence: confidence)
      * (spread / Double(pairs - 3)).squareRoot()
      * FinitePopulation.correction(sampleSize: pairs, of: population)
    let z = atanh(correlation)
    // Rounding must not move the ends past the value itself.
    low = min(correlation, tanh(z - halfWidth))
    high = max(correlation, tanh(z + halfWidth))
  }
}
