package import SearchSpaces

/// What a strategy wants to know: the loss of a configuration, at an effort.
package struct Query: Hashable, Sendable {
  /// Of the configuration in its space.
  package let rank: Int
  package let fidelity: Fidelity
  /// `nil` for the mean over all folds.
  package let fold: Int?

  package init(rank: Int, fidelity: Fidelity = .full, fold: Int? = nil) {
    self.rank = rank
    self.fidelity = fidelity
    self.fold = fold
  }
}
