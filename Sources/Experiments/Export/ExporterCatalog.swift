public import Catalogs
public import Foundation

/// A file of an export, whose bytes are made while they are written.
public struct ExportedFile: Sendable {
  public let path: String
  /// Hands the bytes to a function, piece by piece.
  public let write: @Sendable (_ piece: (Data) throws -> Void) throws -> Void

  public init(
    path: String, write: @escaping @Sendable (_ piece: (Data) throws -> Void) throws -> Void
  ) {
    self.path = path
    self.write = write
  }
}

/// All formats in which the evaluations of a database can be written.
public enum ExporterCatalog {
  /// A way to write one format.
  public struct Entry: Sendable {
    /// The name on the command line.
    public let name: String
    /// One line for lists.
    public let summary: String
    /// The files to write for a database and the path that the user gave.
    public let files: @Sendable (EvaluationStore, String) throws -> [ExportedFile]
  }

  public static let all = Catalog<Entry>(
    "exporter",
    [
      Entry(
        name: "csv",
        summary: "one row per evaluation, and beside it NAME.spaces.json with the spaces"
      ) { store, path in
        let spaces = try TidyTable.spaces(of: store)
        let side = ExportedFile(path: TidyTable.sideFile(of: path)) { try $0(spaces) }
        return [ExportedFile(path: path) { try TidyTable.write(store, to: $0) }]
          + (path == "-" ? [] : [side])
      }
    ]
  ) { $0.name }
}
