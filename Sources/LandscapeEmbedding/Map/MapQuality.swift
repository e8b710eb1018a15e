public import Numerical

/// How far a map may be believed.
public struct MapQuality: Sendable, Hashable {
  /// *T*(*k*) = 1 − 2/(*nk*(2*n* − 3*k* − 1)) · Σ_i Σ_{j ∈ U_k(i)} (*r*(*i*, *j*) − *k*), in [0,
  /// 1]: 1 when those near on the map are near in the space it is of. U_k(*i*) are the *k* nearest
  /// on the map that are not among the *k* nearest there, *r* their rank there.
  public let trustworthiness: Double
  /// The same with the two spaces exchanged: 1 when those near in the space stay near on the map.
  public let continuity: Double
  /// Spearman correlation of a configuration's loss rank with the mean rank of its *k* nearest on
  /// the map; `nil` on a flat landscape. Near 1, colours form areas.
  public let rankAgreement: Double?
  /// *k*.
  public let neighborCount: Int
  /// Points that the first two are measured on; ranks are within them.
  public let sampleSize: Int

  /// - Parameters:
  ///   - positions: Shape [count, 2].
  ///   - coordinates: Shape [count, dimension]: the space that the map is of.
  ///   - losses: One per point.
  ///   - sampleLimit: More points are sampled.
  /// - Returns: `nil` for fewer than eight points, whose neighbourhoods say nothing.
  /// - Source: J. Venna, S. Kaski, "Neighborhood preservation in nonlinear projection methods",
  ///   ICANN 2001.
  /// - Complexity: O(*s*² · (dimension + *k*)) for *s* sampled points, and the exact neighbours of
  ///   all.
  public init?(
    positions: [Float], coordinates: [Float], dimension: Int, losses: [Double],
    neighborCount: Int = 15, sampleLimit: Int = 3000, seed: Seed
  ) {
    let count = losses.count
    guard count >= 8 else { return nil }
    var sample = Array(0..<count)
    if count > sampleLimit {
      var generator = seed.derived("map quality").generator()
      sample = generator.sample(sampleLimit, of: count).sorted()
    }
    // The normaliser needs 2*n* > 3*k* + 1.
    let k = min(neighborCount, (sample.count - 1) / 2)
    func rows(_ points: [Float], _ width: Int) -> [Float] {
      sample.flatMap { points[$0 * width..<($0 + 1) * width] }
    }
    let map = rows(positions, 2)
    let space = rows(coordinates, dimension)
    trustworthiness = MapQuality.trustworthiness(
      near: NeighborTable(of: map, dimension: 2, count: k), space, dimension)
    continuity = MapQuality.trustworthiness(
      near: NeighborTable(of: space, dimension: dimension, count: k), map, 2)
    rankAgreement = MapQuality.rankAgreement(
      losses, near: NeighborTable(of: positions, dimension: 2, count: min(neighborCount, count - 1))
    )
    self.neighborCount = k
    sampleSize = sample.count
  }

  private static func rankAgreement(_ losses: [Double], near: NeighborTable) -> Double? {
    let ranks = Ranking.averageRanks(losses)
    var means: [Double] = []
    for point in losses.indices {
      var sum = 0.0
      for neighbor in near.indices[point * near.count..<(point + 1) * near.count] {
        sum += ranks[Int(neighbor)]
      }
      means.append(sum / Double(near.count))
    }
    return Correlation.spearman(losses, means)
  }

  /// - Parameter near: The neighbours on one side; their ranks are counted in `points`.
  private static func trustworthiness(
    near: NeighborTable, _ points: [Float], _ dimension: Int
  ) -> Double {
    let k = near.count
    let count = points.count / dimension
    let penalties = inParallel(0..<count, by: 64) { rows in
      var penalty = 0
      var distances = [Float](repeating: 0, count: count)
      for row in rows {
        points.withUnsafeBufferPointer { points in
          for other in 0..<count {
            var sum: Float = 0
            for place in 0..<dimension {
              let difference =
                points[row * dimension + place] - points[other * dimension + place]
              sum += difference * difference
            }
            distances[other] = sum
          }
        }
        for other in near.indices[row * k..<(row + 1) * k] {
          let own = distances[Int(other)]
          var rank = 1
          for place in 0..<count where place != row {
            if distances[place] < own || distances[place] == own && place < other { rank += 1 }
          }
          if rank > k { penalty += rank - k }
        }
      }
      return penalty
    }
    let scale = 2 / (Double(count * k) * Double(2 * count - 3 * k - 1))
    return 1 - scale * Double(penalties.reduce(0, +))
  }
}
