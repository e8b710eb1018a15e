/// The order of numbers as whole numbers without gaps: equal values share one, the lowest is 0.
///
/// What a list of numbers needs to be compared with many others, computed once.
package struct DenseRanks: Sendable {
  /// One per value.
  package let ranks: [Int32]
  /// The positions of the values in ascending order, equal values in order of position.
  package let order: [Int32]
  /// How many different values there are.
  package let distinctCount: Int
  /// The pairs of equal values.
  package let tiedPairCount: Int

  /// - Precondition: No NaN.
  /// - Complexity: O(*n*).
  package init(of values: [Double]) { self.init(of: values, order: Ranking.order(values)) }

  /// Of values whose `Ranking.order(_:)` is known.
  package init(of values: [Double], order: [Int32]) {
    var ranks = [Int32](repeating: 0, count: values.count)
    var (distinct, tied, run) = (0, 0, 0)
    for (place, position) in order.enumerated() {
      if place > 0, values[Int(position)] != values[Int(order[place - 1])] {
        distinct += 1
        run = 0
      }
      tied += run
      run += 1
      ranks[Int(position)] = Int32(distinct)
    }
    self.ranks = ranks
    self.order = order
    distinctCount = values.isEmpty ? 0 : distinct + 1
    tiedPairCount = tied
  }

  /// The number of values.
  package var count: Int { ranks.count }

  /// The ranks of `other`, in ascending order of these values, equal ones in ascending order of
  /// `other`; and the pairs that are equal in both.
  ///
  /// - Complexity: O(*n*): `other` is in order, and is sorted stably by counting.
  func sorted(_ other: DenseRanks) -> (ranks: [UInt32], tiedPairCount: Int) {
    var starts = [Int32](repeating: 0, count: distinctCount + 1)
    for rank in ranks { starts[Int(rank) + 1] += 1 }
    for rank in 0..<distinctCount { starts[rank + 1] += starts[rank] }
    var next = starts
    var sorted = [UInt32](repeating: 0, count: count)
    for position in other.order {
      let rank = Int(ranks[Int(position)])
      sorted[Int(next[rank])] = UInt32(other.ranks[Int(position)])
      next[rank] += 1
    }
    guard distinctCount < count, other.distinctCount < count else { return (sorted, 0) }
    var tied = 0
    for rank in 0..<distinctCount {
      var run = 0
      for place in Int(starts[rank])..<Int(starts[rank + 1]) {
        run = place > Int(starts[rank]) && sorted[place] == sorted[place - 1] ? run + 1 : 0
        tied += run
      }
    }
    return (sorted, tied)
  }
}
