import Documents
import Foundation
import LandscapeAnalysis
import Landscapes
import SearchSpaces

extension ImportanceReport {
  /// Everything for people: what matters in words, effects, hyperparameters, the way to the best.
  func text(withPath: Bool) -> String {
    let title =
      subject == "gap"
      ? "\(landscape.id): \(landscape.measure.rawValue) less train loss" : landscape.id
    var parts = [title, prose(finding)]
    if !importance.effects.isEmpty { parts.append(effectTable.aligned() + intervalNote) }
    if !importance.scores.isEmpty { parts.append(hyperparameterTable.aligned()) }
    if importance.scores.count == 2, let pair = importance.agreements.first, pair.second != "total"
    {
      if let correlation = pair.correlation {
        parts.append(
          "\(pair.first) and \(pair.second) order them with Spearman's ρ = "
            + significant(correlation, digits: 2))
      }
    } else if importance.scores.count > 2 {
      parts.append("Agreement of the orders (Spearman's ρ):\n\n" + agreementTable.aligned())
    }
    let decided = importance.scores.map(\.name)
    for reason in importance.reasons where !decided.isEmpty {
      parts.append(prose("\(reason.method.rawValue): none, since \(reason.text)."))
    }
    for marginal in marginals { parts.append(table(of: marginal).aligned()) }
    if withPath, importance.variance != nil { parts.append(pathText) }
    return parts.map { $0.hasSuffix("\n") ? $0 : $0 + "\n" }.joined(separator: "\n")
  }

  /// Lines of at most 80 characters, a number and its % on one of them.
  private func prose(_ text: String) -> String {
    let space = "\u{a0}%"
    return broken(text.replacing(" %", with: space), into: 80).joined(separator: "\n")
      .replacing(space, with: " %")
  }

  /// What low and high are.
  private var intervalNote: String {
    guard importance.effects.contains(where: { $0.interval != nil }) else { return "" }
    let share = String(format: "%.4g %%", 100 * importance.confidence)
    return "low to high: the middle \(share) "
      + (importance.decomposition == .forest
        ? "of the trees\n" : "when folds or seeds are drawn anew\n")
  }

  /// Every method against every other.
  private var agreementTable: Table {
    let names = importance.scores.map(\.name)
    var table = Table([.init(title: "")] + names.map { .init(title: $0, isNumeric: true) })
    for first in names {
      table.rows.append(
        [first]
          + names.map { second in
            if first == second { return "1" }
            let pair = importance.agreements.first {
              ($0.first, $0.second) == (first, second) || ($0.second, $0.first) == (first, second)
            }
            return pair?.correlation.map { significant($0, digits: 2) } ?? "–"
          })
    }
    return table
  }

  /// A share as percent.
  private func percent(_ share: Double) -> String {
    String(format: "%.2f", abs(share) < 0.000_05 ? 0 : 100 * share)
  }

  private static let largestRowCount = 15

  private var effectTable: Table {
    let hasIntervals = importance.effects.contains { $0.interval != nil }
    var headers: [Table.Header] = [
      .init(title: "effect"), .init(title: "share %", isNumeric: true),
    ]
    if hasIntervals {
      headers += [.init(title: "low", isNumeric: true), .init(title: "high", isNumeric: true)]
    }
    var table = Table(headers)
    func row(_ title: String, _ share: Double, _ interval: ClosedRange<Double>? = nil) {
      let ends = interval.map { [percent($0.lowerBound), percent($0.upperBound)] } ?? ["", ""]
      table.rows.append([title, percent(share)] + (hasIntervals ? ends : []))
    }
    let effects = importance.effects
    for effect in effects.prefix(Self.largestRowCount) {
      row(
        names(effect.hyperparameters).joined(separator: " × "), effect.share, effect.interval)
    }
    let others = effects.dropFirst(Self.largestRowCount)
    if !others.isEmpty {
      row("\(others.count) smaller", others.reduce(0) { $0 + $1.share })
    }
    row("sum", effects.reduce(0) { $0 + $1.share })
    if let rest = importance.rest, rest > 0 || importance.decomposition == .forest {
      row("rest: sets of more", rest)
    }
    return table
  }

  private var hyperparameterTable: Table {
    let titles = ["exact": "alone %", "total": "in total %", "ped_anova": "ped_anova"]
    var columns = importance.scores.map {
      (title: titles[$0.name] ?? "\($0.name) %", values: $0.values)
    }
    if importance.decomposition == .forest, let values = importance.involvements {
      columns.insert(("with pairs %", values), at: 1)
    }
    var table = Table(
      [.init(title: "hyperparameter"), .init(title: "levels", isNumeric: true)]
        + columns.map { .init(title: $0.title, isNumeric: true) })
    let sorting = importance.involvements ?? columns[0].values
    let hyperparameters = landscape.space.hyperparameters
    for index in hyperparameters.indices.sorted(by: { sorting[$0] > sorting[$1] }) {
      table.rows.append(
        [hyperparameters[index].name, String(hyperparameters[index].domain.count)]
          + columns.map {
            $0.title == "ped_anova"
              ? significant($0.values[index], digits: 3) : percent($0.values[index])
          })
    }
    return table
  }

