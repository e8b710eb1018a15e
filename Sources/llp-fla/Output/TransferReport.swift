import Documents
import Foundation
import LandscapeAnalysis
import Landscapes
import SearchSpaces

/// What `transfer` prints of one space.
struct TransferReport {
  let table: TransferTable
  let gamma: Double
  /// Places in `TransferTable.ranks`.
  let recommendation: Int
  let portfolio: [Int]
  let checks: [TransferTable.Check]
  /// Every two data sets, either way.
  private let pairs: [(first: Int, second: Int, values: [Double?])]
  private let measures: [SimilarityMeasure]

  init(_ table: TransferTable, portfolioSize: Int, gamma: Double) {
    self.table = table
    self.gamma = gamma
    recommendation = table.recommendation()
    portfolio = table.portfolio(of: portfolioSize)
    checks = table.leaveOneOut(portfolioSize: portfolioSize)
    let measures: [SimilarityMeasure] = [
      .regretTransfer, .topTransfer(gamma), .spearman, .importanceSimilarity,
    ]
    self.measures = measures
    let compared = table.landscapes.map { ComparedLandscape($0) }
    pairs = compared.indices.flatMap { first in
      compared.indices.filter { $0 != first }.map { second in
        let pair = try? LandscapePair(compared[first], compared[second])
        return (first, second, measures.map { measure in pair.flatMap { measure.value(on: $0) } })
      }
    }
  }

  private func name(_ landscape: Int) -> String { table.landscapes[landscape].scenario.dataset }

  /// What the landscapes have in common.
  private var title: String {
    let first = table.landscapes[0]
    return [first.scenario.learner, first.scenario.fidelity.label, first.measure.rawValue]
      .filter { !$0.isEmpty }.joined(separator: "/")
  }

  private func configuration(_ place: Int) -> String {
    let space = table.landscapes[0].space
    let rank = table.ranks[place]
    let active = space.activity(of: space.configuration(at: rank))
    return zip(space.hyperparameters, space.values(at: rank)).enumerated()
      .filter { active[$0.offset] }
      .map { "\($0.element.0.name)=\($0.element.1)" }.joined(separator: ", ")
  }

  private func json(_ place: Int) -> JSONValue {
    let space = table.landscapes[0].space
    let rank = table.ranks[place]
    return .object([
      ("rank", .integer(rank)),
      (
        "configuration",
        .object(zip(space.hyperparameters, space.values(at: rank)).map { ($0.name, JSONValue($1)) })
      ),
    ])
  }

  var text: String {
    var text = "\(title): \(table.landscapes.count) data sets, \(table.ranks.count) common "
    text += "configurations\n\n"
    text += TransferReport.pairs([self], isExact: false, withGroup: false).aligned() + "\n"
    text += lines("To begin with: \(configuration(recommendation)).")
    text += lines(
      "Portfolio of \(portfolio.count): "
        + portfolio.map { configuration($0) }.joined(separator: "; ") + ".")
    text +=
      "\nRegret on each data set, chosen on the others\n\n" + checkTable(isExact: false).aligned()
    return text
  }

  private func lines(_ sentence: String) -> String {
    broken(sentence, into: 80).joined(separator: "\n") + "\n"
  }

  private func checkTable(isExact: Bool) -> Table {
    var rows = Table(
      ["data set", "default", "portfolio", "random"].enumerated().map {
        Table.Header(title: $1, isNumeric: $0 > 0)
      })
    func cell(_ value: Double) -> String { isExact ? "\(value)" : tabulated(value) }
    for check in checks {
      rows.rows.append(
        [
          name(check.landscape), cell(check.recommendation), cell(check.portfolio),
          cell(check.random),
        ])
    }
    func average(_ value: (TransferTable.Check) -> Double) -> Double {
      checks.map(value).reduce(0, +) / Double(checks.count)
    }
    rows.rows.append(
      [
        "mean", cell(average(\.recommendation)), cell(average(\.portfolio)),
        cell(average(\.random)),
      ])
    return rows
  }

  /// One row per ordered pair of data sets.
  static func pairs(
    _ reports: [TransferReport], isExact: Bool, withGroup: Bool = true
  ) -> Table {
    let names = reports.first?.measures.map(\.name) ?? []
    var table = Table(
      ((withGroup ? ["landscapes"] : []) + ["from", "to"] + names).enumerated().map {
        Table.Header(title: $1, isNumeric: $0 > (withGroup ? 2 : 1))
      }, keyCount: withGroup ? 3 : 2)
    for report in reports {
      for pair in report.pairs {
        table.rows.append(
          (withGroup ? [report.title] : []) + [report.name(pair.first), report.name(pair.second)]
            + pair.values.map { value in
              value.map { isExact ? "\($0)" : tabulated($0) } ?? (isExact ? "" : "–")
            })
      }
    }
    return table
  }

  var json: JSONValue {
    let first = table.landscapes[0]
    return .object([
      ("learner", .string(first.scenario.learner)), ("measure", .string(first.measure.rawValue)),
      ("fidelity", JSONValue(first.scenario.fidelity)),
      ("configurations", .integer(table.ranks.count)),
      ("gamma", .number(gamma)),
      (
        "pairs",
        .array(
          pairs.map { pair in
            .object(
              [("from", .string(name(pair.first))), ("to", .string(name(pair.second)))]
                + zip(measures, pair.values).map { measure, value in
                  (measure.name, value.map { .number($0) } ?? .null)
                })
          })
      ),
      ("recommendation", json(recommendation)), ("portfolio", .array(portfolio.map { json($0) })),
      (
        "leave_one_out",
        .array(
          checks.map { check in
            .object([
              ("dataset", .string(name(check.landscape))),
              ("recommendation", .number(check.recommendation)),
              ("portfolio", .number(check.portfolio)), ("random", .number(check.random)),
            ])
          })
      ),
    ])
  }
}
