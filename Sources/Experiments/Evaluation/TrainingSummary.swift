package import Documents
import Learning
package import Networks
import Numerical
import SearchSpaces

/// What came of one training: loss and score of each part.
package struct TrainingSummary {
  /// Training, validation or test rows, and what a learner makes of them.
  package struct Part {
    let name: String
    let rowCount: Int
    let values: [Double]
  }

  package let records: RecordTable<Part>
  package let json: JSONValue

  package init(_ training: SingleTraining, _ observed: ObservedTraining) {
    let data = training.data
    let isClassifier = data.dataset.task == .classification
    let names =
      isClassifier
      ? ["cross_entropy", "error_rate", "accuracy", "low", "high"] : ["mse", "mae", "r_squared"]
    var parts: [Part] = []
    var outcome = "diverged"
    if case .finished(let trained, let validated, let tested) = observed.result.outcome {
      outcome = "ok"
      parts = [
        ("training", data.training.count, trained),
        ("validation", data.validation.count, validated), ("test", data.test.count, tested),
      ].map { name, rows, scores in
        let interval = WilsonInterval(
          successes: Int((scores.score * Double(rows)).rounded()), trials: rows)
        return Part(
          name: name, rowCount: rows,
          values: [scores.first, scores.second, scores.score]
            + (isClassifier ? [interval.low, interval.high] : []))
      }
    }
    let records = RecordTable<Part>(
      parts,
      [.text("part", for: .tables, \.name), .count("rows", \.rowCount)]
        + names.enumerated().map { index, name in .number(name) { $0.values[index] } })
    self.records = records
    let cost = observed.result.cost
    json = .document(
      "train",
      [
        ("learner", .string(training.learner.name)), ("dataset", .string(data.dataset.name)),
        ("recipe", .string(data.dataset.recipe.name)), ("seed", .string("\(training.seed)")),
        (
          "configuration",
          .object(training.hyperparameters.map { ($0.name, JSONValue($0.value)) })
        ), ("outcome", .string(outcome)), ("collapsed", .boolean(observed.result.isCollapsed)),
        ("scores", .object(parts.map { ($0.name, .object(records.pairs(of: $0))) })),
        (
          "cost",
          .object([
            ("steps", .integer(cost.steps)), ("parameters", .integer(cost.parameters)),
            ("samples_forward", .integer(cost.samplesForward)),
            ("measured_samples", .integer(cost.measuredSamples)),
            ("samples_backward", .integer(cost.samplesBackward)),
            ("gradient_equivalents", .number(cost.gradientEquivalents)),
            ("floating_point_operations", JSONValue(cost.floatingPointOperations)),
          ])
        ),
      ])
  }
}
