import Documents
import LandscapeAnalysis
import Landscapes
import SearchSpaces

/// What `overfitting` prints of the fidelities of one learner on one data set.
struct FidelityGapReport: GapReport {
  let gaps: GapByFidelity

  private var title: String {
    let scenario = gaps.comparisons[0].gap.scenario
    return [scenario.learner, scenario.dataset].filter { !$0.isEmpty }.joined(separator: "/")
  }

  var text: String {
    let other = gaps.comparisons[0].gap.measure.rawValue
    var text = "\(title): \(other) less train loss, by fidelity\n\n"
    text += Self.table([self], isExact: false, withTitle: false).aligned()
    if let share = gaps.narrowedShare {
      let (low, high) = (gaps.comparisons[0], gaps.comparisons[gaps.comparisons.count - 1])
      text += "\nFrom \(low.gap.scenario.fidelity.label) to \(high.gap.scenario.fidelity.label) "
      text += "the gap narrows for \(significant(100 * share, digits: 3)) % of configurations.\n"
    }
    return text
  }

  static let key = "by_fidelity"
  static let absence =
    "no learner has train losses and others at two fidelities on one data set; evaluate with "
    + "--fidelity, or leave out --by"
  static let titleColumns = ["scenario"]
  static let columns = (
    keys: ["fidelity"],
    values: ["configurations", "median gap", "spearman", "shake-up", "collapsed", "failed"]
  )

  var titles: [String] { [title] }

  var rows: [(keys: [String], values: [GapCell])] {
    gaps.comparisons.map { comparison in
      (
        [comparison.gap.scenario.fidelity.label],
        [
          .count(comparison.pair.count), .number(comparison.medianGap),
          .number(comparison.spearman), .number(comparison.shakeUp),
          .count(comparison.collapsed.count), .count(comparison.gap.failedCount),
        ]
      )
    }
  }

  var json: JSONValue {
    func number(_ value: Double?) -> JSONValue { value.map { .number($0) } ?? .null }
    let scenario = gaps.comparisons[0].gap.scenario
    return .object([
      ("learner", .string(scenario.learner)), ("dataset", .string(scenario.dataset)),
      ("measure", .string(gaps.comparisons[0].gap.measure.rawValue)),
      (
        "fidelities",
        .array(
          gaps.comparisons.map { comparison in
            .object([
              ("id", .string(comparison.gap.id)),
              ("fidelity", JSONValue(comparison.gap.scenario.fidelity)),
              ("configurations", .integer(comparison.pair.count)),
              ("median_gap", .number(comparison.medianGap)),
              ("spearman", number(comparison.spearman)),
              ("shake_up", number(comparison.shakeUp)),
              ("collapsed", .integer(comparison.collapsed.count)),
              ("failed", .integer(comparison.gap.failedCount)),
            ])
          })
      ), ("narrowed_share", number(gaps.narrowedShare)),
    ])
  }
}
