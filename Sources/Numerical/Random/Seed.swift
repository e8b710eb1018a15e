/// The origin of a stream of random numbers.
///
/// Every stochastic function takes one. Streams that must not depend on the order of execution are
/// derived by purpose and by integers that name the place: `study.derived("split", fold)`.
public struct Seed: Hashable, Sendable, Codable, CustomStringConvertible {
  public let value: UInt64

  public init(_ value: UInt64) {
    self.value = value
  }

  /// A seed that depends on this one, on the purpose and on the integers, in order.
  ///
  /// Two derivations that differ in any part give unrelated streams.
  public func derived(_ purpose: String, _ places: Int...) -> Seed {
    var hash = SplitMix64.mix(value &+ 0x9E37_79B9_7F4A_7C15)
    // FNV-1a over the purpose: Swift's own hashing is salted anew in each process.
    var text: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in purpose.utf8 { text = (text ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    hash = SplitMix64.mix(hash ^ text)
    for place in places {
      hash = SplitMix64.mix(
        hash &+ 0x9E37_79B9_7F4A_7C15 &+ SplitMix64.mix(UInt64(bitPattern: Int64(place))))
    }
    return Seed(hash)
  }

  /// A generator that starts here.
  public func generator() -> Xoshiro256 { Xoshiro256(seed: self) }

  public var description: String { String(value) }
}
