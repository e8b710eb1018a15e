package import Catalogs
package import Formats

/// The formats in which the evaluations of a database can be written.
package enum ExporterCatalog {
  /// A way to write one format.
  package struct Entry: Sendable {
    /// The name on the command line.
    package let name: String
    /// One line for lists.
    package let summary: String
    /// The files, given the path that the user named.
    package let files: @Sendable (EvaluationStore, String) throws -> [ExportedFile]
  }

  package static let all = Catalog<Entry>(
    "exporter",
    [
      Entry(
        name: "csv",
        summary: "one row per evaluation, and beside it NAME.spaces.json with the spaces",
        files: { store, path in
          let spaces = try TidyTable.spaces(of: store)
          let side = ExportedFile(path: TidyTable.sideFile(of: path)) { try $0(spaces) }
          return [ExportedFile(path: path) { try TidyTable.write(store, to: $0) }]
            + (path == "-" ? [] : [side])
        })
    ]
  ) { $0.name }
}
