package import Catalogs
import Formats
package import Foundation

/// A file of an export, whose bytes are made while they are written.
package struct ExportedFile: Sendable {
  package let path: String
  /// Hands the bytes to a function, piece by piece.
  package let write: @Sendable (_ piece: (Data) throws -> Void) throws -> Void

  package init(
    path: String, write: @escaping @Sendable (_ piece: (Data) throws -> Void) throws -> Void
  ) {
    self.path = path
    self.write = write
  }
}

/// All formats in which evaluations, and what was found about them, can be written.
package enum ExporterCatalog {
  /// A way to write one format.
  package struct Entry: Sendable {
    /// What is written, and so what it takes.
    package enum Writing: Sendable {
      /// The evaluations of a database: its files, given the path that the user named.
      case evaluations(@Sendable (EvaluationStore, String) throws -> [ExportedFile])
      /// The landscapes of any source with what was found: files in the folder that the user named.
      case study(@Sendable (StudyExport, String) throws -> [ExportedFile])
    }

    /// The name on the command line.
    package let name: String
    /// One line for lists.
    package let summary: String
    package let writing: Writing
  }

  package static let all = Catalog<Entry>(
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
