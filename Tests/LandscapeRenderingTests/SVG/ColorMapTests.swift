import Foundation
import LandscapeRendering
import Testing

@Suite struct ColorMapTests {
  // Matplotlib 3: colormaps[name].colors[0] and [255].
  @Test func endsAreThePublishedColours() {
    #expect(ColorMap.cividis.color(at: 0) == "#00224e")
    #expect(ColorMap.cividis.color(at: 1) == "#fee838")
    #expect(ColorMap.viridis.color(at: 0) == "#440154")
    #expect(ColorMap.viridis.color(at: 1) == "#fde725")
  }

  // Matplotlib 3: entry 64 of cividis is (67.6, 78.3, 107.8), of viridis (58.8, 81.8, 138.7).
  @Test func quartersAreNearThePublishedColours() {
    expectNear(ColorMap.cividis, 64, [67.6, 78.3, 107.8], within: 6)
    expectNear(ColorMap.viridis, 64, [58.8, 81.8, 138.7], within: 2)
  }

  @Test(arguments: [ColorMap.cividis, .viridis]) func lightnessRises(map: ColorMap) {
    let lightness = (0...64).map { luminance(map.color(at: Double($0) / 64)) }
    #expect(zip(lightness, lightness.dropFirst()).allSatisfy { $0 < $1 })
  }

  @Test func sharesAreClamped() {
    #expect(ColorMap.cividis.color(at: -1) == ColorMap.cividis.color(at: 0))
    #expect(ColorMap.cividis.color(at: 2) == ColorMap.cividis.color(at: 1))
  }

  private func channels(_ color: String) -> [Double] {
    let value = Int(color.dropFirst(), radix: 16) ?? 0
    return [16, 8, 0].map { Double(value >> $0 & 255) }
  }

  private func expectNear(
    _ map: ColorMap, _ entry: Int, _ expected: [Double], within tolerance: Double
  ) {
    let actual = channels(map.color(at: Double(entry) / 255))
    #expect(zip(actual, expected).allSatisfy { abs($0 - $1) <= tolerance }, "\(actual)")
  }

  /// Relative luminance of sRGB (IEC 61966-2-1).
  private func luminance(_ color: String) -> Double {
    let linear = channels(color).map { $0 / 255 }.map {
      $0 > 0.04045 ? pow(($0 + 0.055) / 1.055, 2.4) : $0 / 12.92
    }
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
  }
}
