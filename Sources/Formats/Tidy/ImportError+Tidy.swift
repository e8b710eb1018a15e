/// Of a tidy table.
extension ImportError {
  public static func badList(
    _ path: String, line: Int, column: String, problem: String
  ) -> ImportError {
    ImportError(
      path, at: [.line(line), .column(column)], problem,
      remedy: "mend the cell or remove the column")
  }

  public static func levelsAreDeclared(_ path: String) -> ImportError {
    ImportError(
      path, "a table of this program, whose hyperparameters have their levels",
      remedy: "leave out \(.levels)")
  }

  /// - Parameter path: Of the side file.
  static func badSideFile(_ path: String) -> ImportError {
    ImportError(
      path, "not the spaces of a table",
      remedy: "write it again with \(.exportingTables), or remove it")
  }
}
