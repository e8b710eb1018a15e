import Catalogs
import Experiments
import Formats
import Learning
import SearchSpaces
import TestSupport
import Testing

/// What the trainings of a plan take, and how many fit side by side.
@Suite struct PlanMemoryTests {
  private static func plan(_ learner: any Learner, _ space: SearchSpace) throws -> EvaluationPlan {
    try EvaluationPlan(
      StudyDefinition(learner: learner.name, dataset: "iris", space: space), learner: learner,
      dataset: DatasetReader().dataset("iris"))
  }

  private static func perceptrons() throws -> EvaluationPlan {
    try plan(
      NetworkLearner(),
      SearchSpace([
        Hyperparameter("width", .ordinal([8, 2048])), Hyperparameter("depth", .ordinal([1, 2])),
      ]))
  }

  @Test func theLargestTrainingDecides() throws {
    let plan = try Self.perceptrons()
    // θ of 4 inputs, 2 · 2048 units and 3 outputs has 5 · 2048 + 2049 · 2048 + 2049 · 3 = 4,212,739
    // numbers; with the gradient and three vectors of a rule 84 MB. Measuring 512 rows at a time keeps
    // four layers of 2048 and two gradients of one: 25 MB.
    let vectors = 5.0 * 4 * 4_212_739
    let alone = try #require(Self.refused(plan, isFixed: false, limit: 0.9 * vectors))
    #expect(alone.workers == 1 && alone.bytes > 1.29 * vectors && alone.bytes < 1.4 * vectors)
    #expect(alone.sizes.map(\.name) == ["width", "depth", "batch_size"])
    #expect(alone.sizes.map(\.value) == [2048, 2, 32])
    for fitting in 1...3 {
      let limit = (Double(fitting) + 0.5) * alone.bytes
      #expect(try plan.workerCount(atMost: 3, isFixed: false, limit: limit) == fitting)
      #expect(
        Self.refused(plan, isFixed: true, limit: limit)?.workers == (fitting < 3 ? 3 : nil))
    }
  }

  /// Why three trainings at once are refused; `nil` where they are not.
  private static func refused(
    _ plan: EvaluationPlan, isFixed: Bool, limit: Double
  ) -> TrainingSize? {
    let result = Result { () throws(LearningError) -> Int in
      try plan.workerCount(atMost: 3, isFixed: isFixed, limit: limit)
    }
    if case .failure(.tooLarge(let size)) = result { return size }
    return nil
  }

  @Test(arguments: LearnerCatalog.all.filter { $0.budget == .trees && $0.name != "boosting" })
  func moreTreesTakeMore(learner: any Learner) throws {
    let dataset = try DatasetReader().dataset("iris")
    func bytes(_ count: Double) throws -> Double {
      try learner.memory(
        of: HyperparameterValues(["n_estimators": .number(count)]), on: dataset, rows: 100,
        isSaved: false)
    }
    let (none, one, many) = (try bytes(1), try bytes(2), try bytes(1001))
    #expect(one > none)
    expectClose((many - none) / (one - none), 1000, relative: 1e-9)
  }

  @Test func aTreeHasAtMostALeafPerRowAndPerPathOfItsDepth() throws {
    let dataset = try DatasetReader().dataset("iris")
    func bytes(_ values: [String: Level]) throws -> Double {
      try ForestLearner().memory(
        of: HyperparameterValues(values.merging(["n_estimators": 1000]) { $1 }), on: dataset,
        rows: 100, isSaved: false)
    }
    // By hand: 100 leaves and 99 splits; 4 leaves and 3 splits; a leaf per 10 rows. A node takes 16
    // bytes, and half of them a number of 8 for each of three classes: 28 bytes, of 1000 trees.
    let (full, shallow, coarse) = (
      try bytes([:]), try bytes(["max_depth": 2]), try bytes(["min_samples_leaf": 10])
    )
    expectClose(full - shallow, 1000 * 28 * (199 - 7), relative: 1e-12)
    expectClose(full - coarse, 1000 * 28 * (199 - 19), relative: 1e-12)
  }
}
