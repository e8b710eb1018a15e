package import Numerical

/// A residual network whose normalisations and activations precede its convolutions.
///
/// A convolution to 16 channels; three stages of n blocks with 16, 32 and 64 channels, the second
/// and third halving the image; normalisation, ReLU, global average, dense. The shortcut is a 1 × 1
/// convolution of the block's input as it is where stride or width changes, else the identity.
///
/// On 32 × 32 colour images with 10 classes the depth 20 has 272,282 parameters.
///
/// - Source: K. He et al., "Identity mappings in deep residual networks", ECCV 2016.
package struct PreResNet: NetworkModel, Hashable {
  package static let name = "preresnet"

  /// What a block is made of.
  package enum Block: String, Sendable, Hashable, CaseIterable {
    /// Twice 3 × 3; depth 6n + 2.
    case basic
    /// 1 × 1, 3 × 3, 1 × 1 to four times the channels; depth 9n + 2.
    case bottleneck

    /// How much wider the output of a block is than its inner convolutions.
    var expansion: Int { self == .basic ? 1 : 4 }
    /// Layers that one more block in each stage adds.
    var period: Int { self == .basic ? 6 : 9 }
  }

  package let image: ImageShape
  /// Classes, or 1 for regression.
  package let outputs: Int
  /// Layers with weights, shortcuts not counted.
  package let depth: Int
  package let block: Block

  /// - Parameter block: `nil` for bottlenecks from depth 44 on, basic blocks below.
  /// - Throws: ``NetworkError`` for a depth that the blocks do not add up to, or for images below
  ///   4 × 4.
  package init(
    image: ImageShape, outputs: Int, depth: Int, block: Block? = nil
  ) throws(NetworkError) {
    let block = block ?? (depth >= 44 ? .bottleneck : .basic)
    let period = block.period
    guard depth >= period + 2, (depth - 2) % period == 0 else {
      let below = max(period + 2, depth - 2 - (depth - 2) % period + 2)
      throw .invalidDepth(
        depth,
        expected: "\(period)n + 2 for \(block.rawValue) blocks, as \(below) or \(below + period)")
    }
    try image.requireSide(4, by: Self.name)
    self.image = image
    self.outputs = outputs
    self.depth = depth
    self.block = block
  }

  package func network<Scalar: RealScalar>(of type: Scalar.Type = Scalar.self) -> Network<Scalar> {
    var stack = LayerStack<Scalar>(images: image)
    stack.convolution(16, bias: false, start: .heNormal)
    for (stage, channels) in [16, 32, 64].enumerated() {
      for place in 0..<(depth - 2) / block.period {
        addBlock(to: &stack, channels, stride: stage > 0 && place == 0 ? 2 : 1)
      }
    }
    stack.normalization(rectified: true)
    stack.globalAveragePooling()
    stack.dense(outputs)
    return stack.network
  }

  private func addBlock<Scalar: RealScalar>(
    to stack: inout LayerStack<Scalar>, _ channels: Int, stride: Int
  ) {
    let width = channels * block.expansion
    var shortcut: LayerStack<Scalar>?
    if stride != 1 || stack.shape.channels != width {
      shortcut = LayerStack(after: stack.shape)
      shortcut?.convolution(width, side: 1, stride: stride, bias: false, start: .heNormal)
    }
    var branch = LayerStack<Scalar>(after: stack.shape)
    let convolutions =
      switch block {
      case .basic: [(channels, 3, stride), (channels, 3, 1)]
      case .bottleneck: [(channels, 1, 1), (channels, 3, stride), (width, 1, 1)]
      }
    for (count, side, stride) in convolutions {
      branch.normalization(rectified: true)
      branch.convolution(count, side: side, stride: stride, bias: false, start: .heNormal)
    }
    stack.residual(branch, shortcut: shortcut)
  }
}
