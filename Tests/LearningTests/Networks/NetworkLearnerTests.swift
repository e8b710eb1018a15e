import Catalogs
import Learning
import Numerical
import SearchSpaces
import TestSupport
import Testing

struct NetworkLearnerTests {
  /// Three normal clouds in four dimensions, their centres at distance 3 along the first axes.
  static let clouds: TrainingData = {
    var generator = Seed(21).generator()
    var features: [Double] = []
    var classes: [Int32] = []
    for row in 0..<150 {
      for column in 0..<4 {
        features.append(generator.normal() + (column == row % 3 ? 3 : 0))
      }
      classes.append(Int32(row % 3))
    }
    let dataset = Dataset(
      name: "clouds", featureNames: ["a", "b", "c", "d"], features: features,
      target: .classes(classes, names: ["x", "y", "z"]))
    return TrainingData(
      dataset: dataset, training: Array(0..<90), validation: Array(90..<120),
      test: Array(120..<150))
  }()

  /// y = 100 + 20 a − 10 b, without noise.
  static let plane: TrainingData = {
    var generator = Seed(22).generator()
    var features: [Double] = []
    var values: [Double] = []
    for _ in 0..<120 {
      let (a, b) = (generator.normal(), 5 * generator.normal())
      features += [a, b]
      values.append(100 + 20 * a - 10 * b)
    }
    let dataset = Dataset(
      name: "plane", featureNames: ["a", "b"], features: features, target: .values(values))
    return TrainingData(
      dataset: dataset, training: Array(0..<80), validation: Array(80..<100),
      test: Array(100..<120))
  }()

  private func train(
    _ values: [String: Level], on data: TrainingData = clouds, budget: Int? = nil, seed: UInt64 = 1
  ) throws -> TrainingResult {
    try NetworkLearner().train(
      HyperparameterValues(values), on: data, budget: budget, seed: Seed(seed))
  }

  @Test func cloudsAreToldApart() throws {
    let result = try train(["width": 8])
    guard case .finished(let training, let validation, let test) = result.outcome else {
      Issue.record("diverged")
      return
    }
    // Centres are 3√2 apart: the best rule errs with probability of about 2 Φ(−2.1) = 0.036.
    for scores in [training, validation, test] { #expect(scores.second <= 0.15) }
    #expect(result.curve.count == 20 && result.curve.last?.validation == validation)
    let first = try #require(result.curve.first?.training)
    let last = try #require(result.curve.last?.training)
    #expect(last < first / 2)
  }

  @Test func aLinearNetworkFindsAPlaneInOriginalUnits() throws {
    let result = try train(
      ["depth": 0, "optimizer": "momentum", "learning_rate": 0.05, "epochs": 200],
      on: Self.plane)
    guard case .finished(_, let validation, let test) = result.outcome else {
      Issue.record("diverged")
      return
    }
    // The spread of the target is about √(20² + 50²) = 54; single precision leaves about 1e-6 of it.
    #expect(validation.loss(.meanSquaredError) < 1e-6 && test.loss(.meanAbsoluteError) < 1e-3)
    #expect(test.score > 0.999_999)
  }

  @Test func costsAreCounted() throws {
    let result = try train(["width": 8, "batch_size": 40, "epochs": 3])
    // 90 rows are 3 batches, the last of 10. Forward: 3 · 90 in training, 3 · 30 in validation, and
    // once over the training and test rows. Parameters: 5 · 8 + 9 · 3.
    #expect(
      result.cost
        == ComputeCost(
          trainingSamples: 90, samplesForward: 270 + 90 + 90 + 30, samplesBackward: 270, steps: 9,
          parameters: 67))
  }

  @Test func aBudgetReplacesTheDefaultAndCapsAGivenNumberOfEpochs() throws {
    #expect(try train([:], budget: 3).curve.count == 3)
    #expect(try train([:], budget: 25).curve.count == 25)
    #expect(try train(["epochs": 5], budget: 3).curve.count == 3)
    #expect(try train(["epochs": 2], budget: 3).curve.count == 2)
  }

  @Test func theSameSeedGivesTheSameBits() throws {
    let values: [String: Level] = ["width": 8, "dropout": 0.3, "epochs": 3]
    #expect(try train(values) == train(values))
    #expect(try train(values).outcome != train(values, seed: 2).outcome)
  }

  @Test(arguments: ["sgd", "momentum", "adam", "adamw"])
  func aHugeStepDiverges(optimizer: String) throws {
    for data in [Self.clouds, Self.plane] {
      let result = try train(
        ["optimizer": .text(optimizer), "learning_rate": 1000, "depth": 2, "batch_size": 8],
        on: data)
      guard case .diverged(let step) = result.outcome else {
        Issue.record("\(optimizer) finished")
        continue
      }
      #expect(step == result.cost.steps && step <= 20 * 12)
    }
  }

  @Test func everyHyperparameterActs() throws {
    let base: [String: Level] = ["width": 8, "epochs": 2, "optimizer": "momentum"]
    let plain = try train(base).outcome
    let changes: [String: Level] = [
      "learning_rate": 0.02, "batch_size": 16, "width": 9, "depth": 2, "optimizer": "sgd",
      "momentum": 0.5, "weight_decay": 0.1, "dropout": 0.2, "activation": "tanh", "epochs": 3,
    ]
    let learner = NetworkLearner()
    #expect(Set(changes.keys) == Set(learner.hyperparameters.map(\.name)))
    for (name, level) in changes {
      #expect(try train(base.merging([name: level]) { $1 }).outcome != plain, "\(name)")
    }
    #expect(learner.searchSpace.combinationCount == 1944)
  }

  @Test func twoLayersHaveOptionsOfTheirOwn() throws {
    let learner = NetworkLearner(try ModelCatalog.all.entry(named: "fcnet"))
    func train(_ values: [String: Level]) throws -> TrainingResult {
      try learner.train(
        HyperparameterValues(values), on: Self.clouds, budget: 2, seed: Seed(1))
    }
    let plain = try train([:])
    // 5 · 64 + 65 · 64 + 65 · 3.
    #expect(plain.cost.parameters == 4675)
    let changes: [String: Level] = [
      "units_1": 32, "units_2": 32, "activation_1": "tanh", "activation_2": "tanh",
      "dropout_1": 0.5, "dropout_2": 0.5,
    ]
    let outcomes = try changes.map { try train([$0: $1]).outcome } + [plain.outcome]
    #expect(Set(outcomes).count == 7)
  }

  @Test func modelsOfImagesRefuseTables() throws {
    for name in ["simple_cnn", "nn2", "vgg16", "preresnet"] {
      let learner = NetworkLearner(try ModelCatalog.all.entry(named: name))
      let values = HyperparameterValues([:])
      #expect(throws: LearningError.self) {
        try learner.validate(values, for: Self.clouds.dataset)
      }
      #expect(throws: LearningError.self) {
        try learner.train(values, on: Self.clouds, budget: 1, seed: Seed(1))
      }
    }
  }

  @Test func mistakesAreErrors() {
    #expect(throws: LearningError.self) { try train(["learning_rate": 0]) }
    #expect(throws: LearningError.self) { try train(["dropout": 1]) }
    #expect(throws: LearningError.self) { try train(["batch_size": 0]) }
    #expect(throws: LearningError.self) { try train(["optimizer": "adagrads"]) }
    #expect(throws: LearningError.self) { try train(["layers": 2]) }
    let empty = TrainingData(dataset: Self.clouds.dataset, training: [], validation: [0], test: [1])
    #expect(throws: LearningError.self) { try train([:], on: empty) }
  }
}
