import ArgumentParser
import Catalogs
import LandscapeAnalysis
import Landscapes

struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare", abstract: "Says how alike the landscapes of a source are.",
    discussion: """
      Every pair of landscapes over one space, or the two of the ids given:
        llp-fla compare results.csv --fidelity data_fraction
        llp-fla compare results.db --by fidelity --measure validation
        llp-fla compare results.csv results/data=0.1 results/full
      """)

  @Argument(help: SourceOptions.help)
  var source: String

  @Argument(help: "Two landscapes by id; none compares every pair.")
  var ids: [String] = []

  /// In what the two landscapes of a pair may differ.
  enum Difference: String, ExpressibleByArgument, CaseIterable {
    case fidelity, dataset, learner, measure
  }

  @Option(help: "Only pairs that differ in nothing else: fidelity, dataset, learner, measure.")
  var by: Difference?

  @Option(help: "The share of best configurations that the top sets hold.")
  var gamma: Double = 0.1

  @OptionGroup var roles: SourceOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if !(gamma > 0 && gamma <= 1) {
      throw ValidationError("--gamma must be above 0 and at most 1, not \(gamma)")
    }
    if ids.count != 0, ids.count != 2 {
      throw ValidationError("name two landscapes to compare, or none for every pair")
    }
  }

  func run() throws {
    let landscapes = try roles.collection(source, output)
    let pairs = try pairs(of: landscapes)
    let ids = landscapes.map(\.id)
    let letters = Letters(for: ids)
    func short(_ landscape: Landscape) -> String {
      pairs.count == 1 ? landscape.id : letters[ids.firstIndex(of: landscape.id) ?? 0]
    }
    let measures = SimilarityCatalog.all(gamma: gamma)
    let titles = ["a", "b", "shared"] + measures.names
    var table = Table(
      titles.enumerated().map { Table.Header(title: $1, isNumeric: $0 > 1) }, keyCount: 2)
    var exact = table
    var records: [JSONValue] = []
    for pair in pairs {
      let values = measures.map { $0.value(on: pair) }
      let start = [pair.first.id, pair.second.id, String(pair.count)]
      table.rows.append(
        [short(pair.first), short(pair.second), String(pair.count)]
          + values.map { $0.map(readable) ?? "–" })
      exact.rows.append(start + values.map { $0.map { "\($0)" } ?? "" })
      let entries = zip(measures, values).map { measure, value -> JSONValue in
        var keys: [(String, JSONValue)] = [
          ("name", .string(measure.name)), ("value", value.map { .number($0) } ?? .null),
        ]
        if value == nil { keys.append(("reason", .string(measure.undefinedWhen))) }
        if !measure.parameters.isEmpty {
          keys.append(("parameters", .object([("gamma", .number(gamma))])))
        }
        return .object(keys)
      }
      records.append(
        .object([
          ("a", .string(pair.first.id)), ("b", .string(pair.second.id)),
          ("shared", .integer(pair.count)), ("measures", .array(entries)),
        ]))
    }
    try output.write(
      pairs.count == 1 ? table.transposed : table, exact: exact,
      json: .object([("schema", .string("llp-fla/compare/1")), ("pairs", .array(records))]),
      legend: pairs.count == 1 ? "" : letters.legend)
  }

  private func pairs(of landscapes: [Landscape]) throws -> [LandscapePair] {
    if ids.count == 2 {
      let chosen = try ids.map { id in
        guard let landscape = landscapes.first(where: { $0.id == id }) else {
          let known = landscapes.map(\.id).joined(separator: ", ")
          throw CommandError("\(source): there is no landscape '\(id)'; it holds \(known)")
        }
        return landscape
      }
      return [try LandscapePair(chosen[0], chosen[1])]
    }
    var pairs: [LandscapePair] = []
    for (index, first) in landscapes.enumerated() {
      for second in landscapes.dropFirst(index + 1) where areMeant(first, second) {
        pairs.append(try LandscapePair(first, second))
      }
    }
    guard !pairs.isEmpty else {
      throw CommandError(
        landscapes.count == 1
          ? "\(source): holds one landscape, and comparing takes two; "
            + "name the column of fidelities with --fidelity"
          : "\(source): no two of its landscapes are over one space"
            + (by.map { " and differ in \($0.rawValue) alone" } ?? ""))
    }
    return pairs
  }

  /// Whether two landscapes are over one space and differ in what `--by` says alone.
  private func areMeant(_ first: Landscape, _ second: Landscape) -> Bool {
    guard first.space == second.space else { return false }
    guard let by else { return true }
    let (a, b) = (first.scenario, second.scenario)
    let differences: [Difference] = [
      a.fidelity == b.fidelity ? nil : .fidelity, a.dataset == b.dataset ? nil : .dataset,
      a.learner == b.learner ? nil : .learner, first.measure == second.measure ? nil : .measure,
    ].compactMap { $0 }
    return differences == [by]
  }
}
