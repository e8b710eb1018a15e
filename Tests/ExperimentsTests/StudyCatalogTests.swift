import Catalogs
import Experiments
import Learning
import Numerical
import SearchSpaces
import Testing

struct StudyCatalogTests {
  // The products stand in the files, and here by hand.
  static let sizes = [
    "decision_tree": 8 * 5 * 5 * 4 * 3, "forest": 4 * 5 * 5 * 5 * 2,
    "boosting": 5 * 3 * 5 * 3 * 3 * 2, "xgboost": 5 * 3 * 4 * 3 * 3 * 2 * 3,
    "lightgbm": 5 * 3 * 5 * 3 * 3 * 2,
  ]

  @Test(arguments: StudyCatalog.all.names, ["iris", "diabetes"])
  func everySpaceIsUnderstoodByItsLearner(_ name: String, _ dataset: String) throws {
    let entry = try StudyCatalog.all.entry(named: name)
    let study = try SpaceFile().study(at: entry.path, dataset: dataset)
    let learner = try LearnerCatalog.all.entry(named: study.learner)
    if let size = Self.sizes[name] { #expect(study.space?.configurationCount == size) }
    // Where a library is missing there is nothing to plan.
    if ["xgboost", "lightgbm"].contains(name), learner.implementation == nil { return }
    let data = try DatasetReader().dataset(study.dataset)
    _ = try EvaluationPlan(study, learner: learner, dataset: data)
  }

  @Test func withoutAnyDataTheFileSaysSo() throws {
    let path = try StudyCatalog.all.entry(named: "forest").path
    #expect(throws: ImportError.self) { try SpaceFile().study(at: path) }
  }
}
