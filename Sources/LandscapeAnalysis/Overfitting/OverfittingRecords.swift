public import Documents
import Landscapes
import SearchSpaces

/// How losses on new data differ from those of training in one scenario, as JSON and as text.
public struct OverfittingRecords: Sendable {
  private let comparison: TrainTestComparison
  private let levels: [LevelOutcomes]
  private let outlierLimit: Int

  /// - Parameters:
  ///   - levels: What came of each level of each hyperparameter.
  ///   - outlierLimit: How many of the gaps that are out of line the text lists.
  public init(
    _ comparison: TrainTestComparison, levels: [LevelOutcomes], outlierLimit: Int = 5
  ) {
    self.comparison = comparison
    self.levels = levels
    self.outlierLimit = outlierLimit
  }

  private var space: SearchSpace { comparison.gap.space }
  /// What cannot be told of these losses.
  private var limit: String? {
    let sides = [comparison.pair.first, comparison.pair.second]
    let flat = sides.filter { !$0.isVaried }.map(\.measure.rawValue)
    if !flat.isEmpty {
      return "All \(flat.joined(separator: " and ")) losses are equal: they order nothing."
    }
    return comparison.pair.count < 10
      ? "Of \(comparison.pair.count) configurations, coefficients say little." : nil
  }

  public var text: String {
    let other = comparison.pair.second.measure.rawValue
    func number(_ value: Double?) -> String { value.map(tabulated) ?? "undefined" }
    var text = "\(comparison.gap.id): \(other) less train loss, \(comparison.pair.count) "
    text += "configurations\n\n"
    text += "Spearman of train and \(other) \(number(comparison.spearman)), shake-up "
    text += "\(number(comparison.shakeUp)), median gap \(tabulated(comparison.medianGap))\n"
    if let gapSpearman = comparison.gapSpearman {
      text += "Spearman of gap and train loss \(tabulated(gapSpearman))"
      let isTold = gapSpearman < -0.5 && comparison.pair.count >= 10
      text += isTold ? ": what fits better has the larger gap\n" : "\n"
    }
    if let limit { text += limit + "\n" }
    text += "\n"
    text += OverfittingRecords.levels([self], withId: false).shown.aligned()
    let count = comparison.outliers.count
    text += "\n\(count) \(count == 1 ? "configuration has" : "configurations have") a gap out of "
    text += "line with the loss (3 robust deviations)\n"
    let shown = RecordTable(Array(comparison.outliers.prefix(outlierLimit)), outlierColumns).shown
    if !shown.rows.isEmpty { text += "\n" + shown.aligned() }
    return text
  }

  private var outlierColumns: [RecordTable<TrainTestComparison.Outlier>.Column] {
    [
      .count("rank", for: .json, \.rank),
      .json("configuration") { JSONValue(configuration: $0.rank, in: space) },
      .number("gap", \.gap), .number("expected", jsonKey: "expected_gap", \.expectedGap),
      .init("deviations", jsonKey: "score", isNumeric: true) {
        RecordValue(significant($0.score, digits: 3), json: .number($0.score))
      },
      .text("configuration", for: .people) { space.text(ofRank: $0.rank, separator: " ") },
    ]
  }

  /// One row per level of each hyperparameter.
  package static func levels(
    _ records: [OverfittingRecords], withId: Bool = true
  ) -> RecordTable<(records: OverfittingRecords, level: LevelOutcomes)> {
    func hyperparameter(
      _ row: (records: OverfittingRecords, level: LevelOutcomes)
    ) -> Hyperparameter { row.records.space.hyperparameters[row.level.hyperparameter] }
    return RecordTable(
      records.flatMap { each in each.levels.map { (records: each, level: $0) } },
      keyCount: withId ? 3 : 2,
      (withId ? [.text("landscape", for: .tables, \.records.comparison.gap.id)] : []) + [
        .text("hyperparameter") { hyperparameter($0).name },
        .init("level") { .level(hyperparameter($0).domain.levels[$0.level.level]) },
        .count("configurations", \.level.count), .number("median gap", \.level.medianGap),
        .count("collapsed", \.level.collapsed), .count("failed", \.level.failed),
      ])
  }

  public var json: JSONValue {
    .object(
      [
        ("id", .string(comparison.gap.id)),
        ("measure", .string(comparison.pair.second.measure.rawValue)),
        ("configurations", .integer(comparison.pair.count)),
        ("spearman", JSONValue(comparison.spearman)), ("shake_up", JSONValue(comparison.shakeUp)),
      ]
        + (comparison.spearman == nil
          ? [("reason", .string(SimilarityMeasure.spearman.undefinedWhen))] : [])
        + [
          ("gap_spearman", JSONValue(comparison.gapSpearman)),
          ("median_gap", .number(comparison.medianGap)),
          ("levels", Self.levels([self]).json),
          ("outliers", RecordTable(comparison.outliers, outlierColumns).json),
        ])
  }
}
