public import Landscapes

/// Evaluations from elsewhere, of one scenario over one space.
public struct ImportedScenario: Sendable {
  public let scenario: Scenario
  public let study: StoredStudy
  public let evaluations: [Evaluation]
  /// What was inferred, one line each.
  public let notes: [String]

  public init(
    scenario: Scenario, study: StoredStudy, evaluations: [Evaluation], notes: [String] = []
  ) {
    self.scenario = scenario
    self.study = study
    self.evaluations = evaluations
    self.notes = notes
  }
}

extension EvaluationStore {
  /// Adds imported evaluations; those whose key is stored already are left as stored.
  ///
  /// - Returns: The number of evaluations that were new.
  /// - Throws: ``StoreError``; when a space differs from the stored one nothing of it is added.
  public func add(_ imported: [ImportedScenario]) throws(StoreError) -> Int {
    var added = 0
    for part in imported {
      let id = try register(part.scenario, of: part.study)
      let before = try count(of: id)
      try add(part.evaluations, to: id)
      added += try count(of: id) - before
    }
    return added
  }
}
