import Networks
package import Catalogs
import SearchSpaces

/// All models of networks, in the order of lists.
package enum ModelCatalog {
  package static let all = Catalog<ModelEntry>(
    "model", [perceptron, fcNet, simpleCNN, nn2, vgg16, preResNet]
  ) { $0.name }

  private static let dropoutRange = 0...(1.0).nextDown

  private static func dropout(
    _ name: String, _ summary: String, default value: Level
  ) -> HyperparameterDeclaration {
    .init(name, accepts: "a number from 0 below 1", default: value, summary)
  }

  private static func activation(_ name: String, _ summary: String) -> HyperparameterDeclaration {
    .init(
      name, accepts: Activation.allCases.map(\.rawValue).joined(separator: ", "), default: "relu",
      summary)
  }

  private static func activation(
    _ name: String, in values: HyperparameterValues
  ) throws(LearningError) -> Activation {
    let names = Activation.allCases.map(\.rawValue)
    return Activation(rawValue: try values.choice(name, of: names, default: "relu")) ?? .relu
  }

  static let perceptron = ModelEntry(
    "mlp", "multilayer perceptron",
    [
      .init("width", accepts: "an integer from 1 to 65536", default: 64, "units per hidden layer"),
      .init("depth", accepts: "an integer from 0 to 64", default: 1, "hidden layers; 0 is linear"),
      dropout("dropout", "share of hidden units dropped", default: 0),
      activation("activation", "of the hidden layers"),
    ],
    tuned: [
      Hyperparameter("width", .ordinal([16, 32, 64])),
      Hyperparameter("depth", .ordinal([1, 2, 3])),
    ]
  ) { values, sizes throws(LearningError) in
    let width = try values.integer("width", in: 1...65_536, default: 64)
    let depth = try values.integer("depth", in: 0...64, default: 1)
    return MultilayerPerceptron(
      inputs: sizes.features, widths: [Int](repeating: width, count: depth),
      outputs: sizes.outputs, activation: try activation("activation", in: values),
      dropout: try values.number("dropout", in: dropoutRange, default: 0))
  }

  private static let fcNet = ModelEntry(
    "fcnet", "perceptron of two hidden layers with options of their own",
    [1, 2].flatMap { layer in
      [
        HyperparameterDeclaration(
          "units_\(layer)", accepts: "an integer from 1 to 65536", default: 64,
          "of hidden layer \(layer)"),
        activation("activation_\(layer)", "of hidden layer \(layer)"),
        dropout("dropout_\(layer)", "share of hidden layer \(layer) dropped", default: 0),
      ]
    },
    tuned: [1, 2].flatMap { layer in
      [
        Hyperparameter("activation_\(layer)", .categorical(["relu", "tanh"])),
        Hyperparameter("units_\(layer)", .ordinal([16, 32, 64, 128, 256, 512])),
        Hyperparameter("dropout_\(layer)", .ordinal([0, 0.3, 0.6])),
      ]
    }
  ) { values, sizes throws(LearningError) in
    func hidden(_ layer: Int) throws(LearningError) -> FCNet.Hidden {
      FCNet.Hidden(
        units: try values.integer("units_\(layer)", in: 1...65_536, default: 64),
        activation: try activation("activation_\(layer)", in: values),
        dropout: try values.number("dropout_\(layer)", in: dropoutRange, default: 0))
    }
    return FCNet(
      inputs: sizes.features, first: try hidden(1), second: try hidden(2), outputs: sizes.outputs)
  }

  private static let simpleCNN = ModelEntry(
    "simple_cnn", "three convolutions and a dense layer of 512 units; images only",
    [
      .init(
        "channels", accepts: "an integer from 1 to 1024", default: 32,
        "of the first convolution; the others have 2 and 4 times as many"),
      dropout("dropout", "share of the 512 units dropped", default: 0),
    ],
    learningRate: 0.001,
    tuned: [
      Hyperparameter("channels", .ordinal([8, 16, 32])),
      Hyperparameter("dropout", .ordinal([0, 0.25, 0.5])),
    ]
  ) { values, sizes throws(LearningError) in
    let image = try sizes.requireImage(for: "simple_cnn")
    let channels = try values.integer("channels", in: 1...1024, default: 32)
    let dropout = try values.number("dropout", in: dropoutRange, default: 0)
    return try LearningError.refusing { () throws(NetworkError) in
      try SimpleCNN(image: image, outputs: sizes.outputs, channels: channels, dropout: dropout)
    }
  }

  private static let nn2 = ModelEntry(
    "nn2", "six convolutions with batch normalisation, and dense layers; images only", [],
    learningRate: 0.001
  ) { values, sizes throws(LearningError) in
    let image = try sizes.requireImage(for: "nn2")
    return try LearningError.refusing { () throws(NetworkError) in
      try NN2(image: image, outputs: sizes.outputs)
    }
  }

  private static let vgg16 = ModelEntry(
    "vgg16", "13 convolutions without normalisation; images from 32 × 32 pixels",
    [dropout("dropout", "share of what enters the dense layers dropped", default: 0.5)],
    learningRate: 0.001, tuned: [Hyperparameter("dropout", .ordinal([0, 0.25, 0.5]))]
  ) { values, sizes throws(LearningError) in
    let image = try sizes.requireImage(for: "vgg16")
    let dropout = try values.number("dropout", in: dropoutRange, default: 0.5)
    return try LearningError.refusing { () throws(NetworkError) in
      try VGG16(image: image, outputs: sizes.outputs, dropout: dropout)
    }
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
    ],
    learningRate: 0.001, tuned: [Hyperparameter("depth", .ordinal([8, 14, 20]))]
  ) { values, sizes throws(LearningError) in
    var block: PreResNet.Block?
    if let level = values["block"], level != .null {
      let names = PreResNet.Block.allCases.map(\.rawValue)
      block = PreResNet.Block(rawValue: try values.choice("block", of: names, default: "basic"))
    }
    let image = try sizes.requireImage(for: "preresnet")
    let depth = try values.integer("depth", in: 1...10_000, default: 20)
    return try LearningError.refusing { [block] () throws(NetworkError) in
      try PreResNet(image: image, outputs: sizes.outputs, depth: depth, block: block)
    }
  }
}
