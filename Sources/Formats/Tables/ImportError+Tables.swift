/// Of a table of any kind.
extension ImportError {
  public static func emptyFile(_ path: String) -> ImportError {
    ImportError(path, "the file is empty", remedy: "give a table with a header row")
  }

  public static func notText(_ path: String) -> ImportError {
    ImportError(
      path, "not a table but binary data", remedy: "give CSV or TSV, plain or gzip-compressed")
  }

  public static func noRows(_ path: String) -> ImportError {
    ImportError(path, "a header but no rows", remedy: "add one row per configuration")
  }

  public static func duplicateColumn(_ path: String, column: String) -> ImportError {
    ImportError(path, at: [.line(1)], "two columns are named '\(column)'", remedy: "rename one")
  }

  public static func unknownColumn(
    _ path: String, column: String, known: [String]
  ) -> ImportError {
    ImportError(
      path, "there is no column '\(column)'",
      remedy: "its columns are \(known.joined(separator: ", "))")
  }

  public static func raggedRow(
    _ path: String, line: Int, fields: Int, expected: Int
  ) -> ImportError {
    ImportError(
      path, at: [.line(line)], "\(fields) fields, the header has \(expected)",
      remedy: "mend the row")
  }

  public static func openQuote(_ path: String, line: Int) -> ImportError {
    ImportError(
      path, at: [.line(line)], "a quoted field is not closed", remedy: "add the missing '\"'")
  }

  public static func badLoss(
    _ path: String, line: Int, column: String, text: String
  ) -> ImportError {
    ImportError(
      path, at: [.line(line), .column(column)], "'\(text)' is not a finite number",
      remedy: "remove the row or mend the value")
  }

  public static func badFidelity(_ path: String, line: Int, text: String) -> ImportError {
    ImportError(path, at: [.line(line)], "fidelity '\(text)' is not a share of the data in (0, 1]")
  }

  public static func badLevel(
    _ path: String, line: Int, column: String, text: String
  ) -> ImportError {
    ImportError(
      path, at: [.line(line), .column(column)], "'\(text)' is not a number",
      remedy: "declare the column \(.categorical) or mend the value")
  }
}

/// Of a table with a column of losses.
extension ImportError {
  public static func noLossColumn(_ path: String, columns: [String]) -> ImportError {
    ImportError(
      path, "which column is the loss?",
      remedy: "give \(.loss) or \(.score) with one of \(columns.joined(separator: ", "))")
  }

  public static func noHyperparameters(_ path: String) -> ImportError {
    ImportError(path, "no column is left for a hyperparameter", remedy: "give fewer \(.ignored)")
  }

  public static func conflictingDuplicate(
    _ path: String, line: Int, earlier: Int
  ) -> ImportError {
    ImportError(
      path, at: [.line(line)], "the configuration of line \(earlier) again with another loss",
      remedy: "name the column that tells them apart with \(.fold) or \(.fidelity), or remove one")
  }

  public static func levelsOfNoHyperparameter(_ path: String, column: String) -> ImportError {
    ImportError(
      path, "column '\(column)' is no hyperparameter", remedy: "give \(.levels) of one that is")
  }
}
