/// A point of a search space: one level index per hyperparameter, in the order of the space.
package struct Configuration: Hashable, Sendable {
  package let levels: [Int]

  package init(levels: [Int]) {
    self.levels = levels
  }
}
