public import Landscapes

/// A scenario of a database.
public struct StoredScenario: Sendable, Hashable, Identifiable {
  public let id: Int64
  public let scenario: Scenario
  public let study: StudyIdentity
}
