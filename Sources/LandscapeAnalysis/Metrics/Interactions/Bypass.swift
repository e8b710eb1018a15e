import Landscapes
import Numerical

/// Ways around reciprocal sign interactions, by changes of other hyperparameters.
extension LandscapeMetric {
  /// Of the reciprocal squares, those whose worse optimal corner leads to the better one along
  /// arcs.
  ///
  /// Both corners are better than the two between them, so that the way must leave the square.
  public static let bypassShare = LandscapeMetric(
    "bypass_share", aspect: .interactions, range: 0...1, invariance: .rank,
    summary: "High: where two changes help only together, other improvements lead there too.",
    source: "N. C. Wu et al., eLife 5:e16965, 2016",
    undefinedWhen: "no square is reciprocal, " + tooMany
  ) { landscape in
    landscape.interactions.bypasses.flatMap {
      ratio(Double($0.lengths.count), Double($0.squareCount))
    }
  }

  /// Mean of the fewest arcs from the worse to the better corner, over squares with such a way.
  public static let meanBypassLength = LandscapeMetric(
    "mean_bypass_length", aspect: .interactions, range: 2...(.infinity), invariance: .rank,
    summary: "Improvements in a row that stand in for one joint change of two hyperparameters.",
    source: "N. C. Wu et al., eLife 5:e16965, 2016",
    undefinedWhen: "no reciprocal square has a way around it, " + tooMany
  ) { landscape in
    landscape.interactions.bypasses.flatMap { mean($0.lengths.map(Double.init)) }
  }

  private static let tooMany =
    "they are more than a million, there are too many configurations to search, or"
    + tooManyLevels
}

/// The arcs that lead around each reciprocal square.
struct Bypasses: Sendable {
  /// Reciprocal squares beyond which none is followed.
  static let squareLimit = 1_000_000
  /// Better corners times configurations beyond which none is followed.
  static let workLimit = 5_000_000_000

  /// Reciprocal squares.
  let squareCount: Int
  /// The fewest arcs around a square, of those that have a way.
  let lengths: [Int]

  /// `nil` beyond the limits.
  init?(
    _ topography: Topography, tiles: LevelTiles, squares: InteractionSquares,
    tolerance: InteractionTolerance
  ) {
    guard squares.reciprocal <= Bypasses.squareLimit else { return nil }
    let routes = Bypasses.routes(topography, tiles, tolerance)
    var isTarget = [Bool](repeating: false, count: topography.graph.nodeCount)
    for route in routes { isTarget[route.target] = true }
    guard isTarget.count(where: \.self) * topography.graph.nodeCount <= Bypasses.workLimit else {
      return nil
    }
    squareCount = routes.count
    lengths = topography.fewestArcs(along: routes).filter { $0 > 0 }.map { Int($0) }
  }

  /// From the worse to the better optimal corner of each reciprocal square.
  private static func routes(
    _ topography: Topography, _ tiles: LevelTiles, _ tolerance: InteractionTolerance
  ) -> [ArcRoute] {
    let landscape = topography.graph.landscape
    var routes: [ArcRoute] = []
    for (place, first) in tiles.axes.enumerated() {
      for second in tiles.axes[(place + 1)...] {
        let firstPairs = first.oneEditPairs
        let secondPairs = second.oneEditPairs
        let blocks = tiles.sums(of: first, second, from: [ArcRoute]()) { tile, bases, routes in
          for (low, high) in firstPairs {
            let lowRow = tile + low * second.count
            let highRow = tile + high * second.count
            for (left, right) in secondPairs {
              let corners = (lowRow[left], lowRow[right], highRow[left], highRow[right])
              let mask = Square(corners.0, corners.1, corners.2, corners.3, tolerance).isReciprocal
              if mask == .zero { continue }
              let (near, far) = (low * first.stride, high * first.stride)
              let (before, after) = (left * second.stride, right * second.stride)
              for lane in 0..<4 where mask[lane] != 0 {
                // The diagonal of the two optima, then its better end.
                let isMain = corners.0[lane] < corners.1[lane]
                let one = bases[lane] + near + (isMain ? before : after)
                let other = bases[lane] + far + (isMain ? after : before)
                guard let one = landscape.node(ofRank: one),
                  let other = landscape.node(ofRank: other)
                else { continue }
                let isFirstBetter = landscape.losses[one] <= landscape.losses[other]
                routes.append(
                  ArcRoute(
                    start: isFirstBetter ? other : one, target: isFirstBetter ? one : other))
              }
            }
          }
        }
        for block in blocks { routes += block }
      }
    }
    return routes
  }
}
