import Catalogs
import Learning
import Networks
import Numerical
import SearchSpaces
import TestSupport
import Testing

/// Numbers of parameters: PyTorch 2.15.0, `sum(p.numel() for p in net.parameters())` of networks of
/// the same layers.
struct ModelTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let model: String
    let values: [String: Level]
    let classes: Int
    let parameterCount: Int

    init(
      _ model: String, _ values: [String: Level] = [:], classes: Int = 10, parameterCount count: Int
    ) {
      self.model = model
      self.values = values
      self.classes = classes
      parameterCount = count
    }

    var testDescription: String { "\(model) \(values) \(classes)" }
  }

  static let cases: [Case] = [
    Case("mlp", ["width": 256], parameterCount: 789_258),  // 3073 · 256 + 257 · 10
    // 3073 · 16 + 17 · 32 + 33 · 10
    Case("fcnet", ["units_1": 16, "units_2": 32, "dropout_2": 0.5], parameterCount: 50_042),
    Case("simple_cnn", ["channels": 8], parameterCount: 273_818),
    Case("simple_cnn", ["channels": 16], parameterCount: 553_514),
    Case("simple_cnn", parameterCount: 1_147_466),
    Case("simple_cnn", ["channels": 48], parameterCount: 1_787_498),
    Case("simple_cnn", ["channels": 64], parameterCount: 2_473_610),
    Case("nn2", parameterCount: 5_852_234),
    Case("vgg16", parameterCount: 15_245_130),
    Case("preresnet", ["depth": 8], parameterCount: 77_850),
    Case("preresnet", ["depth": 14], parameterCount: 175_066),
    Case("preresnet", parameterCount: 272_282),
    Case("preresnet", ["depth": 32], parameterCount: 466_714),
    Case("preresnet", ["depth": 110, "block": "basic"], parameterCount: 1_730_522),
    Case("preresnet", ["depth": 56], parameterCount: 590_426),
    Case("preresnet", ["depth": 110], parameterCount: 1_146_842),
    Case("preresnet", ["depth": 164], parameterCount: 1_703_258),
    Case("simple_cnn", classes: 100, parameterCount: 1_147_466 + 46_170),
    Case("nn2", classes: 100, parameterCount: 5_852_234 + 46_170),
    Case("vgg16", classes: 100, parameterCount: 15_245_130 + 46_170),
    Case("preresnet", classes: 100, parameterCount: 278_132),
    Case("preresnet", ["depth": 110], classes: 100, parameterCount: 1_169_972),
  ]

  static let image = ImageShape(channels: 3, height: 32, width: 32)

  @Test(arguments: cases)
  func parameterCounts(_ sample: Case) throws {
    let sizes = ModelSizes(features: 3072, image: Self.image, outputs: sample.classes)
    let entry = try ModelCatalog.all.entry(named: sample.model)
    let network = try entry.model(HyperparameterValues(sample.values), for: sizes)
      .network(of: Float.self)
    #expect(network.parameterCount == sample.parameterCount)
    #expect(network.inputCount == 3072 && network.outputCount == sample.classes)
  }

  @Test func heNormalWeightsHaveTheDeviationOfTheFanOut() throws {
    let network = try PreResNet(image: Self.image, outputs: 10, depth: 8).network(of: Double.self)
    let weights = network.initialParameters(seed: Seed(3))[0..<432]  // 16 · 3 · 3 · 3
    // Variance 2/(16 · 9) = 1/72; an estimate from 432 draws has standard error 1/72 · √(2/432).
    let variance = weights.reduce(0) { $0 + $1 * $1 } / 432
    expectClose(variance, 1.0 / 72, within: 4.0 / 72 * (2.0 / 432).squareRoot())
    let start = network.initialBuffers
    #expect(start[0..<16].allSatisfy { $0 == 0 } && start[16..<32].allSatisfy { $0 == 1 })
  }

  @Test func depthsThatBlocksDoNotAddUpToAreErrors() {
    for (depth, block) in [(9, nil), (2, nil), (45, nil), (26, .bottleneck), (11, .basic)]
      as [(Int, PreResNet.Block?)]
    {
      #expect(throws: NetworkError.self) {
        try PreResNet(image: Self.image, outputs: 10, depth: depth, block: block)
      }
    }
    #expect(
      throws: NetworkError.invalidDepth(
        22, expected: "6n + 2 for basic blocks, as 20 or 26")
    ) { try PreResNet(image: Self.image, outputs: 10, depth: 22) }
  }

  @Test(arguments: ["simple_cnn", "nn2", "vgg16", "preresnet"])
  func rowsOfTablesAndTinyImagesAreErrors(model: String) throws {
    let entry = try ModelCatalog.all.entry(named: model)
    let none = HyperparameterValues([:])
    let tiny = ImageShape(channels: 1, height: 32, width: 3)
    for image in [nil, tiny] {
      let sizes = ModelSizes(features: 96, image: image, outputs: 2)
      #expect(throws: LearningError.self) { try entry.model(none, for: sizes) }
    }
  }
}
