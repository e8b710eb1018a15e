import Numerical

/// Loops over images with channels last, eight channels at a time.
enum ChannelLanes {
  /// Runs `body` for each group of up to eight channels, by its first one and its size.
  @inline(__always)
  static func run(_ channels: Int, _ body: (_ first: Int, _ count: Int) -> Void) {
    var first = 0
    while first < channels {
      body(first, min(8, channels - first))
      first += 8
    }
  }
}

extension UnsafePointer where Pointee: RealScalar {
  /// The next `count` numbers, at most eight, then zeros.
  @inline(__always)
  func lanes(_ count: Int) -> SIMD8<Pointee> {
    if count == 8 {
      return UnsafeRawPointer(self).loadUnaligned(as: SIMD8<Pointee>.self)
    }
    var lanes = SIMD8<Pointee>.zero
    for index in 0..<count { lanes[index] = self[index] }
    return lanes
  }
}

extension UnsafeMutablePointer where Pointee: RealScalar {
  /// Writes the first `count` of `lanes`.
  @inline(__always)
  func setLanes(_ lanes: SIMD8<Pointee>, _ count: Int) {
    if count == 8 {
      UnsafeMutableRawPointer(self).storeBytes(of: lanes, as: SIMD8<Pointee>.self)
      return
    }
    for index in 0..<count { self[index] = lanes[index] }
  }
}
