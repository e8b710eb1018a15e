/// eˣ of eight numbers within a relative 3e-7, without branches.
///
/// x = n ln 2 + r with |r| ≤ ln 2 / 2; eʳ by its Taylor polynomial of degree 7, whose remainder is
/// below 6e-9; n enters the exponent. Arguments are cut to [−87, 88], where the result is normal.
@inlinable @inline(__always)
package func exponential(_ x: SIMD8<Float>) -> SIMD8<Float> {
  let low = SIMD8<Float>(repeating: -87)
  let high = SIMD8<Float>(repeating: 88)
  let argument = x.clamped(lowerBound: low, upperBound: high)
  // Adding 1.5 · 2²³ rounds to the nearest integer, which the lowest bits then hold.
  let rounding = SIMD8<Float>(repeating: 12_582_912)
  let shifted = argument * 1.442_695_04 + rounding
  let n = shifted - rounding
  let r = argument - n * 0.693_359_375 + n * 2.121_944_4e-4
  var sum = r * (1 / 5040) + SIMD8<Float>(repeating: 1 / 720)
  sum = sum * r + SIMD8<Float>(repeating: 1 / 120)
  sum = sum * r + SIMD8<Float>(repeating: 1 / 24)
  sum = sum * r + SIMD8<Float>(repeating: 1 / 6)
  sum = sum * r + SIMD8<Float>(repeating: 1 / 2)
  sum = sum * r + SIMD8<Float>(repeating: 1)
  sum = sum * r + SIMD8<Float>(repeating: 1)
  let bits = unsafeBitCast(shifted, to: SIMD8<Int32>.self) &<< 23
  let power = bits &+ SIMD8<Int32>(repeating: 127 << 23)
  return sum * unsafeBitCast(power, to: SIMD8<Float>.self)
}
