import Landscapes

extension Importer {
  /// Tables: the project's own, or one with a column of losses.
  package static let csv = Importer(
    name: "csv",
    summary: "CSV or TSV, plain or .gz: the table of 'export csv', or one with a loss column",
    noun: "a table", takes: [.columns, .hyperparameters],
    recognizes: { $0.isFolder || $0.isDatabase ? .no : .possible },
    landscapes: tableLandscapes,
    scenarios: { source, roles, learner, dataset in
      let table = try source.table()
      let name = dataset ?? source.header.name
      if let scenarios = try tidyScenarios(in: table, roles, name: name) { return scenarios }
      return try CSVImporter(roles: roles).scenarios(in: table, learner: learner, dataset: name)
    })

  /// The landscapes of a table; failed configurations are those of a tidy one.
  package static let tableLandscapes: @Sendable (Source, ColumnRoles) throws -> Landscapes = {
    source, roles in
    let table = try source.table()
    if let scenarios = try tidyScenarios(in: table, roles, name: source.header.name) {
      return LandscapeCollection.reading(scenarios)
    }
    let collection = try CSVImporter(roles: roles).landscapes(in: table, name: source.header.name)
    return { _ in collection }
  }

  /// The evaluations of a tidy table; `nil` of another, or where a column of losses was named.
  private static func tidyScenarios(
    in table: DelimitedText, _ roles: ColumnRoles, name: String
  ) throws -> [ImportedScenario]? {
    guard TidyTable.isTidy(table), roles.loss == nil, roles.score == nil else { return nil }
    return try TidyTable.scenarios(
      in: table, name: name, spaces: TidyTable.spaces(beside: table.path))
  }
}
