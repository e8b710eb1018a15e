public import Documents
import Landscapes
import SearchSpaces

/// What matters on one landscape, and the way to its best, as JSON and as text.
public struct ImportanceRecords: Sendable {
  package let importance: HyperparameterImportance
  /// `loss` or `gap`.
  let subject: String
  private let weights: LevelWeights
  let path: AblationPath
  let marginals: [Marginal]

  /// - Parameter isGap: Whether the landscape is of gaps, test less train loss, and not of losses.
  public init(
    _ importance: HyperparameterImportance, isGap: Bool = false, weights: LevelWeights = .level,
    path: AblationPath, marginals: [Marginal] = []
  ) {
    self.importance = importance
    subject = isGap ? "gap" : "loss"
    self.weights = weights
    self.path = path
    self.marginals = marginals
  }

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

  /// Every effect and method, their agreement, the path and the marginals.
  public var json: JSONValue {
    .object(
      landscape.jsonKeys + [
        ("of", .string(subject)), ("weights", .string(weights.rawValue)),
        ("method", JSONValue(importance.decomposition?.rawValue)),
        ("mean", JSONValue(importance.mean)), ("variance", JSONValue(importance.variance)),
        (
          "effects",
          RecordTable<HyperparameterImportance.Effect>(
            importance.effects,
            [
              .json("hyperparameters") { JSONValue(names($0.hyperparameters)) },
              .count("order", \.hyperparameters.count), .number("fraction", \.share),
            ] + Self.ends(\.interval)
          ).json
        ),
        ("fraction_by_order", JSONValue(importance.shareByOrder)),
        ("rest", JSONValue(importance.rest)),
        ("methods", .array(importance.scores.map(json))),
        (
          "agreement",
          RecordTable(
            importance.agreements,
            [.text("a", \.first), .text("b", \.second), .number("spearman", \.correlation)]
          ).json
        ),
      ] + known("out_of_bag_fit", importance.outOfBagFit)
        + known("noise_fraction", importance.noiseShare) + [("ablation", pathJSON)]
        + (marginals.isEmpty ? [] : [("marginals", .array(marginals.map(json)))])
        + (importance.reasons.isEmpty
          ? []
          : [
            ("reason", .string(importance.reasons[0].text)),
            (
              "undefined",
              RecordTable(
                importance.reasons,
                [.text("method", \.method.rawValue), .text("reason", \.text)]
              ).json
            ),
          ]) + [("finding", .string(finding))])
  }

  /// A number under a key, where it is known.
  private func known(_ key: String, _ value: Double?) -> [(String, JSONValue)] {
    value.map { [(key, .number($0))] } ?? []
  }

  /// The ends of an interval, where there is one.
  private static func ends<Row>(
    _ interval: @escaping (Row) -> ClosedRange<Double>?
  ) -> [RecordTable<Row>.Column] {
    [
      .json("low") { interval($0).map { .number($0.lowerBound) } },
      .json("high") { interval($0).map { .number($0.upperBound) } },
    ]
  }

  private func json(_ scores: HyperparameterImportance.Scores) -> JSONValue {
    let values = RecordTable(
      Array(space.hyperparameters.indices),
      [
        .text("hyperparameter") { space.hyperparameters[$0].name },
        .number("importance") { scores.values[$0] },
      ] + Self.ends { scores.name == "total" ? importance.totalIntervals?[$0] : nil })
    return .object([("name", .string(scores.name)), ("values", values.json)])
  }

  private var pathJSON: JSONValue {
    let steps = RecordTable(
      path.steps,
      [
        .text("hyperparameter") { space.hyperparameters[$0.hyperparameter].name },
        .init("level") { .level(space.hyperparameters[$0.hyperparameter].domain.levels[$0.level]) },
        .number("loss", \.loss), .count("candidates", \.candidateCount),
        .count("evaluated", \.evaluatedCount),
      ])
    return .object([
      (
        "from",
        .object([
          ("rank", .integer(path.startRank)), ("loss", JSONValue(path.startLoss)),
          ("configuration", JSONValue(configuration: path.startRank, in: space)),
        ])
      ),
      ("to", .object([("rank", .integer(path.targetRank)), ("loss", .number(path.targetLoss))])),
      ("steps", steps.json), ("missing", JSONValue(names(path.missing))),
    ])
  }

  private func json(_ marginal: Marginal) -> JSONValue {
    let points = RecordTable(
      marginal.points,
      [
        .json("levels") { point in
          .array(
            zip(marginal.hyperparameters, point.levels).map {
              JSONValue(space.hyperparameters[$0].domain.levels[$1])
            })
        }, .count("configurations", \.count), .number("mean", \.mean),
        .number("deviation", \.deviation), .number("lowest", \.lowest),
        .json("predicted") { point in
          prediction(at: point, of: marginal).map {
            .object([
              ("mean", .number($0.mean)), ("low", .number($0.low)), ("high", .number($0.high)),
              ("deviation", .number($0.deviation)),
            ])
          }
        },
      ])
    return .object([
      ("hyperparameters", JSONValue(names(marginal.hyperparameters))), ("points", points.json),
    ])
  }
}
