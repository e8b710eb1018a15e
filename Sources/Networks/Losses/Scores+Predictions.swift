import Foundation

extension Scores {
  /// Scores of predicted class probabilities.
  ///
  /// Cross-entropy is the mean of −log max(p, ε), p the probability of the true class and ε = 2⁻⁵²,
  /// which costs a class that was thought impossible 36.04 nats, as in scikit-learn. The predicted
  /// class is the most probable one, the first of equals.
  ///
  /// - Parameters:
  ///   - probabilities: Shape [rows, classes].
  ///   - actual: The class of each row.
  /// - Precondition: at least one row; `probabilities.count == actual.count * classCount`.
  public static func ofProbabilities(
    _ probabilities: [Double], classCount: Int, actual: [Int32]
  ) -> Scores {
    precondition(!actual.isEmpty, "no rows to score")
    precondition(
      probabilities.count == actual.count * classCount, "probabilities do not fill the table")
    var loss = 0.0
    var errorCount = 0
    var topFiveCount = 0
    for (row, label) in actual.enumerated() {
      let shares = probabilities[row * classCount..<(row + 1) * classCount]
      loss -= log(max(shares[shares.startIndex + Int(label)], .ulpOfOne))
      var predicted = shares.startIndex
      for place in shares.indices where shares[place] > shares[predicted] { predicted = place }
      if predicted - shares.startIndex != Int(label) { errorCount += 1 }
      let truth = shares.startIndex + Int(label)
      let ahead = shares.indices.count {
        shares[$0] > shares[truth] || shares[$0] == shares[truth] && $0 < truth
      }
      if ahead < 5 { topFiveCount += 1 }
    }
    let rowCount = Double(actual.count)
    return Scores(
      crossEntropy: loss / rowCount, errorRate: Double(errorCount) / rowCount,
      topFiveAccuracy: Double(topFiveCount) / rowCount)
  }

  /// Scores of predicted values.
  ///
  /// R² = 1 − Σ (y − ŷ)² / Σ (y − ȳ)², ȳ the mean of `actual`. Where all actual values are equal it
  /// is 1 for a perfect prediction and 0 otherwise, as in scikit-learn.
  ///
  /// - Precondition: at least one row, and as many predicted as actual.
  public static func ofValues(predicted: [Double], actual: [Double]) -> Scores {
    precondition(!actual.isEmpty, "no rows to score")
    precondition(predicted.count == actual.count, "predicted and actual differ in rows")
    let rowCount = Double(actual.count)
    let mean = actual.reduce(0, +) / rowCount
    var squares = 0.0
    var absolutes = 0.0
    var spread = 0.0
    for (prediction, value) in zip(predicted, actual) {
      squares += (value - prediction) * (value - prediction)
      absolutes += abs(value - prediction)
      spread += (value - mean) * (value - mean)
    }
    let determination = spread > 0 ? 1 - squares / spread : (squares == 0 ? 1 : 0)
    return Scores(
      meanSquaredError: squares / rowCount, meanAbsoluteError: absolutes / rowCount,
      determination: determination)
  }
}
