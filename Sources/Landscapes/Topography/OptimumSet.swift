/// Which bit stands for which optimum, of a group of them.
struct OptimumBits: Sendable {
  /// The optima of the group.
  let count: Int
  private let memberships: [Int32]
  private let bitOf: [Int16]

  /// - Parameter optima: Indices into ``LocalOptima/nodes``, distinct.
  init(_ optima: ArraySlice<Int>, of all: LocalOptima) {
    count = optima.count
    memberships = all.memberships
    var bitOf = [Int16](repeating: -1, count: all.count)
    for (bit, optimum) in optima.enumerated() { bitOf[optimum] = Int16(bit) }
    self.bitOf = bitOf
  }

  /// The bit of the optimum that `node` is a member of, if it is of the group.
  @inline(__always)
  func bit(of node: Int) -> Int? {
    let optimum = memberships[node]
    guard optimum >= 0 else { return nil }
    let bit = bitOf[Int(optimum)]
    return bit >= 0 ? Int(bit) : nil
  }
}

/// A set of optima, one bit each.
protocol OptimumSet: Sendable, BitwiseCopyable {
  static var bitCount: Int { get }
  static var empty: Self { get }
  var isEmpty: Bool { get }
  init(bit: Int)
  func contains(bit: Int) -> Bool
  func union(_ other: Self) -> Self
  func intersection(_ other: Self) -> Self
  func symmetricDifference(_ other: Self) -> Self
}

extension UInt64: OptimumSet {
  static var bitCount: Int { 64 }
  static var empty: UInt64 { 0 }
  var isEmpty: Bool { self == 0 }
  init(bit: Int) { self = 1 << UInt64(bit) }
  func contains(bit: Int) -> Bool { self >> UInt64(bit) & 1 == 1 }
  func union(_ other: UInt64) -> UInt64 { self | other }
  func intersection(_ other: UInt64) -> UInt64 { self & other }
  func symmetricDifference(_ other: UInt64) -> UInt64 { self ^ other }
}

extension SIMD8<UInt64>: OptimumSet {
  static var bitCount: Int { 512 }
  static var empty: Self { .zero }
  var isEmpty: Bool { self == .zero }
  init(bit: Int) {
    self = .zero
    self[bit / 64] = 1 << UInt64(bit % 64)
  }
  func contains(bit: Int) -> Bool { self[bit / 64] >> UInt64(bit % 64) & 1 == 1 }
  func union(_ other: Self) -> Self { self | other }
  func intersection(_ other: Self) -> Self { self & other }
  func symmetricDifference(_ other: Self) -> Self { self ^ other }
}

/// Counters below 2³², one per bit of a set, digit by digit: plane *k* holds binary digit *k* of
/// each.
struct VerticalCounters<Set: OptimumSet> {
  private var planes = [Set](repeating: .empty, count: 32)

  /// Adds 1 to the counter of every bit of `set`: binary addition of all counters at once.
  mutating func add(_ set: Set) {
    var carry = set
    var digit = 0
    while !carry.isEmpty {
      let plane = planes[digit]
      planes[digit] = plane.symmetricDifference(carry)
      carry = carry.intersection(plane)
      digit += 1
    }
  }

  func total(ofBit bit: Int) -> Int {
    planes.reversed().reduce(0) { $0 << 1 | ($1.contains(bit: bit) ? 1 : 0) }
  }
}