  private func level(_ hyperparameter: Int, _ level: Int) -> String {
    "\(landscape.space.hyperparameters[hyperparameter].domain.levels[level])"
  }

  private func table(of marginal: Marginal) -> Table {
    let isPredicted = prediction(at: marginal.points[0], of: marginal) != nil
    let columns =
      ["configurations", "mean", "deviation", "lowest"]
      + (isPredicted ? ["predicted", "low", "high"] : [])
    var table = Table(
      names(marginal.hyperparameters).map { .init(title: $0) }
        + columns.map { .init(title: $0, isNumeric: true) },
      keyCount: marginal.hyperparameters.count)
    for point in marginal.points {
      var numbers = [point.mean, point.deviation, point.lowest]
      if let predicted = prediction(at: point, of: marginal) {
        numbers += [predicted.mean, predicted.low, predicted.high]
      }
      table.rows.append(
        zip(marginal.hyperparameters, point.levels).map { level($0, $1) } + [String(point.count)]
          + numbers.map(tabulated))
    }
    return table
  }

  private var pathText: String {
    let space = landscape.space
    guard !path.steps.isEmpty || !path.missing.isEmpty else {
      return prose("The start is the best configuration: \(configuration(path.startRank)).")
    }
    var table = Table([
      .init(title: "change to the best"), .init(title: "to"),
      .init(title: subject, isNumeric: true), .init(title: "change", isNumeric: true),
    ])
    table.rows.append(["(start)", "", path.startLoss.map(tabulated) ?? "not evaluated", ""])
    var last = path.startLoss
    for step in path.steps {
      table.rows.append([
        space.hyperparameters[step.hyperparameter].name, level(step.hyperparameter, step.level),
        tabulated(step.loss), last.map { tabulated(step.loss - $0) } ?? "–",
      ])
      last = step.loss
    }
    var text = table.aligned()
    if !path.missing.isEmpty {
      text +=
        prose(
          "The path ends here: no single change of \(names(path.missing).joined(separator: ", ")) was "
            + "evaluated; the best has \(tabulated(path.targetLoss)).") + "\n"
    }
    return text + prose("Start: \(configuration(path.startRank)).")
  }

  private func configuration(_ rank: Int) -> String {
    zip(landscape.space.hyperparameters, landscape.space.values(at: rank)).map {
      "\($0.name)=\($1)"
    }.joined(separator: ", ")
  }

  /// One row per effect, then per hyperparameter and method; `isExact` for full precision.
  static func effects(_ reports: [ImportanceReport], isExact: Bool) -> Table {
    var table = Table(
      [
        .init(title: "landscape"), .init(title: "method"), .init(title: "hyperparameters"),
        .init(title: "order", isNumeric: true), .init(title: "importance", isNumeric: true),
        .init(title: "low", isNumeric: true), .init(title: "high", isNumeric: true),
      ], keyCount: 3)
    func text(_ value: Double?) -> String {
      value.map { isExact ? "\($0)" : tabulated($0) } ?? ""
    }
    for report in reports {
      let importance = report.importance
      for effect in importance.effects {
        table.rows.append([
          report.landscape.id, importance.decomposition?.rawValue ?? "",
          report.names(effect.hyperparameters).joined(separator: "*"),
          String(effect.hyperparameters.count), text(effect.share),
          text(effect.interval?.lowerBound), text(effect.interval?.upperBound),
        ])
      }
      for scores in importance.scores where scores.name != importance.decomposition?.rawValue {
        for (index, value) in scores.values.enumerated() {
          let interval = scores.name == "total" ? importance.totalIntervals?[index] : nil
          table.rows.append([
            report.landscape.id, scores.name, report.names([index])[0], "1", text(value),
            text(interval?.lowerBound), text(interval?.upperBound),
          ])
        }
      }
    }
    return table
  }

  /// One row per point of a marginal.
  static func marginals(_ reports: [ImportanceReport], isExact: Bool) -> Table {
    let numbers = [
      "configurations", "mean", "deviation", "lowest", "predicted", "predicted_low",
      "predicted_high",
    ]
    var table = Table(
      ["landscape", "hyperparameters", "levels"].map { .init(title: $0) }
        + numbers.map { .init(title: $0, isNumeric: true) }, keyCount: 3)
    func text(_ value: Double?) -> String {
      value.map { isExact ? "\($0)" : tabulated($0) } ?? ""
    }
    for report in reports {
      for marginal in report.marginals {
        for point in marginal.points {
          let predicted = report.prediction(at: point, of: marginal)
          table.rows.append(
            [
              report.landscape.id,
              report.names(marginal.hyperparameters).joined(separator: "*"),
              zip(marginal.hyperparameters, point.levels).map { report.level($0, $1) }
                .joined(separator: "*"), String(point.count),
            ]
              + [
                point.mean, point.deviation, point.lowest, predicted?.mean, predicted?.low,
                predicted?.high,
              ].map(text))
        }
      }
    }
    return table
  }
}
