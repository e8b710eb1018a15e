public import Catalogs
import SearchSpaces

/// What a model is made for.
public struct ModelSizes: Sendable, Hashable {
  /// Numbers per sample.
  public var features: Int
  /// The shape of a sample that is an image; `nil` for rows of a table.
  public var image: ImageShape?
  /// Classes, or 1 for regression.
  public var outputs: Int

  public init(features: Int, image: ImageShape? = nil, outputs: Int) {
    self.features = features
    self.image = image
    self.outputs = outputs
  }

  /// The shape of a sample.
  ///
  /// - Throws: ``LearningError/invalidData(_:)`` for rows of a table.
  func requireImage(for model: String) throws(LearningError) -> ImageShape {
    guard let image else {
      throw .invalidData("model '\(model)' needs images; use 'mlp' for rows of a table")
    }
    return image
  }
}

/// A model by name, and how hyperparameters make it.
public struct ModelEntry: Sendable {
  public let name: String
  /// One line for lists.
  public let summary: String
  /// What changes its layers; how it is trained is not part of it.
  public let hyperparameters: [HyperparameterDeclaration]
  private let make:
    @Sendable (HyperparameterValues, ModelSizes) throws(LearningError) -> any NetworkModel

  init(
    _ name: String, _ summary: String, _ hyperparameters: [HyperparameterDeclaration],
    make:
      @escaping @Sendable (HyperparameterValues, ModelSizes) throws(LearningError) ->
      any NetworkModel
  ) {
    self.name = name
    self.summary = summary
    self.hyperparameters = hyperparameters
    self.make = make
  }

  /// The model that `values` describe; those of other names are ignored.
  ///
  /// - Throws: ``LearningError`` for a value that is not understood, or sizes that do not fit.
  public func model(
    _ values: HyperparameterValues, for sizes: ModelSizes
  ) throws(LearningError) -> any NetworkModel {
    try make(values, sizes)
  }
}

/// All models of networks, in the order of lists.
public enum ModelCatalog {
  public static let all = Catalog<ModelEntry>(
    "model", [perceptron, simpleCNN, nn2, vgg16, preResNet]
  ) { $0.name }

  private static let dropoutRange = 0...(1.0).nextDown

  private static func dropout(_ summary: String, default value: Level) -> HyperparameterDeclaration
  {
    .init("dropout", accepts: "a number from 0 below 1", default: value, summary)
  }

  private static let perceptron = ModelEntry(
    "mlp", "multilayer perceptron",
    [
      .init("width", accepts: "an integer from 1 to 65536", default: 64, "units per hidden layer"),
      .init("depth", accepts: "an integer from 0 to 64", default: 1, "hidden layers; 0 is linear"),
      dropout("share of hidden units dropped", default: 0),
      .init(
        "activation", accepts: Activation.allCases.map(\.rawValue).joined(separator: ", "),
        default: "relu", "of the hidden layers"),
    ]
  ) { values, sizes throws(LearningError) in
    let width = try values.integer("width", in: 1...65_536, default: 64)
    let depth = try values.integer("depth", in: 0...64, default: 1)
    let names = Activation.allCases.map(\.rawValue)
    let activation = try values.choice("activation", of: names, default: "relu")
    return MultilayerPerceptron(
      inputs: sizes.features, widths: [Int](repeating: width, count: depth),
      outputs: sizes.outputs, activation: Activation(rawValue: activation)!,
      dropout: try values.number("dropout", in: dropoutRange, default: 0))
  }

  private static let simpleCNN = ModelEntry(
    "simple_cnn", "three convolutions and a dense layer of 512 units; images only",
    [
      .init(
        "channels", accepts: "an integer from 1 to 1024", default: 32,
        "of the first convolution; the others have 2 and 4 times as many"),
      dropout("share of the 512 units dropped", default: 0),
    ]
  ) { values, sizes throws(LearningError) in
    try SimpleCNN(
      image: sizes.requireImage(for: "simple_cnn"), outputs: sizes.outputs,
      channels: values.integer("channels", in: 1...1024, default: 32),
      dropout: values.number("dropout", in: dropoutRange, default: 0))
  }

  private static let nn2 = ModelEntry(
    "nn2", "six convolutions with batch normalisation, and dense layers; images only", []
  ) { values, sizes throws(LearningError) in
    try NN2(image: sizes.requireImage(for: "nn2"), outputs: sizes.outputs)
  }

  private static let vgg16 = ModelEntry(
    "vgg16", "13 convolutions without normalisation; images from 32 × 32 pixels",
    [dropout("share of what enters the dense layers dropped", default: 0.5)]
  ) { values, sizes throws(LearningError) in
    try VGG16(
      image: sizes.requireImage(for: "vgg16"), outputs: sizes.outputs,
      dropout: values.number("dropout", in: dropoutRange, default: 0.5))
  }

  private static let preResNet = ModelEntry(
    "preresnet", "residual network, normalisation before convolution; images only",
    [
      .init(
        "depth", accepts: "6n + 2 for basic blocks, 9n + 2 for bottlenecks", default: 20,
        "layers with weights"),
      .init(
        "block", accepts: "basic, bottleneck, or null", default: .null,
        "null: bottlenecks from depth 44 on"),
    ]
  ) { values, sizes throws(LearningError) in
    var block: PreResNet.Block?
    if let level = values["block"], level != .null {
      let names = PreResNet.Block.allCases.map(\.rawValue)
      block = PreResNet.Block(rawValue: try values.choice("block", of: names, default: "basic"))
    }
    return try PreResNet(
      image: sizes.requireImage(for: "preresnet"), outputs: sizes.outputs,
      depth: values.integer("depth", in: 1...10_000, default: 20), block: block)
  }
}
