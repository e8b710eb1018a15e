import Formats
import SearchSpaces
import Testing

/// The example of the landing page of Formats.
struct FormatsExample {
  @Test func runs() throws {
    let study = try SpaceFile().study(
      """
      learner: forest
      dataset: digits
      hyperparameters:
        max_depth: [2, 4, 8]
        criterion: [gini, entropy]
      """, path: "space.yaml")
    print(study.learner, study.space?.configurationCount ?? 0)  // forest 6
    let dataset = try DatasetReader().dataset("iris")
    print(dataset.rowCount, dataset.featureCount)  // 150 4
    #expect(study.space?.configurationCount == 6 && dataset.rowCount == 150)
  }
}
