package import Numerical

/// Trees added one after another, each a step of the loss downhill.
///
/// A tree is grown on the first and second derivatives of the loss by the scores so far, as a
/// histogram per feature and node; its leaves step by −G / (H + λ) times the learning rate. Round
/// *i* depends on the seed and on *i* alone: more rounds begin with fewer. All sums are of whole
/// numbers, so that no result depends on the order of addition.
///
/// - Source: J. H. Friedman, "Greedy function approximation: a gradient boosting machine", Annals
///   of Statistics 29:5, 2001; second order and penalties: T. Chen, C. Guestrin, "XGBoost: a
///   scalable tree boosting system", KDD 2016.
package struct GradientBoosting: Sendable {
  /// Round by round, and within a round one per score.
  package let trees: [BoostedTree]
  /// Scores per row: classes where there are more than two, else 1.
  package var scoreCount: Int { objective.scoreCount }

  private let objective: BoostingObjective
  private let featureCount: Int

  /// Fits `rows` of `dataset`.
  ///
  /// - Precondition: `rows` holds two classes, where there are classes, and more rows than classes
  ///   where patience is asked for; values have finite squares.
  package init(
    _ dataset: Dataset, rows: [Int], options: BoostingOptions, binLimit: Int = 255, seed: Seed
  ) {
    var rows = rows
    var stopping: BoostingPatience?
    if options.patience != nil {
      let order = StratifiedOrder(of: rows, in: dataset, seed: seed.derived("held out"))
        .startingWithEveryClass(in: dataset)
      let held = Array(order.suffix(max(1, rows.count / 10)))
      rows = order.dropLast(held.count).sorted()
      stopping = BoostingPatience(dataset, rows: held)
    }
    let table = BinnedTable(dataset, rows: rows, binLimit: binLimit)
    objective = BoostingObjective(dataset, rows: rows)
    featureCount = dataset.featureCount
    var rounds = BoostingRounds(table, objective, options, seed: seed)
    var trees: [BoostedTree] = []
    var best = 0
    stopping?.start(objective)
    for round in 0..<options.roundCount {
      let grown = rounds.next(round)
      trees += grown
      guard stopping?.isBest(after: grown, objective) == false else {
        best = round + 1
        continue
      }
      if let patience = options.patience, round + 1 - best >= patience { break }
    }
    trees.removeLast(trees.count - best * objective.scoreCount)
    self.trees = trees
  }

  package var roundCount: Int { trees.count / scoreCount }

  /// The nodes of all trees.
  package var nodeCount: Int { trees.reduce(0) { $0 + $1.nodes.count } }

  /// Scores before the first round, for every row. Shape [rows, scores].
  func initialScores(rowCount: Int) -> [Double] {
    (0..<rowCount).flatMap { _ in objective.initialScores }
  }

  /// Adds what a round predicts for each row of `table` to `scores`, shape [rows, scores].
  func addRound(_ round: Int, for table: [Double], to scores: inout [Double]) {
    for score in 0..<scoreCount {
      trees[round * scoreCount + score].addPredictions(
        for: table, featureCount: featureCount, to: &scores, from: score, stride: scoreCount)
    }
  }

  /// Class probabilities or values of scores.
  ///
  /// - Returns: Shape [rows, classes], or [rows].
  func predictions(ofScores scores: [Double]) -> [Double] {
    var predictions: [Double] = []
    predictions.reserveCapacity(scores.count * (scoreCount == 1 ? 2 : 1))
    for start in stride(from: 0, to: scores.count, by: scoreCount) {
      objective.appendPrediction(scores[start..<start + scoreCount], to: &predictions)
    }
    return predictions
  }

  /// What all rounds predict for each row of `table`.
  ///
  /// - Parameter table: Shape [rows, features], missing values NaN.
  /// - Returns: Shape [rows, classes], or [rows].
  package func predictions(for table: [Double], rowCount: Int) -> [Double] {
    var scores = initialScores(rowCount: rowCount)
    for round in 0..<roundCount { addRound(round, for: table, to: &scores) }
    return predictions(ofScores: scores)
  }
}
