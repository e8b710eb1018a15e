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

/// All formats in which evaluations, and what was found about them, can be written.
public enum ExporterCatalog {
  /// A way to write one format.
  public struct Entry: Sendable {
    /// What is written, and so what it takes.
    public enum Writing: Sendable {
      /// The evaluations of a database: its files, given the path that the user named.
      case evaluations(@Sendable (EvaluationStore, String) throws -> [ExportedFile])
      /// The landscapes of any source with what was found: files in the folder that the user named.
      case study(@Sendable (StudyExport, String) throws -> [ExportedFile])
    }

    /// The name on the command line.
    public let name: String
    /// One line for lists.
    public let summary: String
    public let writing: Writing
  }

  public static let all = Catalog<Entry>(
    "exporter",
    [
      Entry(
        name: "csv",
        summary: "one row per evaluation, and beside it NAME.spaces.json with the spaces",
        writing: .evaluations { store, path in
          let spaces = try TidyTable.spaces(of: store)
          let side = ExportedFile(path: TidyTable.sideFile(of: path)) { try $0(spaces) }
          return [ExportedFile(path: path) { try TidyTable.write(store, to: $0) }]
            + (path == "-" ? [] : [side])
        }),
      Entry(
        name: "notebook",
        summary: "a folder with a Jupyter notebook of tables and figures, and tidy CSV beside it",
        writing: .study { study, folder in try NotebookExport(study).files(in: folder) }),
    ]
  ) { $0.name }
}
