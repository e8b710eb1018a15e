import Networks

extension Scores {
  /// Scores of predicted class probabilities, shape [rows, classes], or values, shape [rows].
  ///
  /// - Precondition: as above, of `rows` of `dataset`.
  static func of(_ predictions: [Double], rows: [Int], in dataset: Dataset) -> Scores {
    switch dataset.target {
    case .classes(let classes, let names):
      ofProbabilities(predictions, classCount: names.count, actual: rows.map { classes[$0] })
    case .values(let values):
      ofValues(predicted: predictions, actual: rows.map { values[$0] })
    }
  }
}
