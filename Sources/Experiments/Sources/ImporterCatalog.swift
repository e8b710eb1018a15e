package import Catalogs
package import Formats

/// All formats of sources.
package enum ImporterCatalog {
  /// Those that can be read, in the order in which they are asked.
  package static let sources = Catalog<Importer>(
    "source", [.csv, .results, .optuna, .recordedSearch]
  ) { $0.name }

  /// Those whose evaluations can be added to a database.
  package static let all = importers(among: sources)

  /// Those of a list whose evaluations can be added to a database.
  package static func importers(among sources: Catalog<Importer>) -> Catalog<Importer> {
    Catalog("importer", sources.filter { $0.scenarios != nil }) { $0.name }
  }
}
