package import Catalogs
package import Formats

/// The formats in which landscapes, with what was found about them, can be handed on.
package enum StudyFormatCatalog {
  /// A way to write one format.
  package struct Entry: Sendable {
    /// The name on the command line.
    package let name: String
    /// One line for lists.
    package let summary: String
    /// The files in the folder that the user named.
    package let files: @Sendable (StudyExport, String) throws -> [ExportedFile]
  }

  package static let all = Catalog<Entry>(
    "exporter",
    [
      Entry(
        name: "notebook",
        summary: "a folder with a Jupyter notebook of tables and figures, and tidy CSV beside it",
        files: { study, folder in try NotebookExport(study).files(in: folder) })
    ]
  ) { $0.name }
}
