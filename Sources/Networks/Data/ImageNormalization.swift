package import Numerical

/// The scale on which networks see pixels: (byte/255 − mean)/deviation, channel by channel.
package struct ImageNormalization: Sendable, Hashable {
  /// Per channel, of values in [0, 1].
  package let means: [Double]
  /// Per channel, of values in [0, 1]; positive.
  package let deviations: [Double]

  /// - Precondition: Both have one number per channel, and deviations are positive.
  package init(means: [Double], deviations: [Double]) {
    precondition(means.count == deviations.count, "one mean and one deviation per channel")
    precondition(deviations.allSatisfy { $0 > 0 }, "a deviation that is not positive")
    self.means = means
    self.deviations = deviations
  }

  /// The population moments of each channel over `rows`; deviation 1 where all pixels are equal.
  ///
  /// Sums of bytes and of their squares are whole numbers, so that their order does not matter.
  ///
  /// - Precondition: `rows` is not empty, and `pixels` holds them.
  /// - Complexity: O(pixels of the rows).
  package init(of pixels: [UInt8], shape: ImageShape, rows: [Int]) {
    precondition(!rows.isEmpty, "the moments of no images")
    var sums = [Int](repeating: 0, count: shape.channels)
    var squares = sums
    pixels.withUnsafeBufferPointer { pixels in
      for row in rows {
        for channel in 0..<shape.channels {
          let start = row * shape.count + channel * shape.pixelCount
          let plane = UnsafeBufferPointer(rebasing: pixels[start..<start + shape.pixelCount])
          var (sum, square) = (0, 0)
          for byte in plane {
            sum += Int(byte)
            square += Int(byte) * Int(byte)
          }
          sums[channel] += sum
          squares[channel] += square
        }
      }
    }
    let count = Double(rows.count * shape.pixelCount)
    let means = sums.map { Double($0) / count }
    self.init(
      means: means.map { $0 / 255 },
      deviations: zip(squares, means).map { square, mean in
        let variance = Double(square) / count - mean * mean
        // Rounding of the two terms: below it there is no spread of bytes.
        return variance > 1e-9 * max(1, mean * mean) ? variance.squareRoot() / 255 : 1
      })
  }

  /// What a byte of `channel` becomes.
  package func normalized(_ byte: UInt8, channel: Int) -> Double {
    (Double(byte) / 255 - means[channel]) / deviations[channel]
  }

  /// The bytes of normalised images, rounded and cut to 0 … 255: for pictures in reports.
  ///
  /// - Parameter values: Shape [images, channels, height, width].
  /// - Precondition: `values` are finite and fill whole images.
  package func bytes<Scalar: RealScalar>(of values: [Scalar], shape: ImageShape) -> [UInt8] {
    precondition(
      shape.channels == means.count && values.count % shape.count == 0, "not whole images")
    return values.indices.map { index in
      let channel = index % shape.count / shape.pixelCount
      let value = (Double(values[index]) * deviations[channel] + means[channel]) * 255
      return UInt8(min(255, max(0, value.rounded())))
    }
  }
}
