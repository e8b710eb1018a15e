/// The order and the ranks of numbers.
public enum Ranking {
  /// The positions of `values` in ascending order of value, equal values in order of position.
  ///
  /// Least-significant-digit radix sort of the bits of the doubles, 11 bits a pass, made
  /// order-preserving by flipping the sign bit of positive and all bits of negative numbers; passes
  /// on which all keys agree are skipped.
  ///
  /// - Precondition: No NaN. `-0` counts as `0`.
  /// - Complexity: O(*n*) time and space.
  public static func order(_ values: [Double]) -> [Int32] {
    let count = values.count
    precondition(count <= Int(Int32.max), "too many values to order")
    if count < 64 {
      return (0..<Int32(count)).sorted {
        let (a, b) = (values[Int($0)], values[Int($1)])
        return a == b ? $0 < $1 : a < b
      }
    }
    var keys = [UInt64](repeating: 0, count: count)
    var scratch = keys
    var order = [Int32](repeating: 0, count: count)
    var moved = order
    let passes = 6
    var counts = [Int32](repeating: 0, count: passes << 11)
    for index in 0..<count {
      let bits = (values[index] + 0.0).bitPattern
      let key = bits >> 63 == 1 ? ~bits : bits | (1 << 63)
      keys[index] = key
      order[index] = Int32(truncatingIfNeeded: index)
      for pass in 0..<passes {
        counts[pass << 11 + Int((key >> UInt64(11 * pass)) & 2047)] += 1
      }
    }
    for pass in 0..<passes {
      let base = pass << 11
      let shift = UInt64(11 * pass)
      if counts[base + Int((keys[0] >> shift) & 2047)] == Int32(count) { continue }
      var start: Int32 = 0
      for digit in base..<base + 2048 {
        let size = counts[digit]
        counts[digit] = start
        start += size
      }
      for index in 0..<count {
        let digit = base + Int((keys[index] >> shift) & 2047)
        let target = Int(counts[digit])
        counts[digit] += 1
        scratch[target] = keys[index]
        moved[target] = order[index]
      }
      swap(&keys, &scratch)
      swap(&order, &moved)
    }
    return order
  }

  /// The rank of each value, 1 for the lowest; equal values share the average of their ranks.
  ///
  /// - Parameter tolerance: In ascending order, a value at most this far above the one before it
  ///   counts as equal to it. For values that were computed, and would tie in exact arithmetic.
  /// - Precondition: No NaN.
  /// - Complexity: O(*n*).
  public static func averageRanks(_ values: [Double], tolerance: Double = 0) -> [Double] {
    averageRanks(values, order: order(values), tolerance: tolerance)
  }

  /// The average ranks of values whose ``order(_:)`` is known.
  public static func averageRanks(
    _ values: [Double], order: [Int32], tolerance: Double = 0
  ) -> [Double] {
    var ranks = [Double](repeating: 0, count: values.count)
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count,
        values[Int(order[end])] - values[Int(order[end - 1])] <= tolerance
      {
        end += 1
      }
      let average = Double(start + 1 + end) / 2
      for place in start..<end { ranks[Int(order[place])] = average }
      start = end
    }
    return ranks
  }
}
