import Documents
import LandscapeAnalysis
import Landscapes
import SearchSpaces

/// What `importance` found on one landscape.
struct ImportanceReport {
  let importance: HyperparameterImportance
  /// `loss` or `gap`.
  let subject: String
  let weights: LevelWeights
  let path: AblationPath
  let marginals: [Marginal]

  var landscape: Landscape { importance.landscape }
  private var space: SearchSpace { landscape.space }

  /// Names of hyperparameters.
  func names(_ indices: [Int]) -> [String] { indices.map { space.hyperparameters[$0].name } }

  /// What matters, in words.
  var finding: String { importance.finding(of: subject == "gap" ? "gaps" : "losses") }

  /// The mean prediction at a point of a marginal of one hyperparameter, where a forest tells it.
  func prediction(
    at point: Marginal.Point, of marginal: Marginal
  ) -> ForestANOVA.LevelMean? {
    guard marginal.hyperparameters.count == 1, let means = importance.levelMeans else { return nil }
    return means[marginal.hyperparameters[0]][point.levels[0]]
  }

  /// The object that `--format json` prints.
  var json: JSONValue {
    func number(_ value: Double?) -> JSONValue { value.map { .number($0) } ?? .null }
    var pairs = summary(of: landscape)
    pairs += [
      ("of", .string(subject)), ("weights", .string(weights.rawValue)),
      ("method", importance.decomposition.map { .string($0.rawValue) } ?? .null),
      ("mean", number(importance.mean)), ("variance", number(importance.variance)),
      ("effects", .array(importance.effects.map(json))),
      ("fraction_by_order", .array(importance.shareByOrder.map { .number($0) })),
      ("rest", number(importance.rest)),
    ]
    pairs.append(("methods", .array(importance.scores.map(json))))
    pairs.append(
      (
        "agreement",
        .array(
          importance.agreements.map {
            .object([
              ("a", .string($0.first)), ("b", .string($0.second)),
              ("spearman", number($0.correlation)),
            ])
          })
      ))
    if let fit = importance.outOfBagFit { pairs.append(("out_of_bag_fit", .number(fit))) }
    if let noise = importance.noiseShare { pairs.append(("noise_fraction", .number(noise))) }
    pairs.append(("ablation", pathJSON))
    if !marginals.isEmpty { pairs.append(("marginals", .array(marginals.map(json)))) }
    if !importance.reasons.isEmpty {
      pairs.append(("reason", .string(importance.reasons[0].text)))
      pairs.append(
        (
          "undefined",
          .array(
            importance.reasons.map {
              .object([("method", .string($0.method.rawValue)), ("reason", .string($0.text))])
            })
        ))
    }
    pairs.append(("finding", .string(finding)))
    return .object(pairs)
  }

  private func json(_ effect: HyperparameterImportance.Effect) -> JSONValue {
    var pairs: [(String, JSONValue)] = [
      ("hyperparameters", .array(names(effect.hyperparameters).map { .string($0) })),
      ("order", .integer(effect.hyperparameters.count)), ("fraction", .number(effect.share)),
    ]
    if let interval = effect.interval {
      pairs += [("low", .number(interval.lowerBound)), ("high", .number(interval.upperBound))]
    }
    return .object(pairs)
  }

  private func json(_ scores: HyperparameterImportance.Scores) -> JSONValue {
    let values = zip(space.hyperparameters, scores.values).enumerated().map { index, entry in
      var pairs: [(String, JSONValue)] = [
        ("hyperparameter", .string(entry.0.name)), ("importance", .number(entry.1)),
      ]
      if scores.name == "total", let interval = importance.totalIntervals?[index] {
        pairs += [("low", .number(interval.lowerBound)), ("high", .number(interval.upperBound))]
      }
      return JSONValue.object(pairs)
    }
    return .object([("name", .string(scores.name)), ("values", .array(values))])
  }

  private func configuration(_ rank: Int) -> JSONValue {
    .object(zip(space.hyperparameters, space.values(at: rank)).map { ($0.name, JSONValue($1)) })
  }

  private var pathJSON: JSONValue {
    let steps = path.steps.map { step in
      JSONValue.object([
        ("hyperparameter", .string(space.hyperparameters[step.hyperparameter].name)),
        ("level", JSONValue(space.hyperparameters[step.hyperparameter].domain.levels[step.level])),
        ("loss", .number(step.loss)), ("candidates", .integer(step.candidateCount)),
        ("evaluated", .integer(step.evaluatedCount)),
      ])
    }
    return .object([
      (
        "from",
        .object([
          ("rank", .integer(path.startRank)),
          ("loss", path.startLoss.map { .number($0) } ?? .null),
          ("configuration", configuration(path.startRank)),
        ])
      ),
      ("to", .object([("rank", .integer(path.targetRank)), ("loss", .number(path.targetLoss))])),
      ("steps", .array(steps)), ("missing", .array(names(path.missing).map { .string($0) })),
    ])
  }

  private func json(_ marginal: Marginal) -> JSONValue {
    let points = marginal.points.map { point in
      var pairs: [(String, JSONValue)] = [
        (
          "levels",
          .array(
            zip(marginal.hyperparameters, point.levels).map {
              JSONValue(space.hyperparameters[$0].domain.levels[$1])
            })
        ),
        ("configurations", .integer(point.count)), ("mean", .number(point.mean)),
        ("deviation", .number(point.deviation)), ("lowest", .number(point.lowest)),
      ]
      if let predicted = prediction(at: point, of: marginal) {
        pairs.append(
          (
            "predicted",
            .object([
              ("mean", .number(predicted.mean)), ("low", .number(predicted.low)),
              ("high", .number(predicted.high)), ("deviation", .number(predicted.deviation)),
            ])
          ))
      }
      return JSONValue.object(pairs)
    }
    return .object([
      ("hyperparameters", .array(names(marginal.hyperparameters).map { .string($0) })),
      ("points", .array(points)),
    ])
  }
}
