import Foundation

/// An image as PNG.
///
/// Its data are stored, not compressed, so that the same pixels give the same bytes everywhere.
///
/// - Source: PNG specification (ISO/IEC 15948:2004); RFC 1950 and RFC 1951 §3.2.4 for the stored
///   blocks of zlib.
package struct PNGImage: Sendable {
  /// The file.
  package let bytes: [UInt8]

  /// An image of greys or of colours, a byte per channel.
  ///
  /// - Parameters:
  ///   - pixels: Channel by channel, line by line: shape [channels, height, width].
  ///   - channels: 1 for greys, 3 for red, green and blue.
  /// - Precondition: There is a byte for each.
  package init(_ pixels: ArraySlice<UInt8>, channels: Int, height: Int, width: Int) {
    precondition(pixels.count == channels * height * width, "not a whole image")
    precondition(channels == 1 || channels == 3, "\(channels) channels")
    let start = pixels.startIndex
    let lines = (0..<height).map { y in
      (0..<width).flatMap { x in
        (0..<channels).map { pixels[start + ($0 * height + y) * width + x] }
      }
    }
    self.init(lines, height: height, width: width, colorType: channels == 1 ? 0 : 2)
  }

  /// An image of at most 256 colours, of which the first is transparent.
  ///
  /// - Parameters:
  ///   - indices: Line by line from the top, indices into `palette`: shape [height, width].
  ///   - palette: Red, green and blue in the lowest three bytes.
  /// - Precondition: There is an index for each pixel, and at least one colour.
  package init(indices: [UInt8], palette: [UInt32], height: Int, width: Int) {
    precondition(indices.count == height * width, "not a whole image")
    precondition((1...256).contains(palette.count), "\(palette.count) colours")
    let lines = (0..<height).map { Array(indices[$0 * width..<($0 + 1) * width]) }
    self.init(
      lines, height: height, width: width, colorType: 3,
      chunks: [("PLTE", palette.flatMap { Self.big($0).dropFirst() }), ("tRNS", [0])])
  }

  private init(
    _ lines: [[UInt8]], height: Int, width: Int, colorType: UInt8,
    chunks: [(name: String, content: [UInt8])] = []
  ) {
    var bytes: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    let header = Self.big(UInt32(width)) + Self.big(UInt32(height)) + [8, colorType, 0, 0, 0]
    // Filter 0: each line as it is.
    let data = Self.stored(lines.flatMap { [0] + $0 })
    for (name, content) in [("IHDR", header)] + chunks + [("IDAT", data), ("IEND", [])] {
      let body = Array(name.utf8) + content
      bytes += Self.big(UInt32(content.count)) + body + Self.big(Self.checksum(body))
    }
    self.bytes = bytes
  }

  /// For the `src` of an image in a page: an address that holds the image itself.
  package var dataAddress: String {
    "data:image/png;base64," + Data(bytes).base64EncodedString()
  }

  private static func big(_ number: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
  }

  /// A zlib stream of blocks of at most 65,535 bytes as they are.
  private static func stored(_ content: [UInt8]) -> [UInt8] {
    var stream: [UInt8] = [0x78, 0x01]
    var start = 0
    repeat {
      let end = min(start + 65_535, content.count)
      let size = UInt16(end - start)
      stream.append(end == content.count ? 1 : 0)
      for number in [size, ~size] {
        stream += [UInt8(truncatingIfNeeded: number), UInt8(truncatingIfNeeded: number >> 8)]
      }
      stream += content[start..<end]
      start = end
    } while start < content.count
    var (low, high): (UInt32, UInt32) = (1, 0)
    for byte in content {
      low = (low + UInt32(byte)) % 65_521
      high = (high + low) % 65_521
    }
    return stream + big(high << 16 | low)
  }

  /// CRC-32 (ISO 3309).
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    let table = (0..<256).map { index -> UInt32 in
      var value = UInt32(index)
      for _ in 0..<8 { value = value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
      return value
    }
    var remainder = UInt32.max
    for byte in bytes {
      remainder = table[Int((remainder ^ UInt32(byte)) & 255)] ^ (remainder >> 8)
    }
    return ~remainder
  }
}
