import Foundation

/// The xoshiro256** generator: 256 bits of state, period 2²⁵⁶ − 1.
///
/// - Source: D. Blackman, S. Vigna, "Scrambled linear pseudorandom number generators", ACM TOMS
///   47:36, 2021. Seeded through ``SplitMix64`` as its authors advise.
public struct Xoshiro256: RandomNumberGenerator, Sendable {
  @usableFromInline var s0: UInt64
  @usableFromInline var s1: UInt64
  @usableFromInline var s2: UInt64
  @usableFromInline var s3: UInt64

  public init(seed: Seed) {
    var spread = SplitMix64(state: seed.value)
    s0 = spread.next()
    s1 = spread.next()
    s2 = spread.next()
    s3 = spread.next()
  }

  @inlinable
  public mutating func next() -> UInt64 {
    let scrambled = s1 &* 5
    let result = ((scrambled << 7) | (scrambled >> 57)) &* 9
    let shifted = s1 << 17
    s2 ^= s0
    s3 ^= s1
    s1 ^= s2
    s0 ^= s3
    s2 ^= shifted
    s3 = (s3 << 45) | (s3 >> 19)
    return result
  }

  /// A number in [0, 1), uniform on multiples of 2⁻⁵³.
  @inlinable
  public mutating func uniform() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// An integer in `0..<bound`, uniform without bias.
  ///
  /// - Precondition: `bound > 0`.
  /// - Source: D. Lemire, "Fast random integer generation in an interval", ACM TOMACS 29:3, 2019.
  @inlinable
  public mutating func integer(below bound: Int) -> Int {
    precondition(bound > 0, "an integer below \(bound) does not exist")
    let range = UInt64(bound)
    var product = next().multipliedFullWidth(by: range)
    if product.low < range {
      let threshold = (0 &- range) % range
      while product.low < threshold { product = next().multipliedFullWidth(by: range) }
    }
    return Int(product.high)
  }

  /// A standard normal number, by the polar method of Marsaglia; the second of the pair is
  /// dropped so that the state is the four words alone.
  public mutating func normal() -> Double {
    while true {
      let u = 2 * uniform() - 1
      let v = 2 * uniform() - 1
      let square = u * u + v * v
      if square > 0, square < 1 { return u * (-2 * log(square) / square).squareRoot() }
    }
  }
}
