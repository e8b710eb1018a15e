/// The predictions of a classifier against the truth.
struct TestedClasses {
  let names: [String]
  let actual: [Int]
  /// The most probable class of each row, the first of equals.
  let predicted: [Int]
  /// Its probability.
  let confidence: [Double]
  /// Rows by actual and predicted class.
  let confusion: [[Int]]

  /// - Parameter probabilities: Shape [rows, classes].
  /// - Precondition: At least one row, and a probability for each class.
  init(_ probabilities: [Double], actual: [Int], names: [String]) {
    precondition(
      !actual.isEmpty && probabilities.count == actual.count * names.count,
      "probabilities do not fill the rows")
    self.names = names
    self.actual = actual
    var confusion = [[Int]](
      repeating: [Int](repeating: 0, count: names.count), count: names.count)
    var predicted: [Int] = []
    var confidence: [Double] = []
    for (row, label) in actual.enumerated() {
      let shares = probabilities[row * names.count..<(row + 1) * names.count]
      var best = shares.startIndex
      for place in shares.indices where shares[place] > shares[best] { best = place }
      predicted.append(best - shares.startIndex)
      confidence.append(shares[best])
      confusion[label][best - shares.startIndex] += 1
    }
    self.predicted = predicted
    self.confidence = confidence
    self.confusion = confusion
  }

  var count: Int { actual.count }
  var correctCount: Int { names.indices.reduce(0) { $0 + confusion[$1][$1] } }
  func count(of label: Int) -> Int { confusion[label].reduce(0, +) }
  func predictedCount(of label: Int) -> Int { confusion.reduce(0) { $0 + $1[label] } }

  /// `nil` where nothing was predicted as the class.
  func precision(of label: Int) -> Double? {
    share(confusion[label][label], of: predictedCount(of: label))
  }

  /// `nil` where no row is of the class.
  func recall(of label: Int) -> Double? { share(confusion[label][label], of: count(of: label)) }

  /// F1 = 2 · right / (rows + predicted); `nil` where both are 0.
  func harmonicMean(of label: Int) -> Double? {
    share(2 * confusion[label][label], of: count(of: label) + predictedCount(of: label))
  }

  private func share(_ part: Int, of whole: Int) -> Double? {
    whole > 0 ? Double(part) / Double(whole) : nil
  }

  /// A tenth of the range of confidence.
  struct Bin {
    let lower: Double
    let count: Int
    /// Rows in it that are classified rightly.
    let correctCount: Int
    let meanConfidence: Double
  }

  /// Rows by confidence, in ten bins of equal width; empty ones are left out.
  var bins: [Bin] {
    (0..<10).compactMap { index in
      let rows = confidence.indices.filter { min(Int(confidence[$0] * 10), 9) == index }
      guard !rows.isEmpty else { return nil }
      return Bin(
        lower: Double(index) / 10, count: rows.count,
        correctCount: rows.count { predicted[$0] == actual[$0] },
        meanConfidence: rows.reduce(0) { $0 + confidence[$1] } / Double(rows.count))
    }
  }

  /// Σ over ``bins`` of share · |accuracy − mean confidence|: 0 where confidence is earned.
  ///
  /// - Source: C. Guo et al., "On calibration of modern neural networks", ICML 2017, eq. 3.
  var calibrationError: Double {
    bins.reduce(0) {
      $0 + abs(Double($1.correctCount) - $1.meanConfidence * Double($1.count)) / Double(count)
    }
  }
}
