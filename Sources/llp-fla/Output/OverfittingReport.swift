import Documents
import LandscapeAnalysis
import Landscapes
import SearchSpaces

/// What `overfitting` prints of one scenario.
struct OverfittingReport {
  let comparison: TrainTestComparison
  let levels: [LevelOutcomes]
  let outlierLimit: Int

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

  var text: String {
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
    text += OverfittingReport.levels([self], withId: false).shown.aligned()
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
  static func levels(
    _ reports: [OverfittingReport], withId: Bool = true
  ) -> RecordTable<(report: OverfittingReport, level: LevelOutcomes)> {
    func hyperparameter(
      _ row: (report: OverfittingReport, level: LevelOutcomes)
    ) -> Hyperparameter { row.report.space.hyperparameters[row.level.hyperparameter] }
    return RecordTable(
      reports.flatMap { report in report.levels.map { (report: report, level: $0) } },
      keyCount: withId ? 3 : 2,
      (withId ? [.text("landscape", for: .tables, \.report.comparison.gap.id)] : []) + [
        .text("hyperparameter") { hyperparameter($0).name },
        .init("level") { .level(hyperparameter($0).domain.levels[$0.level.level]) },
        .count("configurations", \.level.count), .number("median gap", \.level.medianGap),
        .count("collapsed", \.level.collapsed), .count("failed", \.level.failed),
      ])
  }

  var json: JSONValue {
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
