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

  /// The improvements, and the last evaluation, for people; every one, with all digits, for
  /// programs.
  package var table: RecordTable<(index: Int, step: SearchTrajectory.Step)> {
    let steps = trajectory.steps
    return RecordTable(
      steps.enumerated().map { (index: $0, step: $1) },
      [
        .count(Self.titles[0]) { $0.index + 1 }, .count(Self.titles[1], \.step.rank),
        .number(Self.titles[2], \.step.loss), .number(Self.titles[3], \.step.best),
      ] + RecordTable.Column.levels(of: space, atRank: \.step.rank)
        + [.json("configuration") { JSONValue(configuration: $0.step.rank, in: space) }]
    ) { row in
      row.index == steps.count - 1
        || row.step.best != (row.index > 0 ? steps[row.index - 1].best : nil)
    }
  }

  /// Every evaluation, with its configuration.
  public var json: JSONValue {
    .object([
      ("schema", .string(SearchLog.family + SearchLog.version)), ("landscape", .string(landscape)),
      ("strategy", .string(strategy)), ("seed", .integer(Int(seed))),
      ("evaluations", table.json),
    ])
  }
}
