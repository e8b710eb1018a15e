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
  private var shown: [TrainTestComparison.Outlier] {
    Array(comparison.outliers.prefix(outlierLimit))
  }

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

  private func configuration(_ rank: Int) -> String {
    zip(space.hyperparameters, space.values(at: rank)).map { "\($0.name)=\($1)" }
      .joined(separator: " ")
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
    text += OverfittingReport.levels([self], isExact: false, withId: false).aligned()
    let count = comparison.outliers.count
    text += "\n\(count) \(count == 1 ? "configuration has" : "configurations have") a gap out of "
    text += "line with the loss (3 robust deviations)\n"
    if !shown.isEmpty {
      var table = Table(
        ["gap", "expected", "deviations", "configuration"].enumerated().map {
          Table.Header(title: $1, isNumeric: $0 < 3)
        })
      table.rows = shown.map { outlier in
        [
          tabulated(outlier.gap), tabulated(outlier.expectedGap),
          significant(outlier.score, digits: 3), configuration(outlier.rank),
        ]
      }
      text += "\n" + table.aligned()
    }
    return text
  }

  /// One row per level of each hyperparameter.
  static func levels(
    _ reports: [OverfittingReport], isExact: Bool, withId: Bool = true
  ) -> Table {
    let keys = (withId ? ["landscape"] : []) + ["hyperparameter", "level"]
    let values = ["configurations", "median gap", "collapsed", "failed"].map {
      isExact ? $0.replacing(" ", with: "_") : $0
    }
    var table = Table(
      (keys + values).enumerated().map { Table.Header(title: $1, isNumeric: $0 >= keys.count) },
      keyCount: keys.count)
    for report in reports {
      for level in report.levels {
        let hyperparameter = report.space.hyperparameters[level.hyperparameter]
        table.rows.append(
          (withId ? [report.comparison.gap.id] : [])
            + [hyperparameter.name, hyperparameter.domain.levels[level.level].description]
            + [
              "\(level.count)",
              level.medianGap.map { isExact ? "\($0)" : tabulated($0) } ?? (isExact ? "" : "–"),
              "\(level.collapsed)", "\(level.failed)",
            ])
      }
    }
    return table
  }

  var json: JSONValue {
    func number(_ value: Double?) -> JSONValue { value.map { .number($0) } ?? .null }
    func configuration(_ rank: Int) -> JSONValue {
      .object(zip(space.hyperparameters, space.values(at: rank)).map { ($0.name, JSONValue($1)) })
    }
    var keys: [(String, JSONValue)] = [
      ("id", .string(comparison.gap.id)),
      ("measure", .string(comparison.pair.second.measure.rawValue)),
      ("configurations", .integer(comparison.pair.count)),
      ("spearman", number(comparison.spearman)), ("shake_up", number(comparison.shakeUp)),
    ]
    if comparison.spearman == nil {
      keys.append(("reason", .string(SimilarityMeasure.spearman.undefinedWhen)))
    }
    keys += [
      ("gap_spearman", number(comparison.gapSpearman)),
      ("median_gap", .number(comparison.medianGap)),
      (
        "levels",
        .array(
          levels.map { level in
            let hyperparameter = space.hyperparameters[level.hyperparameter]
            return .object([
              ("hyperparameter", .string(hyperparameter.name)),
              ("level", JSONValue(hyperparameter.domain.levels[level.level])),
              ("configurations", .integer(level.count)), ("median_gap", number(level.medianGap)),
              ("collapsed", .integer(level.collapsed)), ("failed", .integer(level.failed)),
            ])
          })
      ),
      (
        "outliers",
        .array(
          comparison.outliers.map { outlier in
            .object([
              ("rank", .integer(outlier.rank)), ("configuration", configuration(outlier.rank)),
              ("gap", .number(outlier.gap)), ("expected_gap", .number(outlier.expectedGap)),
              ("score", .number(outlier.score)),
            ])
          })
      ),
    ]
    return .object(keys)
  }
}
