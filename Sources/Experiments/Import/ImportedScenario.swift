public import Landscapes

/// Evaluations from elsewhere, of one scenario over one space.
public struct ImportedScenario: Sendable {
  public let scenario: Scenario
  public let study: StoredStudy
  public let evaluations: ImportedEvaluations
  /// What was inferred, one line each.
  public let notes: [String]
  /// When each evaluation ran, in their order; `nil` where the source does not say.
  public let timings: [EvaluationTiming]?

  public init(
    scenario: Scenario, study: StoredStudy, evaluations: ImportedEvaluations, notes: [String] = [],
    timings: [EvaluationTiming]? = nil
  ) {
    precondition(timings.map { $0.count == evaluations.count } ?? true, "one timing per evaluation")
    self.timings = timings
    self.scenario = scenario
    self.study = study
    self.evaluations = evaluations
    self.notes = notes
  }
}

/// Evaluations that are made when they are asked for: of ten million, a table in columns stays in
/// memory, and one evaluation at a time.
public struct ImportedEvaluations: RandomAccessCollection, Sendable {
  public let count: Int
  private let evaluation: @Sendable (Int) -> Evaluation

  /// - Parameter evaluation: Makes the evaluation at an index below `count`.
  public init(count: Int, _ evaluation: @escaping @Sendable (Int) -> Evaluation) {
    self.count = count
    self.evaluation = evaluation
  }

  /// Evaluations that exist already.
  public init(_ evaluations: [Evaluation]) {
    self.init(count: evaluations.count) { evaluations[$0] }
  }

  public var startIndex: Int { 0 }
  public var endIndex: Int { count }
  public subscript(index: Int) -> Evaluation { evaluation(index) }
}

extension EvaluationStore {
  /// Adds imported evaluations in one transaction, all or none; those whose key is stored already
  /// are left as stored.
  ///
  /// - Returns: The number of evaluations that were new.
  /// - Throws: ``StoreError``; then the database is as before.
  public func add(_ imported: [ImportedScenario]) throws(StoreError) -> Int {
    try write { database in
      try imported.reduce(0) { added, part in
        let id = try register(part.scenario, of: part.study, database)
        return added + (try insert(part.evaluations, of: id, timings: part.timings, database))
      }
    }
  }
}
