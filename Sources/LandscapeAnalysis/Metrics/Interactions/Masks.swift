/// Lane masks as words: −1 where set, else 0.
enum Masks {
  @inline(__always)
  static func bits(_ mask: SIMDMask<SIMD4<Int64>>) -> SIMD4<Int64> {
    unsafeBitCast(mask, to: SIMD4<Int64>.self)
  }

  /// The values where `bits` is −1, +0 where it is 0.
  @inline(__always)
  static func kept(_ value: SIMD4<Double>, _ bits: SIMD4<Int64>) -> SIMD4<Double> {
    unsafeBitCast(unsafeBitCast(value, to: SIMD4<Int64>.self) & bits, to: SIMD4<Double>.self)
  }

  @inline(__always)
  static func magnitude(_ value: SIMD4<Double>) -> SIMD4<Double> {
    kept(value, SIMD4(repeating: .max))
  }

  /// A positive value with the sign of another.
  @inline(__always)
  static func signed(_ value: SIMD4<Double>, like other: SIMD4<Double>) -> SIMD4<Double> {
    let sign = unsafeBitCast(other, to: SIMD4<Int64>.self) & SIMD4(repeating: .min)
    return unsafeBitCast(unsafeBitCast(value, to: SIMD4<Int64>.self) | sign, to: SIMD4<Double>.self)
  }

  @inline(__always)
  static func select(
    _ value: SIMD4<Double>, _ other: SIMD4<Double>, where mask: SIMDMask<SIMD4<Int64>>
  ) -> SIMD4<Double> {
    let bits = bits(mask)
    return unsafeBitCast(
      (unsafeBitCast(value, to: SIMD4<Int64>.self) & bits)
        | (unsafeBitCast(other, to: SIMD4<Int64>.self) & ~bits), to: SIMD4<Double>.self)
  }
}
