import Foundation

/// Variances of many samples of one small size, each drawn towards what is common to all.
///
/// The true variances are taken for scaled inverse χ² with *d*₀ degrees of freedom around *s*₀²,
/// fitted to the mean and variance of ln *s*²; the posterior mean of a sample with *d* degrees is
/// (*d*₀ *s*₀² + *d* *s*²) / (*d*₀ + *d*), and its *t* statistics have *d*₀ + *d* degrees of
/// freedom.
///
/// - Source: G. K. Smyth, "Linear models and empirical Bayes methods for assessing differential
///   expression in microarray experiments", Stat. Appl. Genet. Mol. Biol. 3:3, 2004.
package struct ModeratedVariances: Sendable {
  /// *d*, of each sample.
  package let sampleDegrees: Double
  /// *d*₀; infinite where the samples agree on one variance.
  package let priorDegrees: Double
  /// *s*₀².
  package let priorVariance: Double

  /// - Parameters:
  ///   - variances: Sample variances; those of 0 do not tell about the prior.
  ///   - degrees: *d* > 0.
  package init(fitting variances: [Double], degrees: Double) {
    sampleDegrees = degrees
    let logarithms = variances.filter { $0 > 0 }.map {
      log($0) - digamma(degrees / 2) + log(degrees / 2)
    }
    guard logarithms.count > 1 else {
      priorDegrees = 0
      priorVariance = 0
      return
    }
    let moments = Moments(of: logarithms)
    let spread =
      moments.second * Double(logarithms.count) / Double(logarithms.count - 1)
      - trigamma(degrees / 2)
    if spread > 1e-9 {
      priorDegrees = 2 * inverseTrigamma(spread)
      priorVariance = exp(moments.mean + digamma(priorDegrees / 2) - log(priorDegrees / 2))
    } else {
      priorDegrees = .infinity
      priorVariance = exp(moments.mean)
    }
  }

  /// Of a moderated *t* statistic; at most 10⁶, where it is normal for every purpose.
  package var degrees: Double { min(1e6, priorDegrees + sampleDegrees) }

  /// The posterior mean of the variance behind a sample variance.
  package func moderated(_ variance: Double) -> Double {
    if priorDegrees == .infinity { return priorVariance }
    return (priorDegrees * priorVariance + sampleDegrees * variance)
      / (priorDegrees + sampleDegrees)
  }
}

/// ψ(x), x > 0: recurrence up to 10, then the asymptotic series (Abramowitz, Stegun 6.3.5, 6.3.18).
func digamma(_ x: Double) -> Double {
  var (x, shift) = (x, 0.0)
  while x < 10 {
    shift -= 1 / x
    x += 1
  }
  let square = 1 / (x * x)
  let series = square * (1 / 12 - square * (1 / 120 - square * (1 / 252 - square / 240)))
  return shift + log(x) - 0.5 / x - series
}

/// ψ′(x), x > 0 (Abramowitz, Stegun 6.4.6, 6.4.12).
func trigamma(_ x: Double) -> Double {
  var (x, shift) = (x, 0.0)
  while x < 10 {
    shift += 1 / (x * x)
    x += 1
  }
  let square = 1 / (x * x)
  let series = square * (1 / 6 - square * (1 / 30 - square * (1 / 42 - square / 30)))
  return shift + 1 / x + square / 2 + series / x
}

/// The x with ψ′(x) = `value` > 0, by bisection of ln x.
func inverseTrigamma(_ value: Double) -> Double {
  var (low, high) = (-50.0, 50.0)
  for _ in 0..<100 {
    let middle = (low + high) / 2
    if trigamma(exp(middle)) > value { low = middle } else { high = middle }
  }
  return exp((low + high) / 2)
}
