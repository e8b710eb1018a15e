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
  /// - Complexity: O(*n* log *n*), by counting inversions.
  /// - Source: W. R. Knight, "A computer method for calculating Kendall's tau with ungrouped data",
  ///   JASA 61:436, 1966.
  public static func kendall(_ first: [Double], _ second: [Double]) -> Double? {
    kendall(DenseRanks(of: first), DenseRanks(of: second))
  }

  /// Kendall's τ_b of values whose ranks are known.
  package static func kendall(_ first: DenseRanks, _ second: DenseRanks) -> Double? {
    precondition(first.count == second.count, "lists of different length")
    guard first.distinctCount > 1, second.distinctCount > 1 else { return nil }
    let (sorted, tiedInBoth) = first.sorted(second)
    let pairs = first.count * (first.count - 1) / 2
    let difference =
      pairs - first.tiedPairCount - second.tiedPairCount + tiedInBoth
      - 2 * Inversions.count(sorted)
    return Double(difference)
      / (Double(pairs - first.tiedPairCount).squareRoot()
        * Double(pairs - second.tiedPairCount).squareRoot())
  }

  private static func isConstant(_ values: [Double]) -> Bool {
    values.allSatisfy { $0 == values[0] }
  }
}
