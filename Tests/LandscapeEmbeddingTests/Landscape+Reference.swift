import Landscapes
import SearchSpaces
import TestSupport

extension Landscape {
  /// A complete grid of `fixtures/reference/graphfla`.
  init(reference folder: String) throws {
    let table = try ReferenceTable(folder)
    let space = try SearchSpace(
      table.columns.map { column in
        let levels = column.levels.map { Level(parsing: $0) }
        return Hyperparameter(
          column.name, column.isOrdinal ? .ordinal(levels) : .categorical(levels))
      })
    try self.init(space, losses: table.losses)
  }

  init(_ space: SearchSpace, ranks: [Int]? = nil, losses: [Double]) throws {
    try self.init(
      id: "test", scenario: Scenario(learner: "", dataset: "", loss: "loss"), space: space,
      ranks: ranks, losses: losses)
  }
}
