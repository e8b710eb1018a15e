import Foundation
import Landscapes
import SearchSpaces

extension TidyTable {
  /// A database as a tidy table, and the JSON of its side file.
  ///
  /// - Throws: ``StoreError``.
  public static func text(of store: EvaluationStore) throws -> (table: String, spaces: String) {
    let scenarios = try store.scenarios()
    guard !scenarios.isEmpty else { throw StoreError.noEvaluations(store.path) }
    var names: [String] = []
    for scenario in scenarios {
      for hyperparameter in scenario.study.space.hyperparameters
      where !names.contains(hyperparameter.name) {
        names.append(hyperparameter.name)
      }
    }
    let evaluations = try scenarios.map { try store.evaluations(of: $0.id) }
    let metrics = metricNames(evaluations)
    var lines = [
      (["learner", "dataset", "recipe", "loss"] + names.map { "hp.\($0)" } + [
        "fidelity.data", "fidelity.budget", "fidelity.epochs", "fidelity.trees", "fold", "seed",
      ] + lossColumns + metrics.map { "metric.\($0.measure.rawValue).\($0.name)" } + [
        "status", "reason", "cost", "training_samples", "steps",
      ]).map(quoted).joined(separator: ",")
    ]
    for (stored, all) in zip(scenarios, evaluations) {
      let (scenario, space) = (stored.scenario, stored.study.space)
      let start = [scenario.learner, scenario.dataset, scenario.recipe, scenario.loss]
      let fidelity = cells(of: scenario.fidelity)
      for evaluation in all {
        let levels = levels(of: evaluation.rank, in: space, names)
        lines.append(
          (start + levels + fidelity + cells(of: evaluation, metrics)).map(quoted)
            .joined(separator: ","))
      }
    }
    var spaces: [NamedSpace] = []
    for stored in scenarios {
      let scenario = stored.scenario
      if !spaces.contains(where: {
        $0.learner == scenario.learner && $0.dataset == scenario.dataset
      }) {
        spaces.append(
          NamedSpace(
            learner: scenario.learner, dataset: scenario.dataset, space: stored.study.space))
      }
    }
    return (lines.joined(separator: "\n") + "\n", try json(spaces) + "\n")
  }

  private static func cells(of fidelity: Fidelity) -> [String] {
    let shares = [fidelity.sampleFraction, fidelity.budgetFraction].map { $0.map { "\($0)" } ?? "" }
    return shares + [fidelity.epochs, fidelity.trees].map { $0.map { "\($0)" } ?? "" }
  }

  private typealias MetricColumn = (measure: Measure, name: String)

  private static func metricNames(_ evaluations: [[Evaluation]]) -> [MetricColumn] {
    var found: [Measure: Set<String>] = [:]
    for evaluation in evaluations.joined() {
      guard case .ok(let measurements) = evaluation.outcome else { continue }
      for (measure, measurement) in measurements {
        found[measure, default: []].formUnion(measurement.details.keys)
      }
    }
    return Measure.allCases.flatMap { measure in
      (found[measure] ?? []).sorted().map { (measure, $0) }
    }
  }

  /// The level of each name, empty where the space lacks it or it is inactive.
  private static func levels(
    of rank: Int, in space: SearchSpace, _ names: [String]
  ) -> [String] {
    let configuration = space.configuration(at: rank)
    let active = space.activity(of: configuration)
    return names.map { name in
      guard let index = space.index(of: name), active[index] else { return "" }
      return space.hyperparameters[index].domain.levels[configuration.levels[index]].description
    }
  }

  private static func cells(of evaluation: Evaluation, _ metrics: [MetricColumn]) -> [String] {
    var measurements: [Measure: Evaluation.Measurement] = [:]
    var (status, reason) = ("ok", "")
    switch evaluation.outcome {
    case .ok(let measured): measurements = measured
    case .diverged(let step): (status, reason) = ("diverged", String(step))
    case .failed(let message): (status, reason) = ("failed", message)
    }
    return ["\(evaluation.fold)", "\(evaluation.seed)"]
      + Measure.allCases.map { measurements[$0].map { "\($0.loss)" } ?? "" }
      + metrics.map { metric in
        measurements[metric.measure]?.details[metric.name].map { "\($0)" } ?? ""
      }
      + [
        status, reason, "\(evaluation.seconds)", "\(evaluation.trainingSamples)",
        "\(evaluation.steps)",
      ]
  }

  private static func quoted(_ cell: String) -> String {
    cell.contains { ",\"\n\r".contains($0) }
      ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
  }
}
