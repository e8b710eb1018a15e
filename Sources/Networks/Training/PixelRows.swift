package import Numerical

/// Images that are normalised from their bytes when a batch asks for them.
///
/// The bytes are those of the data set, which every part shares.
package struct PixelRows<Scalar: RealScalar>: Sendable {
  /// Of the whole data set.
  private let pixels: [UInt8]
  private let shape: ImageShape
  /// Rows of the data set, in the order of the samples.
  private let rows: [Int]
  /// What each byte becomes. Shape [channels, 256].
  private let scale: [Scalar]
  /// What is done to images while a network trains on them; `nil` leaves them as they are.
  let augmentation: Augmentation?

  package init(
    _ pixels: [UInt8], shape: ImageShape, rows: [Int], normalization: ImageNormalization,
    augmentation: Augmentation?
  ) {
    self.pixels = pixels
    self.shape = shape
    self.rows = rows
    self.augmentation = augmentation
    scale = (0..<shape.channels).flatMap { channel in
      (0...255).map { Scalar(normalization.normalized(UInt8($0), channel: channel)) }
    }
  }

  /// Writes sample `index` to `destination`, changed as ``augmentation`` says where a seed is
  /// given.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  func copy(_ index: Int, to destination: UnsafeMutablePointer<Scalar>, seed: Seed?) {
    let row = rows[index]
    let size = shape.pixelCount
    let draw = seed.flatMap { augmentation?.draw(row: row, seed: $0) }
    pixels.withUnsafeBufferPointer { pixels in
      scale.withUnsafeBufferPointer { scale in
        for channel in 0..<shape.channels {
          let source = UnsafeBufferPointer(
            rebasing: pixels[
              row * shape.count + channel * size..<row * shape.count
                + (channel + 1) * size])
          let scale = UnsafeBufferPointer(rebasing: scale[channel * 256..<channel * 256 + 256])
          let plane = UnsafeMutableBufferPointer(start: destination + channel * size, count: size)
          if let draw {
            write(source, to: plane, scale, draw)
          } else {
            for place in 0..<size { plane[place] = scale[Int(source[place])] }
          }
        }
      }
    }
  }

  /// One channel of an image that is moved by a draw; black comes in from outside.
  @inline(__always)
  private func write(
    _ source: UnsafeBufferPointer<UInt8>, to plane: UnsafeMutableBufferPointer<Scalar>,
    _ scale: UnsafeBufferPointer<Scalar>, _ draw: Augmentation.Draw
  ) {
    for y in 0..<shape.height {
      let line = y + draw.down
      for x in 0..<shape.width {
        let column = (draw.isMirrored ? shape.width - 1 - x : x) + draw.right
        let isInside =
          line >= 0 && line < shape.height && column >= 0 && column < shape.width
        plane[y * shape.width + x] =
          scale[
            isInside ? Int(source[line * shape.width + column]) : 0]
      }
    }
  }
}
