import Foundation

/// A picture of at most 256 colours, as PNG: for layers of more marks than a drawing can hold.
///
/// Its data are stored, not compressed, so that the same pixels give the same bytes everywhere.
///
/// - Source: PNG specification (ISO/IEC 15948:2004); RFC 1950 and 1951 for zlib's stored blocks.
struct PixelImage {
  let width, height: Int
  /// Red, green, blue; colour 0 is transparent.
  let palette: [UInt32]
  /// Row by row from the top; indices into ``palette``.
  var pixels: [UInt8]

  /// A picture without a mark.
  ///
  /// - Precondition: At most 255 colours.
  init(width: Int, height: Int, colors: [UInt32]) {
    precondition(colors.count < 256, "\(colors.count) colours")
    self.width = width
    self.height = height
    palette = [0xFFFFFF] + colors
    pixels = [UInt8](repeating: 0, count: width * height)
  }

  /// Fills a disc with the colour of that index; what is outside of the picture is left out.
  mutating func fill(disc center: SIMD2<Double>, radius: Double, color: Int) {
    let rows = Int((center.y - radius).rounded(.down))...Int((center.y + radius).rounded(.up))
    let columns = Int((center.x - radius).rounded(.down))...Int((center.x + radius).rounded(.up))
    for row in rows where row >= 0 && row < height {
      for column in columns where column >= 0 && column < width {
        let offset = SIMD2(Double(column) + 0.5, Double(row) + 0.5) - center
        if (offset * offset).sum() <= radius * radius {
          pixels[row * width + column] = UInt8(color + 1)
        }
      }
    }
  }

  /// The file.
  var png: Data {
    var data = Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    data += PixelImage.chunk(
      "IHDR", PixelImage.bytes(UInt32(width)) + PixelImage.bytes(UInt32(height)) + [8, 3, 0, 0, 0])
    data += PixelImage.chunk("PLTE", palette.flatMap { PixelImage.bytes($0).dropFirst() })
    data += PixelImage.chunk("tRNS", [0])
    var rows: [UInt8] = []
    rows.reserveCapacity((width + 1) * height)
    for row in 0..<height {
      rows.append(0)
      rows += pixels[row * width..<(row + 1) * width]
    }
    data += PixelImage.chunk("IDAT", PixelImage.stored(rows))
    data += PixelImage.chunk("IEND", [])
    return data
  }

  /// As an address that holds the picture itself.
  var address: String { "data:image/png;base64," + png.base64EncodedString() }

  /// A zlib stream of blocks of at most 65,535 bytes as they are.
  private static func stored(_ content: [UInt8]) -> [UInt8] {
    var result: [UInt8] = [0x78, 0x01]
    var start = 0
    repeat {
      let end = min(start + 65_535, content.count)
      let count = UInt16(end - start)
      result.append(end == content.count ? 1 : 0)
      for value in [count, ~count] { result += [UInt8(value & 255), UInt8(value >> 8)] }
      result += content[start..<end]
      start = end
    } while start < content.count
    var (a, b): (UInt32, UInt32) = (1, 0)
    for byte in content {
      a = (a + UInt32(byte)) % 65_521
      b = (b + a) % 65_521
    }
    return result + bytes(b << 16 | a)
  }

  private static func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
    let checked = Array(name.utf8) + content
    return bytes(UInt32(content.count)) + checked + bytes(checksum(checked))
  }

  /// CRC-32 of ISO 3309, as PNG asks for it.
  private static func checksum(_ content: [UInt8]) -> UInt32 {
    let table = (0..<256).map { index -> UInt32 in
      var value = UInt32(index)
      for _ in 0..<8 { value = value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
      return value
    }
    var value: UInt32 = .max
    for byte in content {
      let index = Int((value ^ UInt32(byte)) & 255)
      value = table[index] ^ (value >> 8)
    }
    return ~value
  }

  private static func bytes(_ value: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(value >> $0 & 255) }
  }
}
