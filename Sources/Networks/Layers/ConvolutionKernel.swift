package import Numerical

/// The arithmetic of a convolution over images with channels last: x is [N, height, width,
/// channels]. The weight is [out, in, row, column], as θ holds it.
///
/// A band of windows is copied to the rows of a matrix (im2col), which is multiplied by the weight.
/// In single precision the wide 3 × 3 kernels are left to ``WinogradConvolution``.
/// Bands are as long as a second-level cache allows. A 1 × 1 kernel of stride 1 needs no copy.
package struct ConvolutionKernel<Scalar: RealScalar>: Sendable {
  package let shape: ConvolutionShape
  /// Windows, which are output pixels, per band.
  let bandCount: Int
  /// Whether the input is the matrix of its windows.
  let isPointwise: Bool
  /// What does the work in its stead, where it can.
  private let winograd: WinogradConvolution?

  package init(_ shape: ConvolutionShape) {
    self.shape = shape
    bandCount = max(16, 65_536 / shape.windowCount)
    isPointwise = shape.side == 1 && shape.stride == 1 && shape.padding == 0
    winograd = Scalar.self == Float.self ? WinogradConvolution(shape) : nil
  }

  /// Numbers of working memory for a pass of that size, in either direction.
  package func scratchCount(batchSize: Int) -> Int {
    if let winograd { return winograd.scratchCount(batchSize: batchSize) }
    return aligned(shape.weightCount) + BatchParts.count(batchSize: batchSize) * partCount
  }

  /// y ← x ∗ w + b, the kernel not flipped.
  ///
  /// - Parameter bias: b, one number per output channel; `nil` for 0.
  /// - Complexity: O(N · output pixels · weight).
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  package func forward(
    _ input: UnsafePointer<Scalar>, weight: UnsafePointer<Scalar>, bias: UnsafePointer<Scalar>?,
    output: UnsafeMutablePointer<Scalar>, scratch: UnsafeMutablePointer<Scalar>, _ parts: BatchParts
  ) {
    if let winograd {
      winograd.forward(
        asFloats(input), weight: asFloats(weight), bias: bias.map(asFloats),
        output: asFloats(output), scratch: asFloats(scratch), parts)
      return
    }
    let channels = shape.output.channels
    let arranged = windowWeight(weight, in: scratch)
    parts.run { part, samples in
      forEachBand(of: samples) { band in
        let windows = windows(band, of: input, in: columns(part, scratch))
        let output = output + band.lowerBound * channels
        if let bias {
          for pixel in 0..<band.count {
            (output + pixel * channels).update(from: bias, count: channels)
          }
        }
        MatrixProduct.multiply(
          windows, by: arranged, into: output,
          .init(rows: band.count, inner: shape.windowCount, columns: channels),
          rightIsTransposed: true, isAccumulating: bias != nil)
      }
    }
  }

  /// dU/dx from dU/dy.
  ///
  /// - Complexity: As for the way forward.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  package func backwardInput(
    _ outputGradient: UnsafePointer<Scalar>, weight: UnsafePointer<Scalar>,
    inputGradient: UnsafeMutablePointer<Scalar>, scratch: UnsafeMutablePointer<Scalar>,
    _ parts: BatchParts
  ) {
    if let winograd {
      winograd.backwardInput(
        asFloats(outputGradient), weight: asFloats(weight), inputGradient: asFloats(inputGradient),
        scratch: asFloats(scratch), parts)
      return
    }
    let arranged = windowWeight(weight, in: scratch)
    parts.run { part, samples in
      let size = shape.input.count
      if !isPointwise {
        (inputGradient + samples.lowerBound * size).update(
          repeating: 0, count: samples.count * size)
      }
      forEachBand(of: samples) { band in
        let windows =
          isPointwise
          ? inputGradient + band.lowerBound * shape.input.channels : columns(part, scratch)
        MatrixProduct.multiply(
          outputGradient + band.lowerBound * shape.output.channels, by: arranged, into: windows,
          .init(rows: band.count, inner: shape.output.channels, columns: shape.windowCount))
        if !isPointwise { addWindows(band, from: windows, to: inputGradient) }
      }
    }
  }

  /// dU/dw from dU/dy; `weightGradient` is overwritten.
  ///
  /// - Complexity: As for the way forward.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  package func backwardWeight(
    _ outputGradient: UnsafePointer<Scalar>, input: UnsafePointer<Scalar>,
    weightGradient: UnsafeMutablePointer<Scalar>, scratch: UnsafeMutablePointer<Scalar>,
    _ parts: BatchParts
  ) {
    if let winograd {
      winograd.backwardWeight(
        asFloats(outputGradient), input: asFloats(input), weightGradient: asFloats(weightGradient),
        scratch: asFloats(scratch), parts)
      return
    }
    parts.run { part, samples in
      let sum = weightSum(part, scratch)
      var isFirst = true
      forEachBand(of: samples) { band in
        MatrixProduct.multiply(
          outputGradient + band.lowerBound * shape.output.channels,
          by: windows(band, of: input, in: columns(part, scratch)), into: sum,
          .init(rows: shape.output.channels, inner: band.count, columns: shape.windowCount),
          leftIsTransposed: true, isAccumulating: !isFirst)
        isFirst = false
      }
    }
    let total = weightSum(0, scratch)
    for part in 1..<parts.count {
      let sum = UnsafePointer(weightSum(part, scratch))
      for index in 0..<shape.weightCount { total[index] += sum[index] }
    }
    let (inputs, places) = (shape.input.channels, shape.side * shape.side)
    for out in 0..<shape.output.channels {
      for place in 0..<places {
        let row = total + (out * places + place) * inputs
        let target = weightGradient + out * shape.windowCount + place
        for channel in 0..<inputs { target[channel * places] = row[channel] }
      }
    }
  }
}

/// The same memory, where the scalars are known to be single.
private func asFloats<Scalar: RealScalar>(_ pointer: UnsafePointer<Scalar>) -> UnsafePointer<Float>
{
  UnsafeRawPointer(pointer).assumingMemoryBound(to: Float.self)
}

private func asFloats<Scalar: RealScalar>(
  _ pointer: UnsafeMutablePointer<Scalar>
) -> UnsafeMutablePointer<Float> {
  UnsafeMutableRawPointer(pointer).assumingMemoryBound(to: Float.self)
}
