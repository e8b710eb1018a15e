public import Catalogs
public import Foundation

/// All formats in which the evaluations of a database can be written.
public enum ExporterCatalog {
  /// A way to write one format.
  public struct Entry: Sendable {
    /// The name on the command line.
    public let name: String
    /// One line for lists.
    public let summary: String
    /// The files to write, by path, for a database and the path that the user gave.
    public let files: @Sendable (EvaluationStore, String) throws -> [(path: String, data: Data)]
  }

  public static let all = Catalog<Entry>(
    "exporter",
    [
      Entry(
        name: "csv",
        summary: "one row per evaluation, and beside it NAME.spaces.json with the spaces"
      ) { store, path in
        let (table, spaces) = try TidyTable.text(of: store)
        let side = (TidyTable.sideFile(of: path), Data(spaces.utf8))
        return [(path, Data(table.utf8))] + (path == "-" ? [] : [side])
      }
    ]
  ) { $0.name }
}
