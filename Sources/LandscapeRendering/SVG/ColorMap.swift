/// A sequence of colours: perceptually uniform and of rising lightness, or diverging from a light
/// middle.
///
/// Of the first kind, the published tables of 256 colours at 33 even places, joined by straight
/// lines in sRGB. No channel is off by more than 6 of 255 levels (cividis) or 2 (viridis).
package struct ColorMap: Sendable, Hashable {
  /// Colours as `0xRRGGBB`, evenly spaced.
  private let points: [UInt32]

  /// A map of rising lightness, by name.
  package enum Name: String, Sendable, CaseIterable {
    case cividis, viridis
  }

  private init(points: [UInt32]) { self.points = points }

  package init(_ name: Name) {
    self = name == .cividis ? .cividis : .viridis
  }

  /// The colour at a share of the way, clamped to 0…1, as `#rrggbb`.
  package func color(at share: Double) -> String {
    let digits = channels(at: share).map { channel in
      let text = String(Int(channel.rounded()), radix: 16)
      return text.count == 1 ? "0" + text : text
    }
    return "#" + digits.joined()
  }

  private func channels(at share: Double) -> [Double] {
    let place = min(max(share, 0), 1) * Double(points.count - 1)
    let index = min(Int(place), points.count - 2)
    let fraction = place - Double(index)
    return [16, 8, 0].map { (shift: UInt32) in
      let low = Double((points[index] >> shift) & 255)
      let high = Double((points[index + 1] >> shift) & 255)
      return low + (high - low) * fraction
    }
  }

  /// Readable with colour-vision deficiency and in greyscale.
  ///
  /// - Source: J. Nuñez, C. Anderton, R. Renslow, "Optimizing colormaps with consideration for
  ///   color vision deficiency to enable accurate interpretation of scientific data", PLoS ONE 13,
  ///   2018.
  package static let cividis = ColorMap(points: [
    0x00224E, 0x00285B, 0x002E6A, 0x043371, 0x1A386F, 0x273E6E, 0x32436D, 0x3B496C,
    0x434E6C, 0x4B546C, 0x52596D, 0x5A5F6E, 0x61656F, 0x686A71, 0x6F7073, 0x757676,
    0x7C7B78, 0x848179, 0x8B8778, 0x938D78, 0x9B9376, 0xA39A75, 0xABA072, 0xB3A670,
    0xBBAD6C, 0xC3B469, 0xCCBA64, 0xD4C15F, 0xDDC958, 0xE6D051, 0xEFD748, 0xF8DF3C,
    0xFEE838,
  ])

  /// More hues, for readers who tell them apart.
  ///
  /// - Source: S. van der Walt, N. Smith, "A better default colormap for Matplotlib", SciPy 2015.
  package static let viridis = ColorMap(points: [
    0x440154, 0x470D60, 0x48186A, 0x482374, 0x472D7B, 0x453681, 0x424086, 0x3F4989,
    0x3B528B, 0x375A8D, 0x33638D, 0x2F6A8E, 0x2C728E, 0x297A8E, 0x26818E, 0x23898E,
    0x21908C, 0x1F988B, 0x1F9F88, 0x21A685, 0x28AE80, 0x31B57B, 0x3EBC74, 0x4CC26C,
    0x5DC963, 0x6ECE58, 0x82D34C, 0x96D83F, 0xABDC32, 0xC0DF24, 0xD5E21A, 0xEAE51A,
    0xFDE725,
  ])

  /// Signed values: blue for negative, orange for positive, alike in lightness at equal distance
  /// from the light middle.
  static let blueOrange = ColorMap(points: [
    0x1F5FA8, 0x5B8CC4, 0x9CBBDD, 0xF0F1F2, 0xE0AE84, 0xC97A36, 0x9A4A00,
  ])

  /// Black or white, whichever reads better on the colour at a share of the way.
  func ink(at share: Double) -> String {
    let channels = channels(at: share)
    // Luma of Rec. 709; the border is where both contrasts are about the same.
    let luma = 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
    return luma > 118 ? "#1d2126" : "#ffffff"
  }
}
