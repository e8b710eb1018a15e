public import Catalogs
public import Formats

/// The formats in which landscapes, with what was found about them, can be handed on.
public enum StudyFormatCatalog {
  /// A way to write one format.
  public struct Entry: Sendable {
    /// The name on the command line.
    public let name: String
    /// One line for lists.
    public let summary: String
    /// The files in the folder that the user named.
    public let files: @Sendable (StudyExport, String) throws -> [ExportedFile]
  }

  public static let all = Catalog<Entry>(
    "exporter",
    [
      Entry(
        name: "notebook",
        summary: "a folder with a Jupyter notebook of tables and figures, and tidy CSV beside it",
        files: { study, folder in try NotebookExport(study).files(in: folder) })
    ]
  ) { $0.name }
}
