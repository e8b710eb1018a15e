public import Numerical

/// Images as channel, row, column become images as row, column, channel, which the layers over
/// images work on.
public struct ChannelsLast<Scalar: RealScalar>: Layer {
  public let shape: ImageShape

  public init(_ shape: ImageShape) {
    self.shape = shape
  }

  public var inputCount: Int { shape.count }
  public var outputCount: Int { shape.count }

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func forward(_ pass: LayerPass<Scalar>) {
    transpose(pass.input, shape.channels, shape.pixelCount, to: pass.output, pass.parts)
  }

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func backward(_ pass: LayerPass<Scalar>, _ gradients: LayerGradients<Scalar>) {
    guard let input = gradients.input else { return }
    transpose(gradients.output, shape.pixelCount, shape.channels, to: input, pass.parts)
  }
}

/// Images as row, column, channel become rows of features in the order of channel, row, column.
public struct Flatten<Scalar: RealScalar>: Layer {
  public let shape: ImageShape

  public init(_ shape: ImageShape) {
    self.shape = shape
  }

  public var inputCount: Int { shape.count }
  public var outputCount: Int { shape.count }

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func forward(_ pass: LayerPass<Scalar>) {
    transpose(pass.input, shape.pixelCount, shape.channels, to: pass.output, pass.parts)
  }

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func backward(_ pass: LayerPass<Scalar>, _ gradients: LayerGradients<Scalar>) {
    guard let input = gradients.input else { return }
    transpose(gradients.output, shape.channels, shape.pixelCount, to: input, pass.parts)
  }
}

/// Transposes the matrix [rows, columns] of every sample.
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
private func transpose<Scalar: RealScalar>(
  _ source: UnsafePointer<Scalar>, _ rows: Int, _ columns: Int,
  to target: UnsafeMutablePointer<Scalar>, _ parts: BatchParts
) {
  let size = rows * columns
  parts.run { _, samples in
    for sample in samples {
      let (matrix, result) = (source + sample * size, target + sample * size)
      for row in 0..<rows {
        for column in 0..<columns { result[column * rows + row] = matrix[row * columns + column] }
      }
    }
  }
}
