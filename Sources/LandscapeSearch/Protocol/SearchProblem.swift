package import Numerical
package import SearchSpaces

/// What a strategy is made for.
package struct SearchProblem: Sendable {
  package let space: SearchSpace
  /// What may be asked at, from cheap to full; the last is what counts.
  package let fidelities: [Fidelity]
  /// Evaluations that will be answered; `nil` where that is open.
  package let budget: Int?
  /// All randomness of a strategy derives from it.
  package let seed: Seed
  /// What is known before the first query, of the same space; it is never asked again.
  package let prior: [Answer]

  /// - Precondition: There is a fidelity.
  package init(
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
  package func target(_ rank: Int) -> Query {
    Query(rank: rank, fidelity: fidelities[fidelities.count - 1])
  }

  /// Whether a query is of what counts, and not of a cheaper fidelity or a single fold.
  package func isTarget(_ query: Query) -> Bool { query == target(query.rank) }
}
