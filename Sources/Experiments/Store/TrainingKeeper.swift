package import Formats
public import Landscapes

/// Which training an evaluation is, within its scenario and seed.
public struct EvaluationKey: Hashable, Sendable {
  public let rank: Int
  public let fold: Int

  public init(rank: Int, fold: Int) {
    self.rank = rank
    self.fold = fold
  }
}

/// A training that ended, and the scenario that it is of.
public struct FinishedTraining: Sendable {
  public let scenario: Scenario
  package let training: StoredTraining

  package init(_ scenario: Scenario, _ training: StoredTraining) {
    self.scenario = scenario
    self.training = training
  }
}

/// What trainings are put into as they end: a database, or a file that becomes part of one.
public protocol TrainingKeeper: Sendable {
  /// The trainings of some configurations of a scenario that are kept already, whatever came of
  /// them. Keepers that list their scenarios list it from now on.
  ///
  /// - Parameter study: What must not differ from what is kept.
  func keys(
    of scenario: Scenario, in study: StudyIdentity, seed: UInt64, among ranks: ClosedRange<Int>
  ) throws -> Set<EvaluationKey>

  /// Keeps trainings, all or none, in order of completion; of those that are kept already, what is
  /// kept.
  func add(_ trainings: [FinishedTraining], of study: StudyIdentity) throws

  /// The claims of a run that makes trainings of a study under a seed.
  func claims(of study: StudyIdentity, seed: UInt64) -> any TrainingClaims
}
