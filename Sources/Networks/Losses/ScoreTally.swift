import Foundation
import Numerical

/// Sums over samples from which the scores of a classifier follow, in double precision.
struct ClassificationTally {
  private var count = 0
  private var errors = 0
  private var topFive = 0
  private var negativeLogLikelihood = 0.0

  /// Adds `rows` samples of `logits`, shape [rows, classCount]. The most probable class is the one
  /// of the highest logit, the lowest index among equals, and so on for those behind it.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  mutating func add<Scalar: RealScalar>(
    logits: UnsafePointer<Scalar>, classes: UnsafePointer<Int32>, rows: Int, classCount: Int
  ) {
    for row in 0..<rows {
      let z = logits + row * classCount
      var best = 0
      for k in 1..<max(classCount, 1) where z[k] > z[best] { best = k }
      let truth = Int(classes[row])
      let highest = Double(z[best])
      var sum = 0.0
      for k in 0..<classCount { sum += exp(Double(z[k]) - highest) }
      negativeLogLikelihood += log(sum) + (highest - Double(z[truth]))
      if best != truth { errors += 1 }
      var ahead = 0
      for k in 0..<classCount where z[k] > z[truth] || z[k] == z[truth] && k < truth { ahead += 1 }
      if ahead < 5 { topFive += 1 }
    }
    count += rows
  }

  /// - Precondition: Samples were added.
  var scores: Scores {
    precondition(count > 0, "scores of no samples")
    return Scores(
      crossEntropy: negativeLogLikelihood / Double(count),
      errorRate: Double(errors) / Double(count),
      topFiveAccuracy: Double(topFive) / Double(count))
  }
}

/// Predictions against targets, from which the scores of a regression follow.
///
/// R² = 1 − Σ (ŷ − y)² / Σ (y − ȳ)². Where all targets are equal it is 1 for exact predictions and
/// 0 for others.
struct RegressionTally {
  private var count = 0
  private var squares = 0.0
  private var magnitudes = 0.0
  // Targets relative to the first one, for the sum of squares about their mean.
  private var origin = 0.0
  private var shifted = 0.0
  private var shiftedSquares = 0.0

  mutating func add(prediction: Double, target: Double) {
    if count == 0 { origin = target }
    let error = prediction - target
    let shift = target - origin
    squares += error * error
    magnitudes += abs(error)
    shifted += shift
    shiftedSquares += shift * shift
    count += 1
  }

  /// - Precondition: Samples were added.
  var scores: Scores {
    precondition(count > 0, "scores of no samples")
    let spread = shiftedSquares - shifted * shifted / Double(count)
    let determination = spread > 0 ? 1 - squares / spread : (squares == 0 ? 1 : 0)
    return Scores(
      meanSquaredError: squares / Double(count), meanAbsoluteError: magnitudes / Double(count),
      determination: determination)
  }
}
