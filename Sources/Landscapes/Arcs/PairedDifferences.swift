import Numerical

/// Differences of two configurations over the same folds or seeds, by Student's paired *t*.
///
/// With *d*_r the difference on repetition *r*, the interval is *d̄* ± t_{R−1} · √(Σ (*d*_r − *d̄*)²
/// / (*R* (*R* − 1))), t_{R−1} the two-sided quantile. Losses that differ by the same amount on
/// every repetition differ for certain.
///
/// - Note: Folds of one cross-validation share training rows, so that the interval is a little too
///   narrow (Nadeau, Bengio, "Inference for the generalization error", Mach. Learn. 52:239, 2003).
/// - Source: Student, "The probable error of a mean", Biometrika 6:1, 1908.
public struct PairedDifferences: Sendable {
  public let repetitions: Repetitions
  /// The share of intervals that hold the true difference, in (0, 1).
  public let confidence: Double
  /// t² / (*R* (*R* − 1)).
  private let factor: Double

  /// - Precondition: 0 < `confidence` < 1.
  public init(_ repetitions: Repetitions, confidence: Double) {
    precondition(confidence > 0 && confidence < 1, "confidence \(confidence)")
    self.repetitions = repetitions
    self.confidence = confidence
    let count = Double(repetitions.count)
    let quantile = StudentDistribution(degreesOfFreedom: count - 1)
      .quantile(at: (1 + confidence) / 2)
    factor = quantile * quantile / (count * (count - 1))
  }

  /// Whether the interval of the difference leaves 0 out.
  @inline(__always)
  public func areDistinct(_ first: Int, _ second: Int) -> Bool {
    let (mean, squares) = difference(first, second)
    return mean * mean > factor * squares
  }

  /// *d̄* and its standard error.
  public func differenceAndError(_ first: Int, _ second: Int) -> (mean: Double, error: Double) {
    let (mean, squares) = difference(first, second)
    let count = Double(repetitions.count)
    return (mean, (squares / (count * (count - 1))).squareRoot())
  }

  /// *d̄* and Σ (*d*_r − *d̄*)².
  @inline(__always)
  private func difference(_ first: Int, _ second: Int) -> (mean: Double, squares: Double) {
    let count = repetitions.count
    return repetitions.losses.withUnsafeBufferPointer { losses in
      let a = losses.baseAddress! + first * count
      let b = losses.baseAddress! + second * count
      var sum = 0.0
      for repetition in 0..<count { sum += a[repetition] - b[repetition] }
      let mean = sum / Double(count)
      var squares = 0.0
      for repetition in 0..<count {
        let deviation = a[repetition] - b[repetition] - mean
        squares += deviation * deviation
      }
      return (mean, squares)
    }
  }
}
