public import Landscapes
import Numerical
import SearchSpaces

/// A landscape with its map, which may be laid over the map of another.
public struct EmbeddedLandscape: Sendable {
  public let landscape: Landscape
  public let map: LandscapeMap
  /// Average rank of each loss, 1 for the lowest.
  public let lossRanks: [Double]
  /// One per node; moved where the map is laid over another.
  package private(set) var points: [ProcrustesAlignment.Point]
  /// R² of the alignment; `nil` where there was none.
  public private(set) var agreement: Double?

  public init(_ landscape: Landscape, _ map: LandscapeMap) {
    self.landscape = landscape
    self.map = map
    lossRanks = Ranking.averageRanks(landscape.losses)
    points = zip(map.x, map.y).map { ProcrustesAlignment.Point(x: $0, y: $1) }
  }

  /// Lays the map over `other` by the configurations that both hold.
  public mutating func align(with other: EmbeddedLandscape) {
    var (own, target) = ([ProcrustesAlignment.Point](), [ProcrustesAlignment.Point]())
    for node in points.indices {
      let rank = landscape.rank(ofNode: node)
      guard let place = other.landscape.node(ofRank: rank) else { continue }
      own.append(points[node])
      target.append(other.points[place])
    }
    guard let alignment = ProcrustesAlignment(from: own, to: target) else { return }
    points = points.map { alignment($0) }
    agreement = alignment.agreement
  }

  /// Landscapes with their maps, in the order given.
  ///
  /// - Parameters:
  ///   - isAligned: Whether each map is turned, mirrored and scaled over the first.
  ///   - embed: Makes the map of one.
  public static func all(
    _ landscapes: [Landscape], isAligned: Bool = false,
    embed: (Landscape) throws -> LandscapeMap
  ) rethrows -> [EmbeddedLandscape] {
    var maps: [EmbeddedLandscape] = []
    for landscape in landscapes {
      var map = EmbeddedLandscape(landscape, try embed(landscape))
      if isAligned, let first = maps.first { map.align(with: first) }
      maps.append(map)
    }
    return maps
  }
}
