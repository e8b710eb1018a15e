/// The order and the ranks of numbers.
public enum Ranking {
  /// The positions of `values` in ascending order of value, equal values in order of position.
  ///
  /// Radix sort, least significant digit first, of the upper halves of the doubles, 11 bits a pass,
  /// made order-preserving by flipping the sign bit of positive and all bits of negative numbers;
  /// then the values that share an upper half are sorted among themselves.
  ///
  /// - Precondition: No NaN. `-0` counts as `0`.
  /// - Complexity: O(*n*) time and space; O(*n* log *n*) where all differ by less than a millionth.
  public static func order(_ values: [Double]) -> [Int32] {
    let count = values.count
    precondition(count <= Int(Int32.max), "too many values to order")
    if count < 64 {
      return (0..<Int32(count)).sorted { precedes($0, $1, values) }
    }
    // Upper half of the key above, position below.
    var items = [UInt64](uninitializedCount: count)
    var moved = [UInt64](uninitializedCount: count)
    var counts = [Int32](repeating: 0, count: 3 << 11)
    for index in 0..<count {
      let bits = (values[index] + 0.0).bitPattern
      let key = bits >> 63 == 1 ? ~bits : bits | (1 << 63)
      let item = key & 0xFFFF_FFFF_0000_0000 | UInt64(index)
      items[index] = item
      for pass in 0..<3 { counts[pass << 11 + digit(item, pass)] += 1 }
    }
    for pass in 0..<3 {
      let base = pass << 11
      if counts[base + digit(items[0], pass)] == Int32(count) { continue }
      var start: Int32 = 0
      for bucket in base..<base + 2048 {
        let size = counts[bucket]
        counts[bucket] = start
        start += size
      }
      counts.withUnsafeMutableBufferPointer { counts in
        items.withUnsafeBufferPointer { items in
          moved.withUnsafeMutableBufferPointer { moved in
            for item in items {
              let bucket = base + digit(item, pass)
              moved[Int(counts[bucket])] = item
              counts[bucket] += 1
            }
          }
        }
      }
      swap(&items, &moved)
    }
    moved = []
    var order = items.map { Int32(truncatingIfNeeded: $0) }
    sortRuns(&order, values) { items[$0] >> 32 }
    return order
  }

  /// Sorts each run of places with equal keys by (value, position); they stand by position.
  private static func sortRuns(
    _ order: inout [Int32], _ values: [Double], _ key: (Int) -> UInt64
  ) {
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, key(end) == key(start) { end += 1 }
      if end - start > 32 {
        order[start..<end].sort { precedes($0, $1, values) }
      } else {
        for place in start..<end {
          let item = order[place]
          let value = values[Int(item)]
          var hole = place
          while hole > start, value < values[Int(order[hole - 1])] {
            order[hole] = order[hole - 1]
            hole -= 1
          }
          order[hole] = item
        }
      }
      start = end
    }
  }

  @inline(__always)
  private static func digit(_ item: UInt64, _ pass: Int) -> Int {
    Int(item >> UInt64(32 + 11 * pass) & 2047)
  }

  private static func precedes(_ a: Int32, _ b: Int32, _ values: [Double]) -> Bool {
    (values[Int(a)], a) < (values[Int(b)], b)
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
