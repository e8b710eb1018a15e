import Documents
import Experiments
import Learning
import Networks
import Numerical
import SearchSpaces

/// What came of one training, as a table and as JSON: loss and score of each part.
struct TrainingSummary {
  private(set) var table: Table
  private(set) var exact: Table
  let json: JSONValue

  init(_ training: SingleTraining, _ observed: ObservedTraining) {
    let isClassifier = training.data.dataset.task == .classification
    let names =
      isClassifier ? ["cross_entropy", "error_rate", "accuracy"] : ["mse", "mae", "r_squared"]
    table = Table(
      [.init(title: "part")]
        + (["rows"] + names + (isClassifier ? ["low", "high"] : [])).map {
          Table.Header(title: $0, isNumeric: true)
        })
    exact = table
    var parts: [(String, JSONValue)] = []
    var outcome = "diverged"
    if case .finished(let trained, let validated, let tested) = observed.result.outcome {
      outcome = "ok"
      let data = training.data
      for (name, rows, scores) in [
        ("training", data.training.count, trained),
        ("validation", data.validation.count, validated),
        ("test", data.test.count, tested),
      ] {
        var values = [scores.first, scores.second, scores.score]
        var pairs = zip(names, values).map { ($0, JSONValue.number($1)) }
        if isClassifier {
          let interval = WilsonInterval(
            successes: Int((scores.score * Double(rows)).rounded()), trials: rows)
          values += [interval.low, interval.high]
          pairs += [("low", .number(interval.low)), ("high", .number(interval.high))]
        }
        table.rows.append([name, "\(rows)"] + values.map(tabulated))
        exact.rows.append([name, "\(rows)"] + values.map { "\($0)" })
        parts.append((name, .object([("rows", .integer(rows))] + pairs)))
      }
    }
    let cost = observed.result.cost
    json = .object([
      ("schema", .string("llp-fla/train/1")), ("learner", .string(training.learner.name)),
      ("dataset", .string(training.data.dataset.name)),
      ("recipe", .string(training.data.dataset.recipe.name)),
      ("seed", .string("\(training.seed)")),
      (
        "configuration",
        .object(training.hyperparameters.map { ($0.name, JSONValue($0.value)) })
      ),
      ("outcome", .string(outcome)), ("collapsed", .boolean(observed.result.isCollapsed)),
      ("scores", .object(parts)),
      (
        "cost",
        .object([
          ("steps", .integer(cost.steps)), ("parameters", .integer(cost.parameters)),
          ("samples_forward", .integer(cost.samplesForward)),
          ("measured_samples", .integer(cost.measuredSamples)),
          ("samples_backward", .integer(cost.samplesBackward)),
          ("gradient_equivalents", .number(cost.gradientEquivalents)),
          (
            "floating_point_operations", cost.floatingPointOperations.map { .number($0) } ?? .null
          ),
        ])
      ),
    ])
  }
}
