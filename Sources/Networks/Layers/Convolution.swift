package import Numerical

/// A convolution over images with channels last; cross-correlation, that is, the kernel is not
/// flipped.
///
/// Parameters: weight [out, in, row, column], then bias [out] where there is one. The arithmetic is
/// that of ``ConvolutionKernel``.
package struct Convolution<Scalar: RealScalar>: Layer {
  /// The distribution of the first weights.
  package enum Start: Sendable, Hashable {
    /// Weight and bias uniform within 1/√fan-in, fan-in = in · side².
    case uniform
    /// Weight normal with deviation √(2/fan-out), fan-out = out · side²; bias 0.
    case heNormal
  }

  package let shape: ConvolutionShape
  package let hasBias: Bool
  package let start: Start
  private let kernel: ConvolutionKernel<Scalar>

  package init(_ shape: ConvolutionShape, bias: Bool = true, start: Start = .uniform) {
    self.shape = shape
    hasBias = bias
    self.start = start
    kernel = ConvolutionKernel(shape)
  }

  package var inputCount: Int { shape.input.count }
  package var outputCount: Int { shape.output.count }

  package var tensors: [NamedTensor] {
    let (channels, side) = (shape.output.channels, shape.side)
    let weight: Initializer =
      switch start {
      case .uniform: .uniform(fanIn: shape.windowCount)
      case .heNormal: .heNormal(fanOut: channels * side * side)
      }
    let bias: Initializer = start == .uniform ? weight : .constant(0)
    let tensor = NamedTensor(
      "weight", shape: [channels, shape.input.channels, side, side], initializer: weight)
    return hasBias
      ? [tensor, NamedTensor("bias", shape: [channels], initializer: bias)] : [tensor]
  }

  private var sums: ChannelSums<Scalar> {
    ChannelSums(channels: shape.output.channels, pixels: shape.output.pixelCount)
  }

  package func scratchCount(batchSize: Int) -> Int {
    max(kernel.scratchCount(batchSize: batchSize), sums.scratchCount(batchSize: batchSize))
  }

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  package func forward(_ pass: LayerPass<Scalar>) {
    kernel.forward(
      pass.input, weight: pass.parameters,
      bias: hasBias ? pass.parameters + shape.weightCount : nil, output: pass.output,
      scratch: pass.scratch, pass.parts)
  }

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  package func backward(_ pass: LayerPass<Scalar>, _ gradients: LayerGradients<Scalar>) {
    kernel.backwardWeight(
      gradients.output, input: pass.input, weightGradient: gradients.parameters,
      scratch: pass.scratch, pass.parts)
    if hasBias {
      let (dy, sums) = (gradients.output, sums)
      pass.parts.run { part, samples in
        sums.add(part, samples, scratch: pass.scratch) { place, count, sums in
          for index in 0..<count { sums.first[index] += dy[place + index] }
        }
      }
      sums.collect(
        first: gradients.parameters + shape.weightCount, scratch: pass.scratch, pass.parts)
    }
    if let input = gradients.input {
      kernel.backwardInput(
        gradients.output, weight: pass.parameters, inputGradient: input, scratch: pass.scratch,
        pass.parts)
    }
  }
}
