/// Numbers as multiples of one power of two.
///
/// The power is the smallest by which a weighted sum over all rows still fits 61 bits: with up to
/// 1,000 rows the rounding is that of `Double` at the largest number. In exchange sums do not
/// depend on their order, so that equally good splits are seen to be equal.
struct FixedPoint: Sendable {
  /// `values[i] · unit` is the number.
  let values: [Int64]
  let unit: Double

  /// - Precondition: every number is finite and below 1e150 in size.
  init(_ numbers: [Double]) {
    let largest = numbers.reduce(0) { max($0, abs($1)) }
    precondition(largest < 1e150, "a target of \(largest) has no finite square")
    // Σ |number| < 2^(exponent + 1): of the bound's power of two.
    let bound = largest * Double(numbers.count)
    let exponent = bound > 0 ? Int(bound.exponent) + 1 : 0
    let shift = min(61 - exponent, 500)
    let scale = Double(sign: .plus, exponent: shift, significand: 1)
    values = numbers.map { Int64(($0 * scale).rounded()) }
    unit = Double(sign: .plus, exponent: -shift, significand: 1)
  }
}
