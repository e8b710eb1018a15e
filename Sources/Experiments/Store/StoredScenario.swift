package import Landscapes

/// A scenario of a database.
package struct StoredScenario: Sendable, Hashable, Identifiable {
  package let id: Int64
  package let scenario: Scenario
  package let study: StudyIdentity
}
