import GRDB
public import Landscapes
import SearchSpaces

extension EvaluationStore {
  /// The trainings of every learner and data set in the order in which they were finished, one
  /// history per loss.
  ///
  /// Trainings of older files, and imported ones without an order, are counted and left out.
  public func histories() throws(StoreError) -> [EvaluationHistory] {
    struct Key: Hashable {
      let learner, dataset, recipe, loss: String
    }
    var order: [Key] = []
    typealias Part = (
      study: StudyIdentity, scenario: Scenario, trainings: [EvaluationHistory.Training]
    )
    var parts: [Key: Part] = [:]
    for stored in try scenarios() {
      let scenario = stored.scenario
      let key = Key(
        learner: scenario.learner, dataset: scenario.dataset, recipe: scenario.recipe,
        loss: scenario.loss)
      if parts[key] == nil { order.append(key) }
      parts[key, default: (stored.study, scenario, [])].trainings += try trainings(of: stored)
    }
    return order.compactMap { key in
      guard let (study, scenario, trainings) = parts[key] else { return nil }
      let dataset = key.recipe == "standard" ? key.dataset : "\(key.dataset):\(key.recipe)"
      let isAmbiguous = order.contains {
        $0.learner == key.learner && $0.dataset == key.dataset && $0.recipe == key.recipe
          && $0.loss != key.loss
      }
      return EvaluationHistory(
        name: ([key.learner, dataset] + (isAmbiguous ? [key.loss] : []))
          .filter { !$0.isEmpty }.joined(separator: "/"),
        configurations: .space(study.space), foldCount: study.folds, trainings: trainings,
        scenario: scenario)
    }
  }

  /// The trainings of a scenario by rank, fold and seed, each with its validation loss, or where
  /// there is none, with that of the test or the train data.
  private func trainings(
    of stored: StoredScenario
  ) throws(StoreError) -> [EvaluationHistory.Training] {
    let timings = ["sequence", "started", "ended", "worker"].map(known).joined(separator: ", ")
    return try read { database in
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT rank, seed, outcome, COALESCE(validation, test, train), seconds, \(timings)
          FROM evaluations WHERE scenario = ? ORDER BY rank, fold, seed
          """, arguments: [stored.id])
      var trainings: [EvaluationHistory.Training] = []
      while let row = try rows.next() {
        let seed: Int64 = row[1]
        let outcome = EvaluationHistory.Training.Outcome(rawValue: row[2]) ?? .failed
        trainings.append(
          EvaluationHistory.Training(
            rank: row[0], seed: UInt64(bitPattern: seed), fidelity: stored.scenario.fidelity,
            outcome: outcome, loss: outcome == .ok ? row[3] : nil, seconds: row[4],
            timing: EvaluationTiming(
              sequence: row[5], start: row[6], end: row[7], worker: row[8])))
      }
      return trainings
    }
  }
}
