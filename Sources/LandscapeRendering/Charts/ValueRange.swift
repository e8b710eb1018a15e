import Documents

/// The range of an axis: of all values, or of all but far outliers.
///
/// A side whose outermost 5 % of the values, one at least, reach ten times the extent of the others
/// away from them ends no farther from them than their extent, with a margin, and what lies beyond
/// is counted: one loss of 10⁶ must not press all others into a line.
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
      let sorted = values.sorted()
      let left = max(1, values.count / 20)
      let (lower, upper) = (sorted[left], sorted[values.count - 1 - left])
      let reach = 10 * (upper - lower)
      if reach > 0, lower - low > reach {
        from = sorted.first { $0 >= lower - reach / 10 } ?? lower
      }
      if reach > 0, high - upper > reach {
        to = sorted.last { $0 <= upper + reach / 10 } ?? upper
      }
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
