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
      var path: [Int] = []
      var steps = Steps()
      for start in range
      where basins.basinOf[start] < globalCount && basins.moves[start] >= Self.leastMoves {
        descent.follow(from: start, into: &path)
        steps.removeAll()
        for place in 1..<path.count {
          steps.append(abs(losses[path[place - 1]] - losses[path[place]]))
        }
        if let trend = steps.trend(rounding: rounding) {
          sum -= trend
          count += 1
        }
      }
      return (sum: sum, count: count)
    }
    pathCount = blocks.reduce(0) { $0 + $1.count }
    index = pathCount == 0 ? nil : blocks.reduce(0) { $0 + $1.sum } / Double(pathCount)
  }
}

/// The steps of a descent, four to a vector, the last one filled up with NaN.
private struct Steps {
  private var lanes: [SIMD4<Double>] = []
  private var count = 0

  mutating func removeAll() {
    lanes.removeAll(keepingCapacity: true)
    count = 0
  }

  mutating func append(_ step: Double) {
    if count.isMultiple(of: 4) { lanes.append(SIMD4(repeating: .nan)) }
    lanes[count / 4][count % 4] = step
    count += 1
  }

  private subscript(place: Int) -> Double { lanes[place / 4][place % 4] }

  /// Spearman's ρ of steps and their numbers; `nil` where all are tied.
  ///
  /// Twice a rank about its mean is the number of steps below less the number above: for a few
  /// steps, comparing all pairs is faster than sorting.
  func trend(rounding: Double) -> Double? {
    if count > 128 {
      return Correlation.pearson(
        (0..<count).map { Double($0) },
        Ranking.averageRanks((0..<count).map { self[$0] }, tolerance: rounding))
    }
    var product = 0
    var squares = 0
    for place in 0..<count {
      let low = SIMD4(repeating: self[place] - rounding)
      let high = SIMD4(repeating: self[place] + rounding)
      var ranks = SIMD4<Int64>.zero
      for lane in lanes {
        // A mask is −1 where it is set; nothing compares with NaN.
        ranks &+= ScanPlaces.bits(lane .> high) &- ScanPlaces.bits(lane .< low)
      }
      let rank = Int(ranks.wrappedSum())
      product += (2 * place - count + 1) * rank
      squares += rank * rank
    }
    guard squares > 0 else { return nil }
    let places = Double(count * (count * count - 1) / 3)
    return Double(product) / (places * Double(squares)).squareRoot()
  }
}
