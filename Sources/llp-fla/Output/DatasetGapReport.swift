import LandscapeAnalysis
import Landscapes
import SearchSpaces

/// What `overfitting` prints of the data sets of one learner at one fidelity.
struct DatasetGapReport {
  let gaps: GapByDataset

  private var title: String {
    let scenario = gaps.points[0].comparison.gap.scenario
    return [scenario.learner, scenario.fidelity.label].filter { !$0.isEmpty }
      .joined(separator: "/")
  }

  var text: String {
    let other = gaps.points[0].comparison.gap.measure.rawValue
    var text = "\(title): \(other) less train loss, by data set\n\n"
    text += DatasetGapReport.table([self], isExact: false, withTitle: false).aligned()
    if let spearman = gaps.spearman {
      text += "\nSpearman of rows and median gap over \(gaps.points.count) data sets: "
      text += "\(readable(spearman))\n"
    }
    return text
  }

  /// One row per data set.
  static func table(
    _ reports: [DatasetGapReport], isExact: Bool, withTitle: Bool = true
  ) -> Table {
    let keys = (withTitle ? ["learner", "fidelity"] : []) + ["dataset"]
    let values = ["rows", "configurations", "median gap", "spearman"]
      .map { isExact ? $0.replacing(" ", with: "_") : $0 }
    var table = Table(
      (keys + values).enumerated().map { Table.Header(title: $1, isNumeric: $0 >= keys.count) },
      keyCount: keys.count)
    func text(_ value: Double?) -> String {
      value.map { isExact ? "\($0)" : readable($0) } ?? (isExact ? "" : "–")
    }
    for report in reports {
      for point in report.gaps.points {
        let scenario = point.comparison.gap.scenario
        table.rows.append(
          (withTitle ? [scenario.learner, scenario.fidelity.label] : []) + [
            scenario.dataset, text(point.trainingSamples), "\(point.comparison.pair.count)",
            text(point.comparison.medianGap), text(point.comparison.spearman),
          ])
      }
    }
    return table
  }

  var json: JSONValue {
    func number(_ value: Double?) -> JSONValue { value.map { .number($0) } ?? .null }
    let landscape = gaps.points[0].comparison.gap
    return .object([
      ("learner", .string(landscape.scenario.learner)),
      ("fidelity", JSONValue(landscape.scenario.fidelity)),
      ("measure", .string(landscape.measure.rawValue)),
      (
        "datasets",
        .array(
          gaps.points.map { point in
            .object([
              ("id", .string(point.comparison.gap.id)),
              ("dataset", .string(point.comparison.gap.scenario.dataset)),
              ("training_samples", .number(point.trainingSamples)),
              ("configurations", .integer(point.comparison.pair.count)),
              ("median_gap", .number(point.comparison.medianGap)),
              ("spearman", number(point.comparison.spearman)),
            ])
          })
      ), ("spearman_of_samples_and_gap", number(gaps.spearman)),
    ])
  }
}
