import Catalogs
import Learning
import Networks
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
    // The spread of the target is about √(20² + 50²) = 54; single precision leaves about 1e-6 of
    // it.
    #expect(validation.loss(.meanSquaredError) < 1e-6 && test.loss(.meanAbsoluteError) < 1e-3)
    #expect(test.score > 0.999_999)
  }

  @Test func costsAreCounted() throws {
    let values: [String: Level] = ["width": 8, "batch_size": 40, "epochs": 3]
    let plain = try train(values).cost
    // 90 rows are 3 batches, the last of 10. Forward: 3 · 90 in training; to measure, 3 · 30 rows
    // of validation, and once the training and test rows. Parameters: 5 · 8 + 9 · 3. A sample takes
    // 4 · 8 + 8 · 3 = 56 multiply-adds.
    let measured = 90 + 90 + 30
    #expect(
      plain
        == ComputeCost(
          trainingSamples: 90, samplesForward: 270 + measured, measuredSamples: measured,
          samplesBackward: 270, steps: 9, parameters: 67,
          floatingPointOperations: 2 * 56 * Double(270 + measured + 2 * 270)))
    expectClose(plain.gradientEquivalents, Double(480 + 540) / 3, within: 1e-12)
    // Two gradients per step; modification costs nothing; averaging is validated once more.
    let sharp = try train(values.merging(["transform": "sam+landscape_modification"]) { $1 }).cost
    #expect(sharp.samplesForward == 540 + measured && sharp.samplesBackward == 540)
    #expect(sharp.steps == 9 && sharp.measuredSamples == measured)
    let averaged = try train(values.merging(["swa_start": 0.5]) { $1 }).cost
    #expect(averaged.samplesForward == 270 + measured + 30 && averaged.samplesBackward == 270)
  }

  @Test func earlySignalsAreKept() throws {
    let result = try train(["width": 8, "batch_size": 40, "epochs": 14])
    #expect(result.firstEpochLosses.count == 3)
    let mean =
      (result.firstEpochLosses[0] * 40 + result.firstEpochLosses[1] * 40
        + result.firstEpochLosses[2] * 10) / 90
    expectClose(result.curve[0].training, mean, within: 1e-12)
    #expect(result.earlySignals.map(\.step) == [1, 2, 3, 5, 8, 13])
    #expect(result.earlySignals[3] == result.curve[4])
  }

  @Test func aNetworkThatHasLearntNothingIsFlagged() throws {
    // Weights decay to nothing: every class is as probable as another.
    let values: [String: Level] = [
      "optimizer": "sgd", "learning_rate": 0.01, "weight_decay": 90, "epochs": 10,
    ]
    let flat = try train(values)
    guard case .finished(let scores, _, _) = flat.outcome else {
      Issue.record("diverged")
      return
    }
    #expect(flat.isCollapsed && scores.first > 1.08)
    #expect(try !train(["width": 8]).isCollapsed)
    #expect(try !train(["depth": 0, "epochs": 1], on: Self.plane).isCollapsed)
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

  @Test(arguments: ["sgd", "momentum", "adam", "adamw", "rmsprop"])
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
    let modified = base.merging(["transform": "landscape_modification"]) { $1 }
    let bounded = modified.merging(["modification": "bounded"]) { $1 }
    func rule(_ name: String) -> [String: Level] { base.merging(["optimizer": .text(name)]) { $1 } }
    let sharp = base.merging(["transform": "sam"]) { $1 }
    let changes: [String: (base: [String: Level], level: Level)] = [
      "learning_rate": (base, 0.02), "batch_size": (base, 16), "width": (base, 9),
      "depth": (base, 2), "optimizer": (base, "sgd"), "momentum": (base, 0.5),
      "weight_decay": (base, 0.1), "dropout": (base, 0.2), "activation": (base, "tanh"),
      "epochs": (base, 3), "nesterov": (base, true), "dampening": (base, 0.5),
      "alpha": (rule("rmsprop"), 0.5), "centered": (rule("rmsprop"), true),
      "beta1": (rule("adam"), 0.5), "beta2": (rule("adamw"), 0.5),
      "epsilon": (rule("adagrad"), 0.1), "learning_rate_decay": (rule("adagrad"), 0.5),
      "schedule": (base, "cosine"), "label_smoothing": (base, 0.1), "transform": (base, "asam"),
      "modification": (modified, "x2"), "modification_height": (bounded, 5),
      "modification_epsilon": (modified, 2), "modification_threshold": (modified, 0.2),
      "sam_rho": (sharp, 0.5), "swa_start": (base, 0),
      "initializer": (base, "orthogonal"),
    ]
    let learner = NetworkLearner()
    #expect(Set(changes.keys) == Set(learner.hyperparameters.map(\.name)))
    for (name, (values, level)) in changes {
      let plain = try train(values).outcome
      #expect(try train(values.merging([name: level]) { $1 }).outcome != plain, "\(name)")
    }
  }

  @Test func declaredDefaultsAreThoseThatAreUsed() throws {
    let learner = NetworkLearner()
    var values: [String: Level] = [:]
    for declaration in learner.hyperparameters where declaration.defaultValue != .null {
      values[declaration.name] = declaration.defaultValue
    }
    values["epochs"] = 2
    #expect(try train(values) == train(["epochs": 2]))
  }

  @Test(arguments: [
    "none", "sam", "asam", "asam_magnitude", "landscape_modification",
    "asam+landscape_modification",
  ])
  func everyTransformLearns(transform: String) throws {
    let result = try train(["width": 8, "transform": .text(transform), "schedule": "warm_up"])
    guard case .finished(_, _, let test) = result.outcome else {
      Issue.record("diverged")
      return
    }
    #expect(test.second <= 0.15)
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
    #expect(throws: LearningError.self) { try train(["transform": "landscape_modification+sam"]) }
    #expect(throws: LearningError.self) { try train(["modification_threshold": "lowest"]) }
    #expect(throws: LearningError.self) { try train(["modification_epsilon": 0]) }
    #expect(throws: LearningError.self) { try train(["label_smoothing": 0.1], on: Self.plane) }
    #expect(throws: LearningError.self) { try train(["nesterov": true, "optimizer": "sgd"]) }
    #expect(throws: LearningError.self) {
      try train(["nesterov": true, "optimizer": "momentum", "dampening": 0.1])
    }
    let empty = TrainingData(dataset: Self.clouds.dataset, training: [], validation: [0], test: [1])
    #expect(throws: LearningError.self) { try train([:], on: empty) }
  }
}
