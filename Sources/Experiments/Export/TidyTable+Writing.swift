import Formats
package import Foundation
import GRDB
import Landscapes
import SearchSpaces

extension TidyTable {
  /// Writes a database as a tidy table, piece by piece: one evaluation is in memory at a time.
  ///
  /// - Parameter write: Takes the next bytes of the table.
  /// - Throws: ``StoreError``, and what `write` throws.
  package static func write(_ store: EvaluationStore, to write: (Data) throws -> Void) throws {
    let scenarios = try scenarios(of: store)
    var names: [String] = []
    for hyperparameter in scenarios.lazy.flatMap(\.study.space.hyperparameters)
    where !names.contains(hyperparameter.name) {
      names.append(hyperparameter.name)
    }
    let metrics = try store.metrics()
    let trainings = store.columns.compactMap(\.cells)
    var row = TidyRow(pieceSize: 1 << 16)
    for title in ["learner", "dataset", "recipe", "loss"] + names.map({ "hp.\($0)" })
      + ["fidelity.data", "fidelity.budget", "fidelity.epochs", "fidelity.trees"]
      + trainings.flatMap({ $0.titles(metrics) })
    {
      row.add(title)
    }
    try row.end(write)
    for stored in scenarios {
      let cells = ScenarioCells(stored, names)
      try store.forEachEvaluation(of: stored.id) { evaluation in
        cells.add(evaluation.rank, to: &row)
        let training = StoredTraining(evaluation)
        for cells in trainings { cells.write(training, metrics, &row) }
        try row.end(write)
      }
    }
    try row.flush(write)
  }

  /// The JSON of the side file: the spaces of a database.
  ///
  /// - Throws: ``StoreError``.
  package static func spaces(of store: EvaluationStore) throws -> Data {
    var spaces: [NamedSpace] = []
    for stored in try scenarios(of: store) {
      let (learner, dataset) = (stored.scenario.learner, stored.scenario.dataset)
      if !spaces.contains(where: { $0.learner == learner && $0.dataset == dataset }) {
        spaces.append(NamedSpace(learner: learner, dataset: dataset, space: stored.study.space))
      }
    }
    return Data((try compactJSON(spaces) + "\n").utf8)
  }

  private static func scenarios(of store: EvaluationStore) throws -> [StoredScenario] {
    let scenarios = try store.scenarios()
    guard !scenarios.isEmpty else { throw StoreError.noEvaluations(store.path) }
    return scenarios
  }
}

/// The cells that say what a scenario is and which configuration of it.
private struct ScenarioCells {
  /// Learner, data set, recipe and loss; data, budget, epochs and trees.
  private let start: [String]
  private let fidelity: [String]
  private let configuration: ConfigurationCells

  init(_ stored: StoredScenario, _ names: [String]) {
    let scenario = stored.scenario
    start = [scenario.learner, scenario.dataset, scenario.recipe, scenario.loss]
    let effort = scenario.fidelity
    fidelity = [
      "\(effort.sampleFraction)", effort.budgetFraction.map { "\($0)" } ?? "",
      effort.epochs.map { "\($0)" } ?? "", effort.trees.map { "\($0)" } ?? "",
    ]
    configuration = ConfigurationCells(of: stored.study.space, names)
  }

  /// Adds them.
  func add(_ rank: Int, to row: inout TidyRow) {
    for cell in start { row.add(cell) }
    configuration.add(rank, to: &row)
    for cell in fidelity { row.add(cell) }
  }
}
