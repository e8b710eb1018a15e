import Documents
import LandscapeAnalysis
import Landscapes
import SearchSpaces

/// What `overfitting` prints of the data sets of one learner at one fidelity.
struct DatasetGapReport: GapReport {
  let gaps: GapByDataset

  private var title: String { titles.filter { !$0.isEmpty }.joined(separator: "/") }

  var text: String {
    let other = gaps.points[0].comparison.gap.measure.rawValue
    var text = "\(title): \(other) less train loss, by data set\n\n"
    text += Self.table([self], isExact: false, withTitle: false).aligned()
    if let spearman = gaps.spearman {
      text += "\nSpearman of rows and median gap over \(gaps.points.count) data sets: "
      text += "\(tabulated(spearman))\n"
    }
    return text
  }

  static let key = "by_dataset"
  static let absence =
    "no learner has train losses and others on three data sets at one fidelity, with the number of "
    + "rows; evaluate on more with 'llp-fla evaluate', or leave out --by"
  static let titleColumns = ["learner", "fidelity"]
  static let columns = (
    keys: ["dataset"], values: ["rows", "configurations", "median gap", "spearman"]
  )

  var titles: [String] {
    let scenario = gaps.points[0].comparison.gap.scenario
    return [scenario.learner, scenario.fidelity.label]
  }

  var rows: [(keys: [String], values: [GapCell])] {
    gaps.points.map { point in
      (
        [point.comparison.gap.scenario.dataset],
        [
          .number(point.trainingSamples), .count(point.comparison.pair.count),
          .number(point.comparison.medianGap), .number(point.comparison.spearman),
        ]
      )
    }
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
