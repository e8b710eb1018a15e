public import SearchSpaces

/// The trainings of one scenario: what came before the means, as curves and costs.
public struct EvaluatedScenario: Sendable {
  /// `forest/digits/full`, as the ids of its landscapes begin.
  public let name: String
  public let space: SearchSpace
  /// By rank, fold and seed.
  public let evaluations: [Evaluation]
  /// What was run, of which the values' name and direction are shown; `nil` where it is not known.
  public let scenario: Scenario?

  public init(
    name: String, space: SearchSpace, evaluations: [Evaluation], scenario: Scenario? = nil
  ) {
    self.name = name
    self.scenario = scenario
    self.space = space
    self.evaluations = evaluations
  }

  /// The evaluations of each configuration, by rank.
  package var byRank: [(rank: Int, evaluations: [Evaluation])] {
    Dictionary(grouping: evaluations, by: \.rank).sorted { $0.key < $1.key }.map { ($0, $1) }
  }
}

extension Evaluation {
  /// The validation loss where it finished; train where there is no other.
  package var finalLoss: Double? {
    guard case .ok(let measurements) = outcome else { return nil }
    return (measurements[.validation] ?? measurements[.test] ?? measurements[.train])?.loss
  }
}
