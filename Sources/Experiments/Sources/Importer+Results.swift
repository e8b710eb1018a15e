package import Formats
public import Landscapes

extension Importer {
  /// Results databases of this program; also those that no other format knows, to be refused.
  package static let results = Importer(
    name: "results", summary: "a results database, as evaluating and importing write it",
    noun: "a database", takes: [], isDatabase: true,
    recognizes: { header in
      guard header.isDatabase else { return .no }
      return header.applicationID == StoreSchema.applicationID ? .certain : .possible
    },
    landscapes: { source, _ in
      try LandscapeCollection.reading(EvaluationStore(opening: source.path, for: .reading))
    },
    histories: { source in
      let store = try EvaluationStore(opening: source.path, for: .reading)
      let histories = try store.histories()
      guard !histories.isEmpty else { throw StoreError.noEvaluations(source.path) }
      return histories
    })
}

extension LandscapeCollection {
  /// The landscapes of a results database, each with the mean losses over its folds.
  ///
  /// - Throws: ``StoreError``, or an error of a landscape.
  public init(of store: EvaluationStore, policy: DivergencePolicy = .exclude) throws {
    self = try Self.reading(store)(policy)
  }

  /// Reads the losses of a database, once.
  static func reading(_ store: EvaluationStore) throws -> Importer.Landscapes {
    let scenarios = try store.scenarios()
    let means = try store.meanSeconds()
    let counts = try store.outcomeCounts()
    var parts: [ScenarioLosses] = []
    var seconds: [Scenario: Double] = [:]
    var outcomes: [Scenario: OutcomeCounts] = [:]
    for stored in scenarios {
      seconds[stored.scenario] = means[stored.id]
      outcomes[stored.scenario] = counts[stored.id]
      var part = ScenarioLosses(stored.scenario, stored.study)
      try store.forEachLoss(of: stored.id) { part.add($0) }
      parts.append(part.finished())
    }
    return { [parts, seconds, outcomes, path = store.path] policy in
      let collection = try LandscapeCollection(
        of: parts, policy: policy, seconds: seconds, outcomes: outcomes)
      if collection.landscapes.isEmpty { throw StoreError.noEvaluations(path) }
      return collection
    }
  }
}
