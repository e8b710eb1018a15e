import Networks

/// When a boosting stops: after some rounds without a better loss on rows held out for that.
struct BoostingPatience {
  private let dataset: Dataset
  private let rows: [Int]
  private let table: [Double]
  private var scores: [Double] = []
  private var lowest = Double.infinity

  init(_ dataset: Dataset, rows: [Int]) {
    self.dataset = dataset
    self.rows = rows
    let features = dataset.featureCount
    table = rows.flatMap { dataset.features[$0 * features..<($0 + 1) * features] }
  }

  mutating func start(_ objective: BoostingObjective) {
    scores = rows.flatMap { _ in objective.initialScores }
    lowest = loss(objective)
  }

  /// Whether the loss is below all before, with the trees of another round.
  mutating func isBest(after trees: [BoostedTree], _ objective: BoostingObjective) -> Bool {
    for (score, tree) in trees.enumerated() {
      tree.addPredictions(
        for: table, featureCount: dataset.featureCount, to: &scores, from: score,
        stride: objective.scoreCount)
    }
    let loss = loss(objective)
    guard loss < lowest else { return false }
    lowest = loss
    return true
  }

  private func loss(_ objective: BoostingObjective) -> Double {
    var predictions: [Double] = []
    for start in stride(from: 0, to: scores.count, by: objective.scoreCount) {
      objective.appendPrediction(scores[start..<start + objective.scoreCount], to: &predictions)
    }
    return Scores.of(predictions, rows: rows, in: dataset).first
  }
}
