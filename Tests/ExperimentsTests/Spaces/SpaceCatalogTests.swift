import Catalogs
import Experiments
import Formats
import Foundation
import Learning
import Networks
import Numerical
import SearchSpaces
import Testing

struct SpaceCatalogTests {
  // The products stand in the files, and here by hand.
  static let sizes = [
    "decision_tree": 8 * 5 * 5 * 4 * 3, "forest": 4 * 5 * 5 * 5 * 2,
    "boosting": 5 * 3 * 5 * 3 * 3 * 2, "xgboost": 5 * 3 * 4 * 3 * 3 * 2 * 3,
    "lightgbm": 5 * 3 * 5 * 3 * 3 * 2, "mlp": 6 * 4 * 3 * 3 * 3 * 3,
    "fcnet": 6 * 4 * 2 * (2 * 6 * 3) * (2 * 6 * 3), "fcnet_small": 3 * 2 * 2 * (3 * 2) * (3 * 2),
    "simple_cnn": 4 * 3 * 4 * 6 * 3 * 3, "preresnet": 3 * 2 * 5 * 3 * 3 * 2, "nn2": 4 * 6 * 3 * 3,
    "optimizers": 6 * 5 * 7,
  ]

  @Test(arguments: SpaceCatalog.all.names, ["iris", "diabetes", "images"])
  func everySpaceIsUnderstoodByItsLearner(_ name: String, _ dataset: String) throws {
    let entry = try SpaceCatalog.all.entry(named: name)
    let study = try SpaceFile().study(at: entry.path, dataset: dataset)
    let learner = try LearnerCatalog.all.entry(named: study.learner)
    if let size = Self.sizes[name] { #expect(study.space?.configurationCount == size) }
    // Where a library is missing there is nothing to plan.
    if ["xgboost", "lightgbm"].contains(name), learner.implementation == nil { return }
    if study.task == .regression, dataset != "diabetes" { return }
    if ["simple_cnn", "preresnet", "nn2"].contains(name), dataset != "images" { return }
    let data =
      dataset == "images" ? Self.images : try DatasetReader().dataset(study.dataset)
    _ = try EvaluationPlan(study, learner: learner, dataset: data)
  }

  /// Forty of 32 × 32 pixels, of four classes.
  static let images = Dataset(
    name: "images", pixels: [UInt8](repeating: 7, count: 40 * 3072),
    shape: ImageShape(channels: 3, height: 32, width: 32),
    target: .classes((0..<40).map { $0 % 4 }, names: ["a", "b", "c", "d"]))

  /// A space file that only names its learner, and the name of the space, ask for the same.
  @Test(arguments: LearnerCatalog.all.names)
  func theGridOfALearnerIsThatOfItsFile(_ name: String) throws {
    let learner = try LearnerCatalog.all.entry(named: name)
    // Where a library is missing there is nothing to plan.
    if ["xgboost", "lightgbm"].contains(name), learner.implementation == nil { return }
    let data =
      ["mlp", "fcnet"].contains(name) || learner.budget != .epochs
      ? try DatasetReader().dataset("diabetes") : Self.images
    let bare = try SpaceFile().study("learner: \(name)", path: "bare.yaml", dataset: data.name)
    guard let entry = SpaceCatalog.all.first(where: { $0.name == name }) else {
      #expect(throws: LearningError.noSpace(learner: name)) {
        try EvaluationPlan(bare, learner: learner, dataset: data)
      }
      return
    }
    let listed = try SpaceFile().study(at: entry.path, dataset: data.name)
    let (one, other) = (
      try EvaluationPlan(bare, learner: learner, dataset: data),
      try EvaluationPlan(listed, learner: learner, dataset: data)
    )
    #expect(one.space == other.space && one.ranks == other.ranks)
    #expect(one.study == other.study)
  }

  /// What a file says of its size, at its head, after an equals sign, is what it holds.
  @Test(arguments: SpaceCatalog.all.names) func everySpaceTellsItsSize(_ name: String) throws {
    let entry = try SpaceCatalog.all.entry(named: name)
    let head = try String(contentsOfFile: entry.path, encoding: .utf8)
      .split(separator: "\n").prefix { $0.hasPrefix("#") }.joined(separator: "\n")
    let said = try #require(
      head.firstMatch(of: /= ([\d,]+)/),
      "\(name).yaml: a comment at its head gives the size, as '# 3 x 4 = 12 configurations of …'")
    let study = try SpaceFile().study(at: entry.path, dataset: "iris")
    #expect(study.space?.configurationCount == Int(said.output.1.replacing(",", with: "")))
  }

  @Test(arguments: StudyCatalog.all.names) func studiesAreSharesOfTheData(_ name: String) throws {
    let study = try StudyCatalog.all.entry(named: name).study(dataset: "images")
    let shares = study.fidelities.map(\.sampleFraction)
    let said = name.split(separator: "_")[1]
    #expect(shares == (said == "multi" ? [0.1, 0.2, 0.3, 0.4] : [Double(said)! / 100]))
    let learner = try LearnerCatalog.all.entry(named: study.learner)
    let plan = try EvaluationPlan(
      study, learner: learner, dataset: Self.images, sampling: .random(3))
    #expect(plan.trainingCount == 3 * shares.count)
  }

  @Test func withoutAnyDataTheFileSaysSo() throws {
    let path = try SpaceCatalog.all.entry(named: "forest").path
    #expect(throws: ImportError.self) { try SpaceFile().study(at: path) }
  }
}
