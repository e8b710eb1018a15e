import Numerical

/// The range of an axis: of all values, or of all but far outliers.
///
/// Where the whole extent is more than 20 times that of the middle 99 %, the axis shows the middle
/// 99 % with a margin, and what lies beyond is counted: one loss of 10⁶ must not press all others
/// into a line.
struct ValueRange: Sendable, Hashable {
  let bounds: ClosedRange<Double>
  /// Values outside of ``bounds``.
  let outsideCount: Int

  /// - Parameters:
  ///   - values: Finite; may be empty.
  ///   - margin: Added on both sides, as a share of the extent.
  init(of values: [Double], margin: Double = 0.04) {
    guard let low = values.min(), let high = values.max() else {
      self.init(0...1, outsideCount: 0)
      return
    }
    guard high > low else {
      // One value: something around it, so that there is an extent.
      let room = low == 0 ? 1 : abs(low) * 0.1
      self.init(low - room...low + room, outsideCount: 0)
      return
    }
    var (from, to) = (low, high)
    if values.count >= 10 {
      let quantiles = Quantiles(of: values)
      let (lower, upper) = (quantiles.value(at: 0.005), quantiles.value(at: 0.995))
      if upper > lower, high - low > 20 * (upper - lower) { (from, to) = (lower, upper) }
    }
    let room = margin * (to - from)
    let isCut = from > low || to < high
    let bounds = from - room...to + room
    self.init(
      bounds, outsideCount: isCut ? values.count { !bounds.contains($0) } : 0)
  }

  private init(_ bounds: ClosedRange<Double>, outsideCount: Int) {
    self.bounds = bounds
    self.outsideCount = outsideCount
  }
}
