public import Documents
import Landscapes
import SearchSpaces

/// What choosing on one data set costs on another, as JSON and as text.
public struct TransferRecords: Sendable {
  private let table: TransferTable
  /// Whether the recipe and the loss tell it from the others.
  private let showsRecipe, showsLoss: Bool
  private let gamma: Double
  /// Places in `TransferTable.ranks`.
  private let recommendation: Int
  private let portfolio: [Int]
  private let checks: [TransferTable.Check]
  /// Every two data sets, either way.
  private let pairs: [(first: Int, second: Int, values: [Double?])]
  private let measures: [SimilarityMeasure]

  /// - Parameters:
  ///   - others: What else is shown: recipe and loss are told where they differ.
  ///   - portfolioSize: How many configurations the portfolio has, at most.
  ///   - gamma: The share of best configurations in the top sets.
  public init(
    _ table: TransferTable, among others: [TransferTable] = [], portfolioSize: Int = 3,
    gamma: Double = 0.1
  ) {
    self.table = table
    let scenarios = ([table] + others).map { $0.landscapes[0].scenario }
    showsRecipe = Set(scenarios.map(\.recipe)).count > 1
    showsLoss = Set(scenarios.map(\.loss)).count > 1
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
    let scenario = table.landscapes[0].scenario
    return [
      scenario.learner, showsRecipe ? scenario.recipe : "", scenario.fidelity.label,
      table.landscapes[0].measure.rawValue, showsLoss ? scenario.loss : "",
    ].filter { !$0.isEmpty }.joined(separator: "/")
  }

  private func configuration(_ place: Int) -> String {
    table.landscapes[0].space.text(ofRank: table.ranks[place])
  }

  private func json(_ place: Int) -> JSONValue {
    let rank = table.ranks[place]
    return .object([
      ("rank", .integer(rank)),
      ("configuration", JSONValue(configuration: rank, in: table.landscapes[0].space)),
    ])
  }

  public var text: String {
    var text = "\(title): \(table.landscapes.count) data sets, \(table.ranks.count) common "
    text += "configurations\n\n"
    text += TransferRecords.pairs([self], withGroup: false).shown.aligned() + "\n"
    text += lines("To begin with: \(configuration(recommendation)).")
    text += lines(
      "Portfolio of \(portfolio.count): "
        + portfolio.map { configuration($0) }.joined(separator: "; ") + ".")
    text +=
      "\nRegret on each data set, chosen on the others\n\n" + checks(named + [mean]).shown.aligned()
    return text
  }

  private func lines(_ sentence: String) -> String {
    broken(sentence, into: 80).joined(separator: "\n") + "\n"
  }

  /// The regrets on a data set that was left out.
  private struct Check {
    let name: String
    let recommendation, portfolio, random: Double
  }

  private var named: [Check] {
    checks.map {
      Check(
        name: name($0.landscape), recommendation: $0.recommendation, portfolio: $0.portfolio,
        random: $0.random)
    }
  }

  private var mean: Check {
    func average(_ value: (TransferTable.Check) -> Double) -> Double {
      checks.map(value).reduce(0, +) / Double(checks.count)
    }
    return Check(
      name: "mean", recommendation: average(\.recommendation), portfolio: average(\.portfolio),
      random: average(\.random))
  }

  private func checks(_ rows: [Check]) -> RecordTable<Check> {
    RecordTable(
      rows,
      [
        .text("data set", jsonKey: "dataset", \.name),
        .number("default", jsonKey: "recommendation", \.recommendation),
        .number("portfolio", \.portfolio), .number("random", \.random),
      ])
  }

  /// One row per ordered pair of data sets.
  package static func pairs(_ records: [TransferRecords], withGroup: Bool = true) -> RecordTable<
    Pair
  > {
    let measures = records.first?.measures.map(\.name) ?? []
    return RecordTable(
      records.flatMap { each in
        each.pairs.map { pair in
          Pair(
            title: each.title, from: each.name(pair.first), to: each.name(pair.second),
            values: pair.values)
        }
      }, keyCount: withGroup ? 3 : 2,
      (withGroup ? [.text("landscapes", for: .tables, \.title)] : [])
        + [.text("from", \.from), .text("to", \.to)]
        + measures.enumerated().map { index, name in .number(name) { $0.values[index] } })
  }

  /// Of two data sets, in order.
  package struct Pair: Sendable {
    let title, from, to: String
    /// By measure.
    let values: [Double?]
  }

  public var json: JSONValue {
    let first = table.landscapes[0]
    var keys = [("learner", JSONValue.string(first.scenario.learner))]
    if showsRecipe { keys.append(("recipe", .string(first.scenario.recipe))) }
    if showsLoss { keys.append(("loss", .string(first.scenario.loss))) }
    return .object(
      keys + [
        ("measure", .string(first.measure.rawValue)),
        ("fidelity", JSONValue(first.scenario.fidelity)),
        ("configurations", .integer(table.ranks.count)),
        ("gamma", .number(gamma)),
        ("pairs", Self.pairs([self]).json), ("recommendation", json(recommendation)),
        ("portfolio", .array(portfolio.map { json($0) })),
        ("leave_one_out", checks(named).json),
      ])
  }
}
