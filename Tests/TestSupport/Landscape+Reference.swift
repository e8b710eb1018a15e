package import Landscapes
import SearchSpaces

extension Landscape {
  /// A complete grid of `fixtures/reference/graphfla`.
  package init(_ table: ReferenceTable, id: String = "reference") throws {
    let space = try SearchSpace(
      table.columns.map { column in
        let levels = column.levels.map { Level(parsing: $0) }
        return Hyperparameter(
          column.name, column.isOrdinal ? .ordinal(levels) : .categorical(levels))
      })
    try self.init(
      id: id, scenario: Scenario(learner: "", dataset: id, loss: "loss"), space: space,
      losses: table.losses)
  }
}
