import Formats
public import Landscapes

/// A training among those of a study and a seed: which configuration, on which fold, of which
/// scenario.
public struct TrainingKey: Hashable, Sendable {
  public let scenario: Scenario
  public let rank: Int
  public let fold: Int

  public init(scenario: Scenario, rank: Int, fold: Int) {
    self.scenario = scenario
    self.rank = rank
    self.fold = fold
  }
}

/// What comes of the claim on a training.
public enum TrainingClaim: Hashable, Sendable {
  /// It is the claiming run's to make.
  case granted
  /// It is kept already.
  case kept
  /// Another run is at it, which is named for people: `process 4711`.
  case held(by: String)
}

/// The claims of one run on the trainings that it makes, so that of several runs into one place no
/// two make the same.
public protocol TrainingClaims: Sendable {
  /// Claims trainings in order, until `limit` of them are granted or all were looked at.
  ///
  /// What a run claimed that is dead by now is granted.
  ///
  /// - Returns: What came of each training that was looked at; at least of one.
  /// - Throws: An error of the keeper; then nothing was claimed.
  func claim(_ trainings: [TrainingKey], atMost limit: Int) throws -> [TrainingClaim]

  /// Gives up whatever was granted and is not kept.
  func release()
}

/// The claims of the only run into a place: all are granted.
struct UndisputedClaims: TrainingClaims {
  func claim(_ trainings: [TrainingKey], atMost limit: Int) -> [TrainingClaim] {
    trainings.prefix(limit).map { _ in .granted }
  }

  func release() {}
}

extension TrainingKeeper {
  /// Claims that no other run disputes, for keepers of a single one.
  public func claims(of study: StudyIdentity, seed: UInt64) -> any TrainingClaims {
    UndisputedClaims()
  }
}
