import Numerical
import TestSupport
import Testing

@testable import Learning
@testable import Networks

@Suite struct AugmentationTests {
  /// Five images of 3 × 4 pixels in two channels, no byte black.
  static let shape = ImageShape(channels: 2, height: 3, width: 4)
  static let bytes = (0..<5 * 24).map { UInt8($0 + 1) }
  static let identity = ImageNormalization(means: [0, 0], deviations: [1.0 / 255, 1.0 / 255])

  /// The bytes that a network sees of the sample at `index` of `rows`.
  static func seen(
    _ index: Int, of rows: [Int] = [3, 1, 4], _ augmentation: Augmentation?, seed: Seed?
  ) -> [Double] {
    let images = PixelRows<Double>(
      bytes, shape: shape, rows: rows, normalization: identity, augmentation: augmentation)
    var result = [Double](repeating: -1, count: 24)
    result.withUnsafeMutableBufferPointer { images.copy(index, to: $0.baseAddress!, seed: seed) }
    return result.map { $0.rounded() }
  }

  /// The image as the definition says: padded, mirrored where drawn, cut out.
  static func expected(row: Int, _ draw: Augmentation.Draw, padding: Int) -> [Double] {
    (0..<2).flatMap { channel in
      var padded = [[Double]](
        repeating: [Double](repeating: 0, count: 4 + 2 * padding), count: 3 + 2 * padding)
      for y in 0..<3 {
        for x in 0..<4 {
          padded[y + padding][x + padding] = Double(bytes[row * 24 + channel * 12 + y * 4 + x])
        }
      }
      return (0..<3).flatMap { y in
        let line = padded[y + padding + draw.down]
        let cut = (0..<4).map { line[$0 + padding + draw.right] }
        return draw.isMirrored ? cut.reversed() : cut
      }
    }
  }

  @Test func imagesAreWhatTheDefinitionSays() {
    let augmentation = Augmentation(padding: 2)
    for epoch in 0..<40 {
      let seed = Seed(9).derived("augmentation", epoch)
      let draw = augmentation.draw(row: 1, seed: seed)
      #expect(
        Self.seen(1, augmentation, seed: seed) == Self.expected(row: 1, draw, padding: 2))
    }
  }

  @Test func drawsAreUniform() {
    // 8,100 draws on 81 places: 100 each, standard deviation 10; mirrored 4050 ± 45.
    let draws = (0..<8100).map { Augmentation().draw(row: $0, seed: Seed(5)) }
    var counts: [[Int]: Int] = [:]
    for draw in draws { counts[[draw.down, draw.right], default: 0] += 1 }
    #expect(counts.count == 81)
    #expect(counts.values.allSatisfy { abs($0 - 100) < 50 })
    #expect(counts.keys.allSatisfy { $0.allSatisfy { abs($0) <= 4 } })
    #expect(abs(draws.count { $0.isMirrored } - 4050) < 225)
  }

  @Test func theDrawBelongsToTheImageNotToItsPlace() {
    let augmentation = Augmentation(padding: 2)
    let seed = Seed(1)
    #expect(
      Self.seen(1, of: [3, 1], augmentation, seed: seed)
        == Self.seen(0, of: [1], augmentation, seed: seed))
    let epochs = (0..<20).map {
      Self.seen(0, augmentation, seed: Seed(1).derived("augmentation", $0))
    }
    // Of 50 outcomes; 20 epochs that are all alike but ten would be a matter of 1 in 10⁹.
    #expect(Set(epochs).count > 10)
  }

  @Test func nothingButTrainingIsAugmented() throws {
    let dataset = Dataset(
      name: "d", pixels: Self.bytes, shape: Self.shape,
      target: .classes([0, 1, 0, 1, 0], names: ["a", "b"])
    )
    let prepared = try dataset.prepared(by: DataRecipe(augmentation: Augmentation()))
    let standardizer = Standardizer(prepared, rows: [0, 1, 2, 3])
    func batch(_ samples: Samples<Double>, _ seed: Seed?) -> [Double] {
      [Double](unsafeUninitializedCapacity: 48) { buffer, count in
        samples.copyInputs([0, 1], to: buffer.baseAddress!, seed: seed)
        count = 48
      }
    }
    let measured: Samples<Double> = standardizer.samples(prepared, rows: [0, 1])
    let trained: Samples<Double> = standardizer.trainingSamples(prepared, rows: [0, 1])
    #expect(batch(measured, Seed(7)) == measured.inputs)
    #expect(batch(trained, nil) == measured.inputs && trained.inputs == measured.inputs)
    #expect(batch(trained, Seed(7)) != measured.inputs)
  }
}
