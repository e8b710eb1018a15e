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

  public static func continuousParameter(
    _ path: String, study: String, parameter: String, scale: String, values: Int, trials: Int
  ) -> ImportError {
    ImportError(
      path, at: [.study(study), .parameter(parameter)],
      "\(values) values in \(trials) trial\(trials == 1 ? "" : "s") are no levels",
      remedy: """
        cut them with \(.levels, "\(parameter):\(scale):8"), or leave the parameter out with \
        \(.ignored, parameter)
        """)
  }

  public static func unexplainedAbsence(
    _ path: String, study: String, parameter: String, given: Int, trials: Int
  ) -> ImportError {
    ImportError(
      path, at: [.study(study), .parameter(parameter)],
      "given in \(given) of \(trials) completed trials, and no other parameter tells in which",
      remedy: "leave it out with \(.ignored, parameter)")
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
