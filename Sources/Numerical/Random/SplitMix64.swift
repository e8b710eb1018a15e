/// The SplitMix64 generator: one 64-bit state, a fixed increment, a mixing function.
///
/// Used to spread seeds and to derive independent streams; for long streams see ``Xoshiro256``.
///
/// - Source: G. L. Steele, D. Lea, C. H. Flood, "Fast splittable pseudorandom number generators",
///   OOPSLA 2014, §4; constants of S. Vigna's public-domain reference.
public struct SplitMix64: RandomNumberGenerator, Sendable {
  private var state: UInt64

  public init(state: UInt64) {
    self.state = state
  }

  @inlinable
  public static func mix(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return SplitMix64.mix(state)
  }
}
