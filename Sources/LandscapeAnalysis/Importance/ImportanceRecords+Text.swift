package import Documents
import Foundation
import Landscapes
import SearchSpaces

extension ImportanceRecords {
  /// Everything for people: what matters in words, effects, hyperparameters, the way to the best.
  public func text(withPath: Bool) -> String {
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
    typealias Column = RecordTable<Marginal.Point>.Column
    func predicted(_ point: Marginal.Point) -> ForestANOVA.LevelMean? {
      prediction(at: point, of: marginal)
    }
    let isPredicted = predicted(marginal.points[0]) != nil
    return RecordTable<Marginal.Point>(
      marginal.points, keyCount: marginal.hyperparameters.count,
      marginal.hyperparameters.enumerated().map { place, hyperparameter in
        .text(names([hyperparameter])[0]) { level(hyperparameter, $0.levels[place]) }
      } + [
        .count("configurations", \.count), .number("mean", \.mean),
        .number("deviation", \.deviation), .number("lowest", \.lowest),
      ]
        + (isPredicted
          ? [
            .number("predicted") { predicted($0)?.mean }, .number("low") { predicted($0)?.low },
            .number("high") { predicted($0)?.high },
          ] as [Column] : [])
    ).shown
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
          "The path ends here: no single change of "
            + "\(names(path.missing).joined(separator: ", ")) was evaluated; the best has \(tabulated(path.targetLoss))."
        ) + "\n"
    }
    return text + prose("Start: \(configuration(path.startRank)).")
  }

  private func configuration(_ rank: Int) -> String { landscape.space.text(ofRank: rank) }

  /// One row per point of a marginal.
  package static func marginals(
    _ records: [ImportanceRecords]
  ) -> RecordTable<(records: ImportanceRecords, marginal: Marginal, point: Marginal.Point)> {
    typealias Row = (records: ImportanceRecords, marginal: Marginal, point: Marginal.Point)
    func predicted(_ row: Row) -> ForestANOVA.LevelMean? {
      row.records.prediction(at: row.point, of: row.marginal)
    }
    return RecordTable<Row>(
      records.flatMap { each in
        each.marginals.flatMap { marginal in
          marginal.points.map { (each, marginal, $0) }
        }
      }, keyCount: 3,
      [
        .text("landscape", \.records.landscape.id),
        .text("hyperparameters") {
          $0.records.names($0.marginal.hyperparameters).joined(separator: "*")
        },
        .text("levels") { row in
          zip(row.marginal.hyperparameters, row.point.levels).map { row.records.level($0, $1) }
            .joined(separator: "*")
        }, .count("configurations", \.point.count), .number("mean", \.point.mean),
        .number("deviation", \.point.deviation), .number("lowest", \.point.lowest),
        .number("predicted", missing: "") { predicted($0)?.mean },
        .number("predicted_low", missing: "") { predicted($0)?.low },
        .number("predicted_high", missing: "") { predicted($0)?.high },
      ])
  }
}
