public import SearchSpaces

/// What a strategy wants to know: the loss of a configuration, at an effort.
public struct Query: Hashable, Sendable {
  /// Of the configuration in its space.
  public let rank: Int
  public let fidelity: Fidelity
  /// `nil` for the mean over all folds.
  public let fold: Int?

  public init(rank: Int, fidelity: Fidelity = .full, fold: Int? = nil) {
    self.rank = rank
    self.fidelity = fidelity
    self.fold = fold
  }
}
