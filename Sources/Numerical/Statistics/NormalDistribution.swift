import Foundation

/// The standard normal distribution.
public enum NormalDistribution {
  /// Φ(*x*), the probability of a value up to `x`.
  public static func probability(upTo x: Double) -> Double { 0.5 * erfc(-x / 2.0.squareRoot()) }

  /// The value below which a share `probability` lies; 1.96 at 0.975.
  ///
  /// The rational approximation of Acklam (relative error 1.15e−9), made exact to rounding by one
  /// step of Halley's method.
  ///
  /// - Precondition: `probability` is in (0, 1).
  /// - Source: P. J. Acklam, "An algorithm for computing the inverse normal cumulative distribution
  ///   function", 2000.
  public static func quantile(_ probability: Double) -> Double {
    precondition(probability > 0 && probability < 1, "probability \(probability)")
    // By symmetry the lower half is enough, where Φ keeps its relative accuracy.
    if probability > 0.5 { return -quantile(1 - probability) }
    let x = approximateQuantile(probability)
    let error =
      (self.probability(upTo: x) - probability) * (2 * Double.pi).squareRoot() * exp(x * x / 2)
    return x - error / (1 + x * error / 2)
  }

  /// How many standard errors on either side hold a share `confidence`; 1.96 for 0.95.
  ///
  /// - Precondition: `confidence` is in (0, 1).
  public static func halfWidth(confidence: Double) -> Double {
    precondition(confidence > 0 && confidence < 1, "confidence \(confidence)")
    return quantile(0.5 + confidence / 2)
  }

  private static func approximateQuantile(_ probability: Double) -> Double {
    func polynomial(_ coefficients: [Double], _ x: Double) -> Double {
      coefficients.reduce(0) { $0 * x + $1 }
    }
    if probability < 0.02425 {
      let q = (-2 * log(probability)).squareRoot()
      return polynomial(
        [
          -7.784894002430293e-03, -3.223964580411365e-01, -2.400758277161838e+00,
          -2.549732539343734e+00, 4.374664141464968e+00, 2.938163982698783e+00,
        ], q)
        / polynomial(
          [
            7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996e+00,
            3.754408661907416e+00, 1,
          ], q)
    }
    let q = probability - 0.5
    let square = q * q
    return q
      * polynomial(
        [
          -3.969683028665376e+01, 2.209460984245205e+02, -2.759285104469687e+02,
          1.383577518672690e+02, -3.066479806614716e+01, 2.506628277459239e+00,
        ], square)
      / polynomial(
        [
          -5.447609879822406e+01, 1.615858368580409e+02, -1.556989798598866e+02,
          6.680131188771972e+01, -1.328068155288572e+01, 1,
        ], square)
  }
}
