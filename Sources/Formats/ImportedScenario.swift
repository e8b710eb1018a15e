package import Landscapes

/// Evaluations from elsewhere, of one scenario over one space.
package struct ImportedScenario: Sendable {
  package let scenario: Scenario
  package let study: StudyIdentity
  package let evaluations: ImportedEvaluations
  /// What was inferred, one line each.
  package let notes: [String]
  /// When each evaluation ran, in their order; `nil` where the source does not say.
  package let timings: [EvaluationTiming]?

  package init(
    scenario: Scenario, study: StudyIdentity, evaluations: ImportedEvaluations,
    notes: [String] = [],
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
package struct ImportedEvaluations: RandomAccessCollection, Sendable {
  package let count: Int
  private let evaluation: @Sendable (Int) -> Evaluation

  /// - Parameter evaluation: Makes the evaluation at an index below `count`.
  package init(count: Int, _ evaluation: @escaping @Sendable (Int) -> Evaluation) {
    self.count = count
    self.evaluation = evaluation
  }

  /// Evaluations that exist already.
  package init(_ evaluations: [Evaluation]) {
    self.init(count: evaluations.count) { evaluations[$0] }
  }

  package var startIndex: Int { 0 }
  package var endIndex: Int { count }
  package subscript(index: Int) -> Evaluation { evaluation(index) }
}
