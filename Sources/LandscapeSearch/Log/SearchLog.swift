public import Documents
public import SearchSpaces

/// A search to be written down: as a table for people, as one with every number exact, as JSON.
///
/// ``RecordedSearch`` reads the latter two.
public struct SearchLog: Sendable {
  /// What JSON begins with, of any version.
  public static let family = "llp-fla/search/"
  private static let version = "1"

  /// The columns before those of the hyperparameters, and so the keys of an evaluation.
  public static let titles = ["evaluation", "rank", "loss", "best"]

  /// What was searched.
  public let landscape: String
  /// The name of the strategy.
  public let strategy: String
  public let seed: UInt64
  public let space: SearchSpace
  public let trajectory: SearchTrajectory

  public init(
    _ trajectory: SearchTrajectory, in space: SearchSpace, landscape: String, strategy: String,
    seed: UInt64
  ) {
    self.trajectory = trajectory
    self.space = space
    self.landscape = landscape
    self.strategy = strategy
    self.seed = seed
  }

  private var names: [String] { space.hyperparameters.map(\.name) }

  private var empty: Table {
    Table(
      SearchLog.titles.map { Table.Header(title: $0, isNumeric: true) }
        + names.map { Table.Header(title: $0) })
  }

  private func cells(
    _ index: Int, _ step: SearchTrajectory.Step, _ number: (Double?) -> String
  ) -> [String] {
    [String(index + 1), String(step.rank), number(step.loss), number(step.best)]
      + space.values(at: step.rank).map(\.description)
  }

  /// The improvements, and the last evaluation.
  package var table: Table {
    var table = empty
    var best: Double?
    for (index, step) in trajectory.steps.enumerated() {
      if step.best != best || index == trajectory.steps.count - 1 {
        table.rows.append(cells(index, step) { $0.map(tabulated) ?? "–" })
      }
      best = step.best
    }
    return table
  }

  /// Every evaluation, with all digits.
  package var exact: Table {
    var table = empty
    table.rows = trajectory.steps.enumerated().map { index, step in
      cells(index, step) { $0.map { "\($0)" } ?? "" }
    }
    return table
  }

  /// Every evaluation, with its configuration.
  public var json: JSONValue {
    let evaluations = trajectory.steps.enumerated().map { index, step in
      let numbers: [JSONValue] = [
        .integer(index + 1), .integer(step.rank), JSONValue(step.loss), JSONValue(step.best),
      ]
      let levels = zip(names, space.values(at: step.rank)).map { ($0, JSONValue($1)) }
      return JSONValue.object(
        Array(zip(SearchLog.titles, numbers)) + [("configuration", .object(levels))])
    }
    return .object([
      ("schema", .string(SearchLog.family + SearchLog.version)), ("landscape", .string(landscape)),
      ("strategy", .string(strategy)), ("seed", .integer(Int(seed))),
      ("evaluations", .array(evaluations)),
    ])
  }
}
