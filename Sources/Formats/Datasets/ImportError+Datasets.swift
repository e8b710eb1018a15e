/// Of a data set.
extension ImportError {
  public static func unknownDataset(_ name: String, known: [String]) -> ImportError {
    ImportError(
      nil, "data set '\(name)' is neither a file nor one of \(known.joined(separator: ", "))")
  }

  public static func datasetToDownload(_ name: String) -> ImportError {
    ImportError(
      nil, "data set '\(name)' is not here",
      remedy: "fetch it with \(.downloading(name)), or give the path of its folder")
  }

  public static func download(
    _ name: String, problem: String, remedy: Remedy? = nil
  ) -> ImportError {
    ImportError("data set '\(name)'", problem, remedy: remedy)
  }

  public static func noFeatures(_ path: String) -> ImportError {
    ImportError(path, "no column beside the target", remedy: "add at least one feature")
  }

  public static func badTarget(
    _ path: String, line: Int, column: String, text: String
  ) -> ImportError {
    ImportError(
      path, at: [.line(line), .column(column)], "'\(text)' is not a target",
      remedy: "remove the row or mend the value")
  }

  public static func oneClass(_ path: String, column: String) -> ImportError {
    ImportError(
      path, at: [.column(column)], "every row has the same class",
      remedy: "there is nothing to learn")
  }

  public static func tooManyTexts(
    _ path: String, column: String, count: Int, rows: Int
  ) -> ImportError {
    ImportError(
      path, at: [.column(column)],
      "\(count) different texts in \(rows) rows, each of which would be a feature",
      remedy: "remove the column or group its texts (at most \(DatasetReader.mostTexts))")
  }

  public static func badImages(_ path: String, problem: String) -> ImportError {
    ImportError(path, problem)
  }
}
