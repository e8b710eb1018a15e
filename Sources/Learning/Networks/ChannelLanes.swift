import Numerical

/// Loops over images with channels last, sixteen channels at a time.
enum ChannelLanes {
  /// Runs `body` for each group of up to sixteen channels, by its first one and its size.
  @inline(__always)
  static func run(_ channels: Int, _ body: (_ first: Int, _ count: Int) -> Void) {
    var first = 0
    while first < channels {
      body(first, min(16, channels - first))
      first += 16
    }
  }
}

extension UnsafePointer where Pointee: RealScalar {
  /// The next `count` numbers, at most sixteen, then zeros.
  @inline(__always)
  func lanes(_ count: Int) -> SIMD16<Pointee> {
    if count == 16 {
      return UnsafeRawPointer(self).loadUnaligned(as: SIMD16<Pointee>.self)
    }
    var lanes = SIMD16<Pointee>.zero
    var index = 0
    if count >= 8 {
      lanes.lowHalf = UnsafeRawPointer(self).loadUnaligned(as: SIMD8<Pointee>.self)
      index = 8
    }
    while index < count {
      lanes[index] = self[index]
      index += 1
    }
    return lanes
  }
}

extension UnsafeMutablePointer where Pointee: RealScalar {
  /// Writes the first `count` of `lanes`.
  @inline(__always)
  func setLanes(_ lanes: SIMD16<Pointee>, _ count: Int) {
    if count == 16 {
      UnsafeMutableRawPointer(self).storeBytes(of: lanes, as: SIMD16<Pointee>.self)
      return
    }
    var index = 0
    if count >= 8 {
      UnsafeMutableRawPointer(self).storeBytes(of: lanes.lowHalf, as: SIMD8<Pointee>.self)
      index = 8
    }
    while index < count {
      self[index] = lanes[index]
      index += 1
    }
  }
}
