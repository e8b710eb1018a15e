package import Numerical

/// Another order of the numbers of an image: the matrix [rows, columns] of every sample is
/// transposed.
///
/// Images come as channel, row, column; the layers over images work on row, column, channel, and
/// dense layers again on channel, row, column.
package struct ImageLayout<Scalar: RealScalar>: Layer {
  private let rows, columns: Int

  /// Channel, row, column become row, column, channel.
  package static func channelsLast(_ shape: ImageShape) -> ImageLayout {
    ImageLayout(rows: shape.channels, columns: shape.pixelCount)
  }

  /// Row, column, channel become channel, row, column.
  package static func channelsFirst(_ shape: ImageShape) -> ImageLayout {
    ImageLayout(rows: shape.pixelCount, columns: shape.channels)
  }

  private init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
  }

  package var inputCount: Int { rows * columns }
  package var outputCount: Int { rows * columns }

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  package func forward(_ pass: LayerPass<Scalar>) {
    transpose(pass.input, rows, columns, to: pass.output, pass.parts)
  }

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  package func backward(_ pass: LayerPass<Scalar>, _ gradients: LayerGradients<Scalar>) {
    guard let input = gradients.input else { return }
    transpose(gradients.output, columns, rows, to: input, pass.parts)
  }

  /// Transposes the matrix [rows, columns] of every sample.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  private func transpose(
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
}
