/// First and second derivatives of the loss per row, as two whole numbers in one word each.
///
/// The upper half holds the first derivative, the lower half the second, both in units of a power
/// of two that leaves all sums below 2³¹. One addition adds both; sums do not depend on their
/// order, and a histogram less one of its parts is the other part to the bit. A row is rounded by
/// at most 2⁻²³ of the largest or 2⁻³⁰ of the sum of the sizes.
struct GradientPairs: ~Copyable {
  let pairs: Scratch<Int64>
  /// What 1 in the upper half stands for.
  private(set) var gradientUnit = 1.0
  /// What 1 in the lower half stands for.
  private(set) var curvatureUnit = 1.0

  /// - Parameter count: A multiple of 8.
  init(count: Int) {
    precondition(count < 1 << 29, "\(count) rows are more than sums have room for")
    pairs = Scratch(repeating: 0, count: count)
  }

  /// Takes the derivatives of the first `count` rows; second derivatives count as one unit at
  /// least.
  ///
  /// - Precondition: `gradients` and `curvatures` hold the padded number of rows, zero from
  ///   `count`.
  mutating func load(
    gradients: UnsafePointer<Float>, curvatures: UnsafePointer<Float>, count: Int
  ) {
    let gradientScale = GradientPairs.scale(gradients, count: pairs.count)
    let curvatureScale = GradientPairs.scale(curvatures, count: pairs.count)
    (gradientUnit, curvatureUnit) = (Double(1 / gradientScale), Double(1 / curvatureScale))
    // Adding 1.5 · 2²³ leaves the nearest integer in the lowest bits.
    let rounding = SIMD8<Float>(repeating: 12_582_912)
    let base = unsafeBitCast(rounding, to: SIMD8<Int32>.self)
    let target = UnsafeMutableRawPointer(pairs.elements.baseAddress!)
    for row in stride(from: 0, to: pairs.count, by: 8) {
      let gradient = gradients.eight(at: row) * gradientScale + rounding
      let curvature = curvatures.eight(at: row) * curvatureScale + rounding
      var pair = SIMD16<Int32>.zero
      pair.oddHalf = unsafeBitCast(gradient, to: SIMD8<Int32>.self) &- base
      let weight = unsafeBitCast(curvature, to: SIMD8<Int32>.self) &- base
      pair.evenHalf = pointwiseMax(weight, SIMD8(repeating: 1))
      target.storeBytes(of: pair, toByteOffset: row * 8, as: SIMD16<Int32>.self)
    }
    for row in count..<pairs.count { pairs[row] = 0 }
  }

  /// The largest power of two that keeps numbers below 2²² and the sum of their sizes below 2³⁰.
  private static func scale(_ numbers: UnsafePointer<Float>, count: Int) -> Float {
    var sums = SIMD8<Float>.zero
    var largest = SIMD8<Float>.zero
    var total = 0.0
    for start in stride(from: 0, to: count, by: 4096) {
      sums = .zero
      for row in stride(from: start, to: min(count, start + 4096), by: 8) {
        let number = numbers.eight(at: row)
        let size = pointwiseMax(number, -number)
        sums += size
        largest = pointwiseMax(largest, size)
      }
      total += Double(sums.sum())
    }
    guard total > 0, total.isFinite else { return 1 }
    let exponent = min(
      29 - Int(total.exponent) - 1, 21 - Int(largest.max().exponent), 120)
    return Float(sign: .plus, exponent: max(exponent, -120), significand: 1)
  }

  @inline(__always)
  static func gradient(_ pair: Int64) -> Int { Int(pair >> 32) }
  @inline(__always)
  static func curvature(_ pair: Int64) -> Int { Int(pair & 0xFFFF_FFFF) }
}

extension UnsafePointer<Float> {
  /// The eight numbers from `index`.
  @inline(__always)
  func eight(at index: Int) -> SIMD8<Float> {
    UnsafeRawPointer(self + index).loadUnaligned(as: SIMD8<Float>.self)
  }
}
