import Numerical

/// Whether the steps of steepest descent shrink as it comes near a global optimum.
///
/// Of each descent that ends in a global optimum after three moves or more: −Spearman(number of the
/// step, |Δ*f*| of the step), positive where steps shrink. Descents of equal steps have no value.
///
/// Steps that are equal in exact arithmetic come out with different last bits; steps within 10⁻¹²
/// of the largest |*f*| count as tied.
public struct DescentFlattening: Sendable {
  /// The fewest moves of a descent that counts.
  public static let leastMoves = 3

  /// The mean over descents; `nil` where no descent counts.
  public let index: Double?
  /// How many descents count.
  public let pathCount: Int

  /// - Complexity: O(*n* · ℓ²) for descents of up to 128 moves, else O(*n* · ℓ log ℓ).
  public init(_ topography: Topography) {
    let losses = topography.graph.landscape.losses
    let basins = topography.basins
    let globalCount = topography.localOptima.globalCount
    let descent = SteepestDescent(topography)
    let rounding =
      1e-12 * max(abs(topography.quantiles.value(at: 0)), abs(topography.quantiles.value(at: 1)))
    let blocks = inParallel(0..<losses.count, by: 1 << 12) { range in
      var sum = 0.0
      var count = 0
      var steps: [Double] = []
      for start in range
      where basins.basinOf[start] < globalCount && basins.moves[start] >= Self.leastMoves {
        let path = descent.path(from: start)
        steps.removeAll(keepingCapacity: true)
        for place in 1..<path.count {
          steps.append(abs(losses[path[place - 1]] - losses[path[place]]))
        }
        if let trend = DescentFlattening.trend(of: steps, rounding: rounding) {
          sum -= trend
          count += 1
        }
      }
      return (sum: sum, count: count)
    }
    pathCount = blocks.reduce(0) { $0 + $1.count }
    index = pathCount == 0 ? nil : blocks.reduce(0) { $0 + $1.sum } / Double(pathCount)
  }

  /// Spearman's ρ of values and their positions; `nil` where all values are tied.
  ///
  /// Twice a rank about its mean is the number of values below less the number above: for a few
  /// values, comparing all pairs is faster than sorting.
  static func trend(of values: [Double], rounding: Double) -> Double? {
    let count = values.count
    if count > 128 {
      return Correlation.pearson(
        values.indices.map { Double($0) },
        Ranking.averageRanks(values, tolerance: rounding))
    }
    var product = 0
    var squares = 0
    for (place, value) in values.enumerated() {
      var rank = 0
      for other in values {
        rank += (value - other > rounding ? 1 : 0) - (other - value > rounding ? 1 : 0)
      }
      product += (2 * place - count + 1) * rank
      squares += rank * rank
    }
    guard squares > 0 else { return nil }
    let places = Double(count * (count * count - 1) / 3)
    return Double(product) / (places * Double(squares)).squareRoot()
  }
}
