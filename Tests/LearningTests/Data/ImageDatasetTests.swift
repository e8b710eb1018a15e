import Numerical
import SearchSpaces
import TestSupport
import Testing

@testable import Learning
@testable import Networks

@Suite struct ImageDatasetTests {
  /// 60 training images of 2 × 3 pixels in two channels, of three classes in turns, and 6 of a
  /// published test part. Byte *k* of the set is *k* · 37 mod 256.
  static let images = Dataset(
    name: "tiny", pixels: (0..<66 * 12).map { UInt8(truncatingIfNeeded: $0 * 37) },
    shape: ImageShape(channels: 2, height: 2, width: 3),
    target: .classes((0..<66).map { Int32($0 % 3) }, names: ["a", "b", "c"]),
    officialTest: 60..<66)

  @Test func pixelsAreFeatures() {
    let images = Self.images
    #expect(images.featureCount == 12 && images.rowCount == 66)
    #expect(images.featureNames[7] == "c1_y0_x1")
    // 7 · 37 = 259 = 256 + 3.
    #expect(images.features[7] == 3)
  }

  @Test func theMomentsOfUnknownImagesAreThoseOfTheTrainingRows() {
    // One channel of two pixels; training rows 0 and 2 hold the bytes 0, 51, 102, 51:
    // mean 51/255 = 0.2, variance (51² + 51²)/4 = 51²/2.
    let dataset = Dataset(
      name: "hand", pixels: [0, 51, 255, 255, 102, 51],
      shape: ImageShape(channels: 1, height: 1, width: 2),
      target: .classes([0, 1, 0], names: ["a", "b"]))
    let standardizer = Standardizer(dataset, rows: [0, 2])
    expectClose(standardizer.means[0], 0.2, within: 1e-15)
    expectClose(standardizer.deviations[0], 0.2 / 2.0.squareRoot(), within: 1e-15)
    let inputs = standardizer.samples(dataset, rows: [1, 0], of: Double.self).inputs
    for (value, expected) in zip(inputs, [0.8, 0.8, -0.2, 0]) {
      expectClose(value, expected * 5 * 2.0.squareRoot(), within: 1e-14)
    }
  }

  @Test func equalPixelsKeepTheirUnit() {
    let dataset = Dataset(
      name: "grey", pixels: [7, 7, 7, 7], shape: ImageShape(channels: 1, height: 1, width: 2),
      target: .classes([0, 1], names: ["a", "b"]))
    #expect(Standardizer(dataset, rows: [0, 1]).deviations == [1])
  }

  // TRAINING.md §7, whose CIFAR-10 constants are those of most published experiments.
  @Test func recipesGiveTheirConstants() throws {
    let cifar = Dataset(
      name: "cifar10", pixels: [UInt8](repeating: 255, count: 2 * 3072),
      shape: ImageShape(channels: 3, height: 32, width: 32),
      target: .classes([0, 1], names: ["a", "b"]), source: .cifar10)
    for (name, mean, deviation) in [
      ("standard", 0.4914, 0.2470), ("thesis", 0.4914, 0.2023), ("thesis-vgg", 0.485, 0.229),
    ] {
      let recipe = try #require(DataRecipe(named: name))
      let prepared = try cifar.prepared(by: recipe)
      #expect(prepared.recipe.name == name)
      let standardizer = Standardizer(prepared, rows: [0])
      let white = standardizer.samples(prepared, rows: [1], of: Double.self).inputs[0]
      expectClose(white, (1 - mean) / deviation, within: 1e-14)
    }
    #expect(DataRecipe(named: "standard+augmented")?.augmentation == Augmentation(padding: 4))
    #expect(DataRecipe(named: "thesis+mirrored") == nil)
  }

