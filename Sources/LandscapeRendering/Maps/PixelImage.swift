import Documents

/// A picture of at most 256 colours: for layers of more marks than a drawing can hold.
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
  var png: PNGImage {
    PNGImage(indices: pixels, palette: palette, height: height, width: width)
  }
}
