import Foundation

/// An image as PNG, its bytes stored without compression.
struct PNGImage {
  /// The file.
  let bytes: [UInt8]

  /// - Parameters:
  ///   - pixels: Channel by channel, line by line: shape [channels, height, width].
  ///   - channels: 1 for greys, 3 for red, green and blue.
  /// - Precondition: There is a byte for each.
  init(_ pixels: ArraySlice<UInt8>, channels: Int, height: Int, width: Int) {
    precondition(pixels.count == channels * height * width, "not a whole image")
    precondition(channels == 1 || channels == 3, "\(channels) channels")
    let start = pixels.startIndex
    var lines: [UInt8] = []
    for y in 0..<height {
      // Filter 0: the line as it is.
      lines.append(0)
      for x in 0..<width {
        for channel in 0..<channels {
          lines.append(pixels[start + (channel * height + y) * width + x])
        }
      }
    }
    var bytes: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    Self.add(
      "IHDR",
      Self.big(UInt32(width)) + Self.big(UInt32(height)) + [8, channels == 1 ? 0 : 2, 0, 0, 0],
      to: &bytes)
    Self.add("IDAT", Self.stored(lines), to: &bytes)
    Self.add("IEND", [], to: &bytes)
    self.bytes = bytes
  }

  /// For the `src` of an image in a page.
  var dataAddress: String { "data:image/png;base64," + Data(bytes).base64EncodedString() }

  private static func add(_ name: String, _ content: [UInt8], to bytes: inout [UInt8]) {
    let body = Array(name.utf8) + content
    bytes += big(UInt32(content.count)) + body + big(checksum(body))
  }

  private static func big(_ number: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
  }

  /// A zlib stream of stored blocks (RFC 1950, RFC 1951 §3.2.4).
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

  /// CRC-32 (ISO 3309), bit by bit.
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var remainder = UInt32.max
    for byte in bytes {
      remainder ^= UInt32(byte)
      for _ in 0..<8 {
        remainder = remainder & 1 == 1 ? remainder >> 1 ^ 0xEDB8_8320 : remainder >> 1
      }
    }
    return ~remainder
  }
}
