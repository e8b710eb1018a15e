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
        llp-fla compare results.csv results/data=0.1 results/full
      """)

  @Argument(help: "A CSV or TSV file, plain or .gz; - is standard input.")
  var source: String

  @Argument(help: "Two landscapes by id; none compares every pair.")
  var ids: [String] = []

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
    let pairs = try pairs(of: roles.collection(source, output))
    let measures = SimilarityCatalog.all(gamma: gamma)
    let titles = ["a", "b", "shared"] + measures.names
    var table = Table(
      titles.enumerated().map { Table.Header(title: $1, isNumeric: $0 > 1) })
    var exact = table
    var records: [JSONValue] = []
    for pair in pairs {
      let values = measures.map { $0.value(on: pair) }
      let start = [pair.first.id, pair.second.id, String(pair.count)]
      table.rows.append(start + values.map { $0.map(readable) ?? "–" })
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
      json: .object([("schema", .string("llp-fla/compare/1")), ("pairs", .array(records))]))
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
    guard landscapes.count > 1 else {
      throw CommandError(
        "\(source): holds one landscape, and comparing takes two; name a column with --fidelity")
    }
    var pairs: [LandscapePair] = []
    for (index, first) in landscapes.enumerated() {
      for second in landscapes.dropFirst(index + 1) {
        pairs.append(try LandscapePair(first, second))
      }
    }
    return pairs
  }
}
