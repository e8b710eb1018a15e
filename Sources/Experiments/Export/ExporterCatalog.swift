public import Catalogs
public import Formats

/// The formats in which the evaluations of a database can be written.
public enum ExporterCatalog {
  /// A way to write one format.
  public struct Entry: Sendable {
    /// The name on the command line.
    public let name: String
    /// One line for lists.
    public let summary: String
    /// The files, given the path that the user named.
    public let files: @Sendable (EvaluationStore, String) throws -> [ExportedFile]
  }

  public static let all = Catalog<Entry>(
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
