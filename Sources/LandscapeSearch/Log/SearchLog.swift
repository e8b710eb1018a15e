public import Documents
package import Landscapes
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
  /// What was searched where that was a table; `nil` where trainings answered.
  private let source: Landscape?

  public init(
    _ trajectory: SearchTrajectory, in space: SearchSpace, landscape: String, strategy: String,
    seed: UInt64
  ) {
    self.trajectory = trajectory
    self.space = space
    self.landscape = landscape
    self.strategy = strategy
    self.seed = seed
    source = nil
  }

  /// A search in a table.
  package init(
    _ trajectory: SearchTrajectory, in source: Landscape, strategy: String, seed: UInt64
  ) {
    self.trajectory = trajectory
    self.space = source.space
    self.landscape = source.id
    self.strategy = strategy
    self.seed = seed
    self.source = source
  }

  /// Whether the best of a table was found, and how soon; `nil` where there is no table.
  package var optimum: TableOptimum? {
    source.map { TableOptimum(of: $0, met: trajectory) }
  }

  /// ``optimum`` for people.
  package var conclusion: String? {
    source.flatMap { optimum?.sentence(of: $0, evaluations: trajectory.steps.count) }
  }

  /// A loss as people read it: in the unit of a table.
  private func measured(_ loss: Double?) -> Double? {
    loss.map { source?.measured($0) ?? $0 }
  }

  /// The improvements, and the last evaluation, for people; every one, with all digits, for
  /// programs.
  package var table: RecordTable<(index: Int, step: SearchTrajectory.Step)> {
    let steps = trajectory.steps
    return RecordTable(
      steps.enumerated().map { (index: $0, step: $1) },
      [
        .count(Self.titles[0]) { $0.index + 1 }, .count(Self.titles[1], \.step.rank),
        .number(source?.scenario.loss ?? Self.titles[2], for: .people) { measured($0.step.loss) },
        .number(Self.titles[3], for: .people) { measured($0.step.best) },
        .number(Self.titles[2], for: .programs, \.step.loss),
        .number(Self.titles[3], for: .programs, \.step.best),
      ] + RecordTable.Column.levels(of: space, atRank: \.step.rank)
        + [.json("value") { step in source.map { _ in JSONValue(measured(step.step.loss)) } }]
        + [.json("configuration") { JSONValue(configuration: $0.step.rank, in: space) }]
    ) { row in
      row.index == steps.count - 1
        || row.step.best != (row.index > 0 ? steps[row.index - 1].best : nil)
    }
  }

  /// Every evaluation, with its configuration.
  public var json: JSONValue {
    var pairs: [(String, JSONValue)] = [
      ("schema", .string(SearchLog.family + SearchLog.version)), ("landscape", .string(landscape)),
      ("strategy", .string(strategy)), ("seed", .whole(seed)),
    ]
    if let source, let optimum {
      pairs += [
        ("objective", .string(source.objective)),
        ("orientation", .string(source.scenario.orientation.rawValue)),
        ("optimum", optimum.json(in: source)),
      ]
    }
    return .object(pairs + [("evaluations", table.json)])
  }
}
