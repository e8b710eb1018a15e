package import Catalogs
import Networks
import SearchSpaces

/// All models of networks, in the order of lists.
package enum ModelCatalog {
  package static let all = Catalog<ModelEntry>(
    "model", [perceptron, fcNet, simpleCNN, nn2, vgg16, preResNet]
  ) { $0.name }

  private static func units(_ name: String, _ summary: String) -> Parameter<Int> {
    Parameter(name, .from(1, to: 65_536), default: 64, summary)
  }

  private static func share(
    _ name: String = "dropout", dropped summary: String, default value: Double = 0
  ) -> Parameter<Double> {
    Parameter(name, .from(0, below: 1), default: value, summary)
  }

  private static func function(
    _ name: String = "activation", meaning summary: String
  ) -> Parameter<Activation> {
    Parameter(name, default: .relu, summary)
  }

  static let perceptron: ModelEntry = {
    let width = units("width", "units per hidden layer")
    let depth = Parameter<Int>(
      "depth", .from(0, to: 64), default: 1, "hidden layers; 0 is linear")
    let dropout = share(dropped: "share of hidden units dropped")
    let activation = function(meaning: "of the hidden layers")
    return ModelEntry(
      MultilayerPerceptron.name, "multilayer perceptron",
      [width.declaration, depth.declaration, dropout.declaration, activation.declaration],
      reduced: [width.name: 256, depth.name: 1]
    ) { values, sizes throws(LearningError) in
      MultilayerPerceptron(
        inputs: sizes.features,
        widths: [Int](
          repeating: try width.value(in: values), count: try depth.value(in: values)),
        outputs: sizes.outputs, activation: try activation.value(in: values),
        dropout: try dropout.value(in: values))
    }
  }()

  private static let fcNet: ModelEntry = {
    let layers = [1, 2].map { layer in
      (
        units: units("units_\(layer)", "of hidden layer \(layer)"),
        activation: function("activation_\(layer)", meaning: "of hidden layer \(layer)"),
        dropout: share("dropout_\(layer)", dropped: "share of hidden layer \(layer) dropped")
      )
    }
    return ModelEntry(
      FCNet.name, "perceptron of two hidden layers with options of their own",
      layers.flatMap {
        [$0.units.declaration, $0.activation.declaration, $0.dropout.declaration]
      }
    ) { values, sizes throws(LearningError) in
      func hidden(_ layer: Int) throws(LearningError) -> FCNet.Hidden {
        FCNet.Hidden(
          units: try layers[layer].units.value(in: values),
          activation: try layers[layer].activation.value(in: values),
          dropout: try layers[layer].dropout.value(in: values))
      }
      return FCNet(
        inputs: sizes.features, first: try hidden(0), second: try hidden(1),
        outputs: sizes.outputs)
    }
  }()

  private static let simpleCNN: ModelEntry = {
    let channels = Parameter<Int>(
      "channels", .from(1, to: 1024), default: 32,
      "of the first convolution; the others have 2 and 4 times as many")
    let dropout = share(dropped: "share of the 512 units dropped")
    return ModelEntry(
      SimpleCNN.name, "three convolutions and a dense layer of 512 units; images only",
      [channels.declaration, dropout.declaration], learningRate: 0.001,
      reduced: [channels.name: 8]
    ) { values, sizes throws(LearningError) in
      let image = try sizes.requireImage(for: SimpleCNN.name)
      let channels = try channels.value(in: values)
      let dropout = try dropout.value(in: values)
      return try LearningError.refusing { () throws(NetworkError) in
        try SimpleCNN(image: image, outputs: sizes.outputs, channels: channels, dropout: dropout)
      }
    }
  }()

  private static let nn2 = ModelEntry(
    NN2.name, "six convolutions with batch normalisation, and dense layers; images only", [],
    learningRate: 0.001
  ) { values, sizes throws(LearningError) in
    let image = try sizes.requireImage(for: NN2.name)
    return try LearningError.refusing { () throws(NetworkError) in
      try NN2(image: image, outputs: sizes.outputs)
    }
  }

  private static let vgg16: ModelEntry = {
    let dropout = share(dropped: "share of what enters the dense layers dropped", default: 0.5)
    return ModelEntry(
      VGG16.name, "13 convolutions without normalisation; images from 32 × 32 pixels",
      [dropout.declaration], learningRate: 0.001, descentRate: 0.05
    ) { values, sizes throws(LearningError) in
      let image = try sizes.requireImage(for: VGG16.name)
      let dropout = try dropout.value(in: values)
      return try LearningError.refusing { () throws(NetworkError) in
        try VGG16(image: image, outputs: sizes.outputs, dropout: dropout)
      }
    }
  }()

  private static let preResNet: ModelEntry = {
    let depth = Parameter<Int>(
      HyperparameterDeclaration(
        "depth",
        .init(
          // From one block to the most below 10,000 layers that both kinds of blocks add up to.
          HyperparameterDomain(
            [.whole(.from(8, to: 9992))],
            words: "6n + 2 for basic blocks, 9n + 2 for bottlenecks"),
          default: 20),
        "layers with weights")
    ) { $0.number.flatMap { Int(exactly: $0) } }
    let block = Parameter<PreResNet.Block?>(
      HyperparameterDeclaration(
        "block",
        .init(
          .levels(PreResNet.Block.allCases.map { .text($0.rawValue) }).orNull, default: .null),
        "null: bottlenecks from depth 44 on")
    ) { .some(PreResNet.Block(rawValue: $0.description)) }
    return ModelEntry(
      PreResNet.name, "residual network, normalisation before convolution; images only",
      [depth.declaration, block.declaration], learningRate: 0.001, descentRate: 0.1,
      reduced: [depth.name: 8]
    ) { values, sizes throws(LearningError) in
      let block = try block.value(in: values)
      let image = try sizes.requireImage(for: PreResNet.name)
      let depth = try depth.value(in: values)
      return try LearningError.refusing { () throws(NetworkError) in
        try PreResNet(image: image, outputs: sizes.outputs, depth: depth, block: block)
      }
    }
  }()
}
