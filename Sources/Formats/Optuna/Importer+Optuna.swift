import Landscapes

extension Importer {
  /// Optuna storages: SQLite databases and journals.
  package static let optuna = Importer(
    name: "optuna", summary: "the studies of an Optuna SQLite storage or journal",
    noun: "an Optuna storage", takes: [.hyperparameters, .studies],
    recognizes: { header in
      let isOptuna =
        header.isDatabase
        ? try OptunaDatabase.isStorage(header.path) : OptunaJournal.isJournal(header)
      return isOptuna ? .certain : .no
    },
    landscapes: { source, roles in
      let studies = try optunaStudies(in: source)
      let importer = OptunaImporter(path: source.path, roles: roles)
      return { try importer.landscapes(of: studies, policy: $0) }
    },
    scenarios: { source, roles, learner, dataset in
      try OptunaImporter(path: source.path, roles: roles)
        .scenarios(of: optunaStudies(in: source), learner: learner, dataset: dataset)
    },
    histories: { source in
      let studies = try optunaStudies(in: source)
      guard !studies.isEmpty else { throw ImportError.noStudies(source.path) }
      return studies.flatMap { OptunaHistory(study: $0).histories }
    })

  /// - Throws: ``ImportError/notOptuna(_:)`` for another source; ``DatabaseFileError`` when the
  ///   file is damaged or locked.
  private static func optunaStudies(in source: Source) throws -> [OptunaStudy] {
    if OptunaJournal.isJournal(source.header) { return try OptunaJournal.studies(in: source) }
    guard source.header.isDatabase, try OptunaDatabase.isStorage(source.path) else {
      throw ImportError.notOptuna(source.path)
    }
    return try OptunaDatabase.studies(at: source.path)
  }
}
