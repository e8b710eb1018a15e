public import Numerical
public import SearchSpaces

/// What a strategy is made for.
public struct SearchProblem: Sendable {
  public let space: SearchSpace
  /// What may be asked at, from cheap to full; the last is what counts.
  public let fidelities: [Fidelity]
  /// Evaluations that will be answered; `nil` where that is open.
  public let budget: Int?
  /// All randomness of a strategy derives from it.
  public let seed: Seed
  /// What is known before the first query, of the same space; it is never asked again.
  public let prior: [Answer]

  /// - Precondition: There is a fidelity.
  public init(
    space: SearchSpace, fidelities: [Fidelity] = [.full], budget: Int? = nil, seed: Seed = Seed(0),
    prior: [Answer] = []
  ) {
    precondition(!fidelities.isEmpty, "no fidelity to search at")
    self.space = space
    self.fidelities = fidelities
    self.budget = budget
    self.seed = seed
    self.prior = prior
  }

  /// What the search is for: the loss at the last fidelity, over all folds.
  public func target(_ rank: Int) -> Query {
    Query(rank: rank, fidelity: fidelities[fidelities.count - 1])
  }

  /// Whether a query is of what counts, and not of a cheaper fidelity or a single fold.
  public func isTarget(_ query: Query) -> Bool { query == target(query.rank) }
}
