import Networks
import Numerical
import TestSupport
import Testing

/// Convolutions against their definition, written out loop by loop.
struct ConvolutionTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let input: ImageShape
    let channels, side, stride, padding: Int

    var testDescription: String {
      "\(input.channels)×\(input.height)×\(input.width) → \(channels), \(side)×\(side), "
        + "stride \(stride), padding \(padding)"
    }

    var shape: ConvolutionShape {
      ConvolutionShape(input, channels: channels, side: side, stride: stride, padding: padding)
    }
  }

  static let cases = [
    Case(
      input: .init(channels: 3, height: 6, width: 5), channels: 4, side: 3, stride: 1, padding: 1),
    Case(
      input: .init(channels: 2, height: 7, width: 7), channels: 3, side: 3, stride: 2, padding: 1),
    Case(
      input: .init(channels: 5, height: 4, width: 6), channels: 3, side: 1, stride: 1, padding: 0),
    Case(
      input: .init(channels: 2, height: 5, width: 5), channels: 3, side: 1, stride: 2, padding: 0),
    Case(
      input: .init(channels: 1, height: 6, width: 8), channels: 2, side: 5, stride: 3, padding: 2),
    Case(
      input: .init(channels: 2, height: 2, width: 2), channels: 2, side: 3, stride: 1, padding: 2),
    Case(
      input: .init(channels: 2, height: 1, width: 1), channels: 2, side: 3, stride: 1, padding: 1),
  ]

  @Test(arguments: cases)
  func itIsTheSumOverTheWindow(_ sample: Case) {
    let (rows, shape) = (5, sample.shape)
    let (input, output) = (shape.input, shape.output)
    let network = Network<Double>([
      ImageLayout.channelsLast(input), Convolution(shape), ImageLayout.channelsFirst(output),
    ])
    let parameters = network.initialParameters(seed: Seed(1))
    var generator = Seed(2).generator()
    let images = (0..<rows * input.count).map { _ in generator.normal() }
    var expected: [Double] = []
    for row in 0..<rows {
      for channel in 0..<output.channels {
        for y in 0..<output.height {
          for x in 0..<output.width {
            var sum = parameters[shape.weightCount + channel]
            for source in 0..<input.channels {
              for dy in 0..<shape.side {
                for dx in 0..<shape.side {
                  let line = y * shape.stride + dy - shape.padding
                  let column = x * shape.stride + dx - shape.padding
                  if !(0..<input.height).contains(line) || !(0..<input.width).contains(column) {
                    continue
                  }
                  sum +=
                    images[
                      ((row * input.channels + source) * input.height + line) * input.width
                        + column]
                    * parameters[
                      ((channel * input.channels + source) * shape.side + dy) * shape.side + dx]
                }
              }
            }
            expected.append(sum)
          }
        }
      }
    }
    #expect(relativeError(network.outputs(of: images, at: parameters), expected) < 1e-14)
  }

  /// Shapes that single precision computes by transformed tiles; those of 6 × 10 and 5 × 7 pixels
  /// do not fill their last tiles. The bound is that of all single-precision references.
  @Test(arguments: [(16, 24, 6, 10), (32, 16, 5, 7), (64, 64, 8, 8)])
  func tilesInSinglePrecisionAgreeWithWindowsInDouble(
    _ inputs: Int, _ outputs: Int, _ height: Int, _ width: Int
  ) {
    let shape = ConvolutionShape(
      ImageShape(channels: inputs, height: height, width: width), channels: outputs, side: 3,
      padding: 1)
    let single = layerPasses(Convolution<Float>(shape), rows: 5, threads: 1)
    let double = layerPasses(Convolution<Double>(shape), rows: 5, threads: 1)
    for (values, exact) in zip(single, double) {
      var (error, norm) = (0.0, 0.0)
      for (value, reference) in zip(values, exact) {
        error += (Double(value) - reference) * (Double(value) - reference)
        norm += reference * reference
      }
      #expect(error.squareRoot() < 2e-6 * norm.squareRoot())
    }
    #expect(single == layerPasses(Convolution<Float>(shape), rows: 5, threads: 2))
  }
}
