/// The landscapes of one source, and what a reader should know of how they were read.
public struct LandscapeCollection: Sendable {
  public let landscapes: [Landscape]
  /// What was inferred, one line each.
  public let notes: [String]
  /// The mean wall seconds of one training, of scenarios where trainings were timed.
  public let seconds: [Scenario: Double]
  /// What came of the trainings, of scenarios where that is known.
  public let outcomes: [Scenario: OutcomeCounts]

  public init(
    landscapes: [Landscape], notes: [String] = [], seconds: [Scenario: Double] = [:],
    outcomes: [Scenario: OutcomeCounts] = [:]
  ) {
    self.landscapes = landscapes
    self.notes = notes
    self.seconds = seconds
    self.outcomes = outcomes
  }

  /// Some of the landscapes, with all that is known of their source.
  public func filter(_ isIncluded: (Landscape) throws -> Bool) rethrows -> LandscapeCollection {
    LandscapeCollection(
      landscapes: try landscapes.filter(isIncluded), notes: notes, seconds: seconds,
      outcomes: outcomes)
  }
}
