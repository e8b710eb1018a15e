import LandscapeAnalysis
import Landscapes
import SearchSpaces
import TestSupport

extension Landscape {
  init(_ table: ReferenceTable, id: String = "reference") throws {
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

func profile(
  _ landscape: Landscape, _ metrics: [LandscapeMetric] = MetricCatalog.profile
) -> LandscapeProfile {
  LandscapeProfile(of: Topography(LandscapeGraph(landscape)), metrics: metrics)
}
