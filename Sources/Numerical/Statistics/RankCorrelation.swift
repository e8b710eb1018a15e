/// Average ranks doubled, which makes them whole, and Spearman's ρ of them with exact sums.
///
/// They take half the memory of ``Ranking/averageRanks(_:tolerance:)``. Doubled ranks of *n* values
/// run from 2 to 2*n* and their mean is *n* + 1.
package enum RankCorrelation {
  /// Twice the average rank of each value.
  ///
  /// - Parameter tolerance: See ``Ranking/averageRanks(_:tolerance:)``.
  /// - Precondition: No NaN.
  /// - Complexity: O(*n*).
  package static func doubledRanks(_ values: [Double], tolerance: Double = 0) -> [UInt32] {
    doubledRanks(values, order: Ranking.order(values), tolerance: tolerance)
  }

  /// Twice the average ranks of values whose `Ranking.order(_:)` is known.
  package static func doubledRanks(
    _ values: [Double], order: [Int32], tolerance: Double = 0
  ) -> [UInt32] {
    var ranks = [UInt32](uninitializedCount: values.count)
    var start = 0
    var next = order.isEmpty ? 0 : values[Int(order[0])]
    while start < order.count {
      var end = start + 1
      var last = next
      while end < order.count {
        next = values[Int(order[end])]
        guard next - last <= tolerance else { break }
        last = next
        end += 1
      }
      let rank = UInt32(start + 1 + end)
      for place in start..<end { ranks[Int(order[place])] = rank }
      start = end
    }
    return ranks
  }

  /// Twice the average rank of each of `count` elements that share a few values: by counting.
  ///
  /// - Parameters:
  ///   - values: The value of each class; that of a class without elements does not matter.
  ///   - classOf: The class of an element, an index into `values`.
  /// - Precondition: No value of a class with elements is NaN.
  /// - Complexity: O(*n* + *c* log *c*), *c* classes.
  package static func doubledRanks(
    count: Int, values: [Double], classOf: (Int) -> Int
  ) -> [UInt32] {
    var sizes = [Int](repeating: 0, count: values.count)
    for element in 0..<count { sizes[classOf(element)] += 1 }
    let classes = values.indices.filter { sizes[$0] > 0 }.sorted { values[$0] < values[$1] }
    var rankOf = [UInt32](repeating: 0, count: values.count)
    var start = 0
    var place = 0
    while place < classes.count {
      let first = place
      var end = start
      while place < classes.count, values[classes[place]] == values[classes[first]] {
        end += sizes[classes[place]]
        place += 1
      }
      for tied in classes[first..<place] { rankOf[tied] = UInt32(start + 1 + end) }
      start = end
    }
    var ranks = [UInt32](uninitializedCount: count)
    for element in 0..<count { ranks[element] = rankOf[classOf(element)] }
    return ranks
  }

  /// Spearman's ρ of two lists of doubled ranks; `nil` with fewer than two, or where all of one
  /// side are tied.
  ///
  /// - Precondition: Both are the doubled ranks of as many values.
  /// - Complexity: O(*n*).
  package static func spearman(_ first: [UInt32], _ second: [UInt32]) -> Double? {
    precondition(first.count == second.count, "lists of different length")
    let mean = Int64(first.count + 1)
    let blocks = inParallel(0..<first.count, by: 1 << 15) { range in
      var sums = Sums()
      for place in range {
        let a = Int64(first[place]) - mean
        let b = Int64(second[place]) - mean
        sums.products += Int128(a * b)
        sums.squaresOfFirst += Int128(a * a)
        sums.squaresOfSecond += Int128(b * b)
      }
      return sums
    }
    var total = Sums()
    for block in blocks {
      total.products += block.products
      total.squaresOfFirst += block.squaresOfFirst
      total.squaresOfSecond += block.squaresOfSecond
    }
    guard total.squaresOfFirst > 0, total.squaresOfSecond > 0 else { return nil }
    // One root, so that equal lists have exactly 1.
    let scale = (Double(total.squaresOfFirst) * Double(total.squaresOfSecond)).squareRoot()
    return max(-1, min(1, Double(total.products) / scale))
  }

  /// About the means, exact.
  private struct Sums {
    var products: Int128 = 0
    var squaresOfFirst: Int128 = 0
    var squaresOfSecond: Int128 = 0
  }
}
