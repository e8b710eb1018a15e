/// Coefficients of association between two lists of equal length.
///
/// Each is `nil` with fewer than two pairs or where one side is constant.
public enum Correlation {
  /// Pearson's product-moment coefficient.
  ///
  /// - Complexity: O(*n*).
  public static func pearson(_ first: [Double], _ second: [Double]) -> Double? {
    precondition(first.count == second.count, "lists of different length")
    guard first.count > 1, !isConstant(first), !isConstant(second) else { return nil }
    let count = Double(first.count)
    let meanOfFirst = first.reduce(0, +) / count
    let meanOfSecond = second.reduce(0, +) / count
    var product = 0.0
    var squareOfFirst = 0.0
    var squareOfSecond = 0.0
    for index in first.indices {
      let a = first[index] - meanOfFirst
      let b = second[index] - meanOfSecond
      product += a * b
      squareOfFirst += a * a
      squareOfSecond += b * b
    }
    // One root is exact where the product is a square; two are safe where it leaves the range.
    var scale = (squareOfFirst * squareOfSecond).squareRoot()
    if !scale.isNormal { scale = squareOfFirst.squareRoot() * squareOfSecond.squareRoot() }
    guard scale > 0 else { return nil }
    return max(-1, min(1, product / scale))
  }

  /// Spearman's ρ: Pearson's coefficient of the average ranks.
  ///
  /// - Complexity: O(*n*).
  public static func spearman(_ first: [Double], _ second: [Double]) -> Double? {
    pearson(Ranking.averageRanks(first), Ranking.averageRanks(second))
  }

  /// Kendall's τ_b: concordant less discordant pairs over √((pairs untied in the first) · (pairs
  /// untied in the second)).
  ///
  /// - Complexity: O(*n* log *n*), by counting the exchanges of a merge sort.
  /// - Source: W. R. Knight, "A computer method for calculating Kendall's tau with ungrouped data",
  ///   JASA 61:436, 1966.
  public static func kendall(_ first: [Double], _ second: [Double]) -> Double? {
    precondition(first.count == second.count, "lists of different length")
    let count = first.count
    guard count > 1, !isConstant(first), !isConstant(second) else { return nil }
    // By the first list, ties by the second: the second is sorted first and the sort is stable.
    let bySecond = Ranking.order(second).map { Int($0) }
    let byBoth = Ranking.order(bySecond.map { first[$0] }).map { bySecond[Int($0)] }
    let x = byBoth.map { first[$0] }
    var y = byBoth.map { second[$0] }
    let tiedInFirst = tiedPairs(count) { x[$0] == x[$1] }
    let tiedInBoth = tiedPairs(count) { x[$0] == x[$1] && y[$0] == y[$1] }
    let exchanges = sortCountingExchanges(&y)
    let tiedInSecond = tiedPairs(count) { y[$0] == y[$1] }
    let pairs = count * (count - 1) / 2
    let difference = pairs - tiedInFirst - tiedInSecond + tiedInBoth - 2 * exchanges
    return Double(difference)
      / (Double(pairs - tiedInFirst).squareRoot() * Double(pairs - tiedInSecond).squareRoot())
  }

  private static func isConstant(_ values: [Double]) -> Bool {
    values.allSatisfy { $0 == values[0] }
  }

  /// Pairs within runs of neighbours that `areTied`.
  private static func tiedPairs(_ count: Int, _ areTied: (Int, Int) -> Bool) -> Int {
    var pairs = 0
    var run = 1
    for index in 1...count {
      if index < count, areTied(index - 1, index) {
        run += 1
      } else {
        pairs += run * (run - 1) / 2
        run = 1
      }
    }
    return pairs
  }

  /// Sorts ascending and returns how many pairs stood in descending order.
  private static func sortCountingExchanges(_ values: inout [Double]) -> Int {
    var source = values
    var target = values
    var exchanges = 0
    var width = 1
    while width < values.count {
      var start = 0
      while start < values.count {
        let middle = min(start + width, values.count)
        let end = min(start + 2 * width, values.count)
        var (left, right) = (start, middle)
        for place in start..<end {
          if left < middle, right >= end || source[left] <= source[right] {
            target[place] = source[left]
            left += 1
          } else {
            target[place] = source[right]
            right += 1
            exchanges += middle - left
          }
        }
        start = end
      }
      swap(&source, &target)
      width *= 2
    }
    values = source
    return exchanges
  }
}
