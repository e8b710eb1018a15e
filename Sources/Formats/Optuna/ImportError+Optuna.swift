/// Of an Optuna storage.
extension ImportError {
  public static func notOptuna(_ path: String) -> ImportError {
    ImportError(
      path, "neither an Optuna SQLite storage nor an Optuna journal", remedy: "check the path")
  }

  public static func noStudies(_ path: String) -> ImportError {
    ImportError(
      path, "an Optuna storage without a study", remedy: "run one first, or name another file")
  }

  public static func noStudyNamed(_ path: String, known: [String]) -> ImportError {
    ImportError(
      path, "there is no study of that name", remedy: "it holds \(known.joined(separator: ", "))")
  }

  public static func badStudy(
    _ path: String, study: String?, problem: String, remedy: Remedy? = nil
  ) -> ImportError {
    ImportError(path, at: [study.map { .study($0) }], problem, remedy: remedy)
  }

  public static func tooFewTrials(
    _ path: String, study: String, completed: Int, others: String
  ) -> ImportError {
    ImportError(
      path, at: [.study(study)],
      "\(completed) completed trial\(completed == 1 ? "" : "s")"
        + (others.isEmpty ? "" : " (and \(others))"),
      remedy: "a landscape needs at least 2, so run more")
  }

  public static func unknownParameter(
    _ path: String, parameter: String, known: [String]
  ) -> ImportError {
    ImportError(
      path, "there is no parameter '\(parameter)'",
      remedy: "its parameters are \(known.joined(separator: ", "))")
  }

  public static func severalStudies(_ path: String, names: [String]) -> ImportError {
    ImportError(
      path,
      "holds \(names.count) studies (\(names.joined(separator: ", "))), each of which is a data set "
        + "of its name",
      remedy: "leave out \(.dataset)")
  }
}
