package import Catalogs
package import Formats
import Foundation

/// All formats whose evaluations can be added to a database.
package enum ImporterCatalog {
  /// A way to read one format.
  package struct Entry: Sendable {
    /// The name on the command line.
    package let name: String
    /// One line for lists.
    package let summary: String
    /// Reads a file.
    ///
    /// - Parameters: the path; what the columns are; the learner and the data set where the file
    ///   does not say.
    package let scenarios:
      @Sendable (String, ColumnRoles, _ learner: String, _ dataset: String?) throws
        -> [ImportedScenario]
  }

  package static let all = Catalog<Entry>(
    "importer",
    [
      Entry(
        name: "csv",
        summary: "CSV or TSV, plain or .gz: the table of 'export csv', or one with a loss column"
      ) { path, roles, learner, dataset in
        let table = try DelimitedText(reading: path)
        let file = path == "-" ? "input" : URL(filePath: path).lastPathComponent
        let name = dataset ?? file.split(separator: ".").first.map(String.init) ?? file
        if TidyTable.isTidy(table), roles.loss == nil, roles.score == nil {
          guard roles.levels.isEmpty else { throw ImportError.levelsAreDeclared(path) }
          return try TidyTable.scenarios(
            in: table, name: name, spaces: TidyTable.spaces(beside: path))
        }
        return try CSVImporter(roles: roles).scenarios(in: table, learner: learner, dataset: name)
      },
      Entry(
        name: "optuna", summary: "the studies of an Optuna SQLite storage or journal"
      ) { path, roles, learner, dataset in
        guard path != "-", FileManager.default.fileExists(atPath: path) else {
          throw ImportError.missingFile(path)
        }
        guard let studies = try SourceKind(of: path).studies(at: path) else {
          throw ImportError.notOptuna(path)
        }
        return try OptunaImporter(path: path, roles: roles)
          .scenarios(of: studies, learner: learner, dataset: dataset)
      },
    ]
  ) { $0.name }
}
