/// A point of a search space: one level index per hyperparameter, in the order of the space.
public struct Configuration: Hashable, Sendable {
  public let levels: [Int]

  public init(levels: [Int]) {
    self.levels = levels
  }
}
