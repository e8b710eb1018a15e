import LandscapeAnalysis
import Landscapes
import SearchSpaces

/// What `overfitting` prints of the fidelities of one learner on one data set.
struct FidelityGapReport {
  let gaps: GapByFidelity

  private var title: String {
    let scenario = gaps.comparisons[0].gap.scenario
    return [scenario.learner, scenario.dataset].filter { !$0.isEmpty }.joined(separator: "/")
  }

  var text: String {
    let other = gaps.comparisons[0].gap.measure.rawValue
    var text = "\(title): \(other) less train loss, by fidelity\n\n"
    text += FidelityGapReport.table([self], isExact: false, withTitle: false).aligned()
    if let share = gaps.narrowedShare {
      let (low, high) = (gaps.comparisons[0], gaps.comparisons[gaps.comparisons.count - 1])
      text += "\nFrom \(low.gap.scenario.fidelity.label) to \(high.gap.scenario.fidelity.label) "
      text += "the gap narrows for \(significant(100 * share, digits: 3)) % of configurations.\n"
    }
    return text
  }

  /// One row per fidelity.
  static func table(
    _ reports: [FidelityGapReport], isExact: Bool, withTitle: Bool = true
  ) -> Table {
    let keys = (withTitle ? ["scenario"] : []) + ["fidelity"]
    let values = [
      "configurations", "median gap", "spearman", "shake-up", "collapsed", "failed",
    ].map { isExact ? $0.replacing(" ", with: "_").replacing("-", with: "_") : $0 }
    var table = Table(
      (keys + values).enumerated().map { Table.Header(title: $1, isNumeric: $0 >= keys.count) },
      keyCount: keys.count)
    func text(_ value: Double?) -> String {
      value.map { isExact ? "\($0)" : readable($0) } ?? (isExact ? "" : "–")
    }
    for report in reports {
      for comparison in report.gaps.comparisons {
        table.rows.append(
          (withTitle ? [report.title] : []) + [
            comparison.gap.scenario.fidelity.label, "\(comparison.pair.count)",
            text(comparison.medianGap), text(comparison.spearman), text(comparison.shakeUp),
            "\(comparison.collapsed.count)", "\(comparison.gap.failedCount)",
          ])
      }
    }
    return table
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
