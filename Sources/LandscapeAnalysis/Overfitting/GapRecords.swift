public import Documents
import Landscapes
import SearchSpaces

/// Gaps side by side, of fidelities or of data sets, as JSON and as text.
public struct GapRecords: Sendable {
  /// The name of the list of these in JSON.
  package enum Key: String {
    case fidelity = "by_fidelity"
    case dataset = "by_dataset"
  }

  /// One landscape of gaps; where they are of data sets, with its rows to train on.
  package struct Row: Sendable {
    let comparison: TrainTestComparison
    var samples: Double?

    var scenario: Scenario { comparison.gap.scenario }
  }

  public let text: String
  public let json: JSONValue
  private let rows: [Row]
  private let key: Key

  public init(_ gaps: GapByFidelity) {
    key = .fidelity
    rows = gaps.comparisons.map { Row(comparison: $0) }
    let first = rows[0]
    var conclusion = ""
    if let share = gaps.narrowedShare {
      conclusion =
        "\nFrom \(first.scenario.fidelity.label) to "
        + "\(rows[rows.count - 1].scenario.fidelity.label) "
        + "the gap narrows for \(significant(100 * share, digits: 3)) % of configurations.\n"
    }
    text = Self.text(
      Self.title([first.scenario.learner, first.scenario.dataset]), rows, key, conclusion)
    json = .object([
      ("learner", .string(first.scenario.learner)), ("dataset", .string(first.scenario.dataset)),
      ("measure", .string(first.comparison.gap.measure.rawValue)),
      ("fidelities", RecordTable(rows, Self.columns(.fidelity)).json),
      ("narrowed_share", JSONValue(gaps.narrowedShare)),
    ])
  }

  package init(_ gaps: GapByDataset) {
    key = .dataset
    rows = gaps.points.map { Row(comparison: $0.comparison, samples: $0.trainingSamples) }
    let first = rows[0]
    var conclusion = ""
    if let spearman = gaps.spearman {
      conclusion =
        "\nSpearman of rows and median gap over \(rows.count) data sets: \(tabulated(spearman))\n"
    }
    text = Self.text(
      Self.title([first.scenario.learner, first.scenario.fidelity.label]), rows, key, conclusion)
    json = .object([
      ("learner", .string(first.scenario.learner)),
      ("fidelity", JSONValue(first.scenario.fidelity)),
      ("measure", .string(first.comparison.gap.measure.rawValue)),
      ("datasets", RecordTable(rows, Self.columns(.dataset)).json),
      ("spearman_of_samples_and_gap", JSONValue(gaps.spearman)),
    ])
  }

  private static func title(_ parts: [String]) -> String {
    parts.filter { !$0.isEmpty }.joined(separator: "/")
  }

  private static func text(
    _ title: String, _ rows: [Row], _ key: Key, _ conclusion: String
  ) -> String {
    "\(title): \(rows[0].comparison.gap.measure.rawValue) less train loss, by "
      + (key == .fidelity ? "fidelity" : "data set") + "\n\n"
      + RecordTable(rows, columns(key)).shown.aligned() + conclusion
  }

  /// What a row is of, then its numbers.
  private static func columns(_ key: Key) -> [RecordTable<Row>.Column] {
    let id: RecordTable<Row>.Column = .text("id", for: .json, \.comparison.gap.id)
    let median: RecordTable<Row>.Column = .number("median gap", \.comparison.medianGap)
    let count: RecordTable<Row>.Column = .count("configurations", \.comparison.pair.count)
    let spearman: RecordTable<Row>.Column = .number("spearman", \.comparison.spearman)
    switch key {
    case .fidelity:
      return [
        id, .init("fidelity") { .fidelity($0.scenario.fidelity) }, count, median, spearman,
        .number("shake-up", \.comparison.shakeUp),
        .count("collapsed", \.comparison.collapsed.count),
        .count("failed", \.comparison.gap.failedCount),
      ]
    case .dataset:
      return [
        id, .text("dataset", \.scenario.dataset),
        .number("rows", jsonKey: "training_samples", \.samples), count, median, spearman,
      ]
    }
  }

  /// The rows of several, each with what tells it from the others.
  package static func table(_ records: [GapRecords], _ key: Key) -> RecordTable<Row> {
    let titles: [RecordTable<Row>.Column] =
      switch key {
      case .fidelity:
        [.text("scenario") { title([$0.scenario.learner, $0.scenario.dataset]) }]
      case .dataset:
        [.text("learner", \.scenario.learner), .text("fidelity", \.scenario.fidelity.label)]
      }
    return RecordTable(
      records.flatMap(\.rows), keyCount: titles.count + 1, titles + columns(key))
  }
}