  @Test func aRecipeForOtherImagesIsRefused() throws {
    let thesis = DataRecipe(normalization: .thesis)
    #expect(
      throws: LearningError.invalidData(
        "data set 'tiny': recipe 'thesis' gives no constants for these images; use 'standard'")
    ) { try Self.images.prepared(by: thesis) }
    #expect(
      throws: LearningError.invalidData(
        "data set 'classes': recipe 'thesis' is for images, and this is a table; use 'standard'")
    ) { try DataPlanTests.classes.prepared(by: thesis) }
  }

  @Test func everyByteComesBackFromItsNormalisedValue() {
    let shape = ImageShape(channels: 2, height: 1, width: 256)
    let normalization = ImageNormalization(means: [0.1307, 0.4822], deviations: [0.3081, 0.1994])
    let values = (0..<512).map {
      Float(normalization.normalized(UInt8($0 % 256), channel: $0 / 256))
    }
    #expect(normalization.bytes(of: values, shape: shape) == (0..<512).map { UInt8($0 % 256) })
    // Beyond white and black.
    #expect(
      normalization.bytes(of: [Float(90), -90], shape: .init(channels: 2, height: 1, width: 1))
        == [255, 0])
  }

  @Test func thePublishedTestPartStaysOne() throws {
    let folds = DataPlan.defaultFoldCount(for: Self.images)
    #expect(folds == 1 && DataPlan.defaultFoldCount(for: DataPlanTests.classes) == 5)
    let plan = try DataPlan(Self.images, foldCount: folds, seed: Seed(4))
    let data = plan.data(fold: 0, sampleFraction: 1)
    #expect(data.test == Array(60..<66))
    expectClose(plan.testShare, 6.0 / 66, within: 1e-15)
    // A tenth of 60, two of each class.
    #expect(data.validation.count == 6 && data.training.count == 54)
    #expect(data.validation.map { $0 % 3 }.sorted() == [0, 0, 1, 1, 2, 2])
    #expect(
      throws: LearningError.invalidData(
        "data set 'tiny' has a published test part of 6 rows; leave out 'test'")
    ) { try DataPlan(Self.images, foldCount: 1, testShare: 0.2, seed: Seed(4)) }
  }

  @Test func theFingerprintSeesEveryPixelAndTheTestPart() {
    func copy(_ change: (inout [UInt8]) -> Void = { _ in }, test: Range<Int>? = 60..<66) -> Dataset
    {
      guard case .pixels(var pixels) = Self.images.features else { return Self.images }
      change(&pixels)
      return Dataset(
        name: "copy", pixels: pixels, shape: ImageShape(channels: 2, height: 2, width: 3),
        target: Self.images.target, officialTest: test)
    }
    let print = Self.images.fingerprint
    #expect(copy().fingerprint == print)
    // The last byte stands behind the last eight.
    #expect(copy { $0[$0.count - 1] ^= 1 }.fingerprint != print)
    #expect(copy { $0[13] ^= 128 }.fingerprint != print)
    #expect(copy(test: nil).fingerprint != print)
  }

  @Test func treesLearnFromPixels() throws {
    // The class is whether the second of three pixels is brighter than 100.
    var generator = Seed(1).generator()
    let pixels = (0..<300).map { _ in UInt8(generator.integer(below: 256)) }
    let classes = (0..<100).map { Int32(pixels[$0 * 3 + 1] > 100 ? 1 : 0) }
    let dataset = Dataset(
      name: "bright", pixels: pixels, shape: ImageShape(channels: 1, height: 1, width: 3),
      target: .classes(classes, names: ["dark", "bright"]))
    let table = Dataset(
      name: "bright", featureNames: dataset.featureNames, features: Array(dataset.features),
      target: dataset.target)
    let learner = ForestLearner()
    let values = HyperparameterValues(["n_estimators": 5])
    func result(_ dataset: Dataset) throws -> TrainingResult {
      let plan = try DataPlan(dataset, foldCount: 2, seed: Seed(0))
      return try learner.train(
        values, on: plan.data(fold: 0, sampleFraction: 1), budget: nil, seed: Seed(3))
    }
    let ofImages = try result(dataset)
    #expect(try result(table) == ofImages)
    guard case .finished(_, let validation, _) = ofImages.outcome else { return }
    #expect(validation.score > 0.9)
  }

  @Test func theNetworkLearnsFromPixels() throws {
    // Class 1 is bright everywhere.
    let pixels = (0..<80 * 12).map { index -> UInt8 in
      let (row, pixel) = index.quotientAndRemainder(dividingBy: 12)
      let noise = (row * 7 + pixel * 13) % 100
      return UInt8(row % 2 == 0 ? noise : noise + 120)
    }
    let dataset = Dataset(
      name: "bright", pixels: pixels, shape: ImageShape(channels: 3, height: 2, width: 2),
      target: .classes((0..<80).map { Int32($0 % 2) }, names: ["dark", "bright"]))
    let prepared = try dataset.prepared(by: #require(DataRecipe(named: "standard+augmented")))
    for dataset in [dataset, prepared] {
      let plan = try DataPlan(dataset, foldCount: 1, seed: Seed(0))
      let result = try NetworkLearner().train(
        HyperparameterValues(["epochs": 40]), on: plan.data(fold: 0, sampleFraction: 1),
        budget: nil, seed: Seed(2))
      guard case .finished(let training, _, _) = result.outcome else {
        Issue.record("diverged")
        continue
      }
      #expect(training.score > 0.9)
    }
  }
}
