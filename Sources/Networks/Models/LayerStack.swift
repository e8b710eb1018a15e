import Numerical

/// Layers over images, put on one another; each takes the shape that the one before it gives.
struct LayerStack<Scalar: RealScalar> {
  private(set) var layers: [any Layer<Scalar>] = []
  /// What the last layer gives; a row of features has one pixel.
  private(set) var shape: ImageShape

  /// For images as channel, row, column, which are brought to the order of the layers.
  init(images shape: ImageShape) {
    self.shape = shape
    if shape.channels > 1 { layers.append(ImageLayout.channelsLast(shape)) }
  }

  /// For what another stack gives, or for rows of features.
  init(after shape: ImageShape) {
    self.shape = shape
  }

  mutating func convolution(
    _ channels: Int, side: Int = 3, stride: Int = 1, bias: Bool = true,
    start: Convolution<Scalar>.Start = .uniform
  ) {
    let sizes = ConvolutionShape(
      shape, channels: channels, side: side, stride: stride, padding: side / 2)
    layers.append(Convolution(sizes, bias: bias, start: start))
    shape = sizes.output
  }

  mutating func normalization(rectified: Bool = false) {
    layers.append(BatchNormalization(shape, rectified: rectified))
  }

  mutating func activation(_ activation: Activation = .relu) {
    layers.append(ActivationLayer(activation, count: shape.count))
  }

  mutating func dropout(_ probability: Double) {
    if probability > 0 { layers.append(Dropout(probability, count: shape.count)) }
  }

  mutating func maxPooling() {
    let layer = MaxPooling<Scalar>(shape)
    layers.append(layer)
    shape = layer.output
  }

  mutating func globalAveragePooling() {
    let layer = AveragePooling<Scalar>.global(shape)
    layers.append(layer)
    shape = layer.output
  }

  mutating func residual(_ branch: LayerStack, shortcut: LayerStack?) {
    layers.append(
      ResidualBlock(branch.layers, shortcut: shortcut.map { LayerSequence($0.layers) }))
    shape = branch.shape
  }

  /// A dense layer over all numbers, those of images in the order of channel, row, column.
  mutating func dense(_ outputs: Int) {
    if shape.pixelCount > 1 && shape.channels > 1 {
      layers.append(ImageLayout.channelsFirst(shape))
    }
    layers.append(Dense(inputs: shape.count, outputs: outputs))
    shape = ImageShape(channels: outputs, height: 1, width: 1)
  }

  var network: Network<Scalar> { Network(layers) }
}
