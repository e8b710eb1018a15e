public import Landscapes
public import Numerical

/// A place in the plane for each configuration of a landscape, so that those that lead to each
/// other lie near each other.
///
/// `HOPE` gives coordinates, `UMAP` lays them out. Configurations that nothing is joined to
/// have no place of their own: they are counted, and set in a strip below the map.
///
/// ```swift
/// let map = try LandscapeMap(of: LandscapeGraph(landscape), seed: Seed(0))
/// map.x[map.bestNode]
/// ```
public struct LandscapeMap: Sendable {
  /// One per node.
  public let x, y: [Double]
  /// `nil` where there are too few points.
  public let quality: MapQuality?
  /// Nodes laid out by themselves; the others lie among their nearest of these.
  public let landmarkCount: Int
  /// Nodes without a neighbour, in the strip.
  public let isolatedCount: Int
  public let hope: HOPEOptions
  public let umap: UMAPOptions
  public let seed: Seed

  /// More nodes than this are placed by landmarks.
  public static let landmarkLimit = 100_000
  /// Landmarks where there are too many nodes.
  public static let landmarkTarget = 50_000

  /// The map of a landscape whose local optima are landmarks where it has too many configurations
  /// to lay out all.
  ///
  /// - Parameters:
  ///   - rule: Which edges are arcs, and which neutral.
  ///   - topography: Of `graph`; made where it is needed.
  /// - Throws: ``EmbeddingError/noEdges(landscape:)``.
  public init(
    of graph: LandscapeGraph, rule: ArcRule = .threshold(0),
    landmarksFrom topography: @autoclosure () -> Topography, hope: HOPEOptions = HOPEOptions(),
    umap: UMAPOptions = UMAPOptions(minimumDistance: 1),
    seed: Seed
  ) throws(EmbeddingError) {
    let isLarge = graph.nodeCount > LandscapeMap.landmarkLimit
    try self.init(
      of: graph, rule: rule, landmarks: isLarge ? topography().localOptima.nodes : [], hope: hope,
      umap: umap, seed: seed)
  }

  /// - Parameters:
  ///   - rule: Which edges are arcs, and which neutral.
  ///   - landmarks: Nodes that must be laid out by themselves where not all are: local optima.
  ///   - umap: With a minimum distance of 1 by default, so that a surface over it has no holes.
  /// - Throws: ``EmbeddingError/noEdges(landscape:)``.
  public init(
    of graph: LandscapeGraph, rule: ArcRule = .threshold(0), landmarks: [Int] = [],
    hope: HOPEOptions = HOPEOptions(), umap: UMAPOptions = UMAPOptions(minimumDistance: 1),
    seed: Seed, landmarkLimit: Int = landmarkLimit, landmarkTarget: Int = landmarkTarget
  ) throws(EmbeddingError) {
    let embedding = try HOPE(of: graph, rule: rule, options: hope, seed: seed)
    let width = embedding.dimensionCount
    let linked = (0..<graph.nodeCount).filter { embedding.isLinked[$0] }
    func coordinates(_ nodes: [Int]) -> [Float] {
      nodes.flatMap { embedding.coordinates[$0 * width..<($0 + 1) * width] }
    }
    var chosen = linked
    if linked.count > landmarkLimit {
      chosen = LandscapeMap.landmarks(
        of: linked, including: landmarks, count: landmarkTarget, seed: seed)
    }
    let places = UMAP.positions(
      of: coordinates(chosen), dimension: width, options: umap, seed: seed)
    var positions = [Float](repeating: 0, count: 2 * graph.nodeCount)
    for (place, node) in chosen.enumerated() {
      positions[2 * node] = places[2 * place]
      positions[2 * node + 1] = places[2 * place + 1]
    }
    if chosen.count < linked.count {
      let isChosen = Set(chosen)
      let others = linked.filter { !isChosen.contains($0) }
      LandscapeMap.place(
        others, at: coordinates(others), among: coordinates(chosen), lyingAt: places,
        dimension: width, neighborCount: umap.neighborCount, in: &positions)
    }
    let linkedPositions = linked.flatMap { [positions[2 * $0], positions[2 * $0 + 1]] }
    quality = MapQuality(
      positions: linkedPositions, coordinates: coordinates(linked), dimension: width,
      losses: linked.map { graph.landscape.losses[$0] }, seed: seed)
    LandscapeMap.setAside(
      (0..<graph.nodeCount).filter { !embedding.isLinked[$0] }, below: linkedPositions,
      in: &positions)
    x = (0..<graph.nodeCount).map { Double(positions[2 * $0]) }
    y = (0..<graph.nodeCount).map { Double(positions[2 * $0 + 1]) }
    landmarkCount = chosen.count
    isolatedCount = graph.nodeCount - linked.count
    self.hope = hope
    self.umap = umap
    self.seed = seed
  }

  /// Those that must be among them, then others by the seed; ascending.
  private static func landmarks(
    of nodes: [Int], including wanted: [Int], count: Int, seed: Seed
  ) -> [Int] {
    var generator = seed.derived("landmarks").generator()
    var chosen = Set(wanted.prefix(count)).intersection(nodes)
    for index in generator.permutation(of: nodes.count) where chosen.count < count {
      chosen.insert(nodes[index])
    }
    return chosen.sorted()
  }

  /// Sets nodes at the mean of their nearest landmarks, each by 1 − *d*/*d*_max.
  private static func place(
    _ nodes: [Int], at coordinates: [Float], among landmarks: [Float], lyingAt places: [Float],
    dimension: Int, neighborCount: Int, in positions: inout [Float]
  ) {
    let near = NeighborTable(
      from: coordinates, to: landmarks, dimension: dimension,
      count: min(neighborCount, places.count / 2))
    for (row, node) in nodes.enumerated() {
      let entries = row * near.count..<(row + 1) * near.count
      let farthest = near.distances[entries.upperBound - 1]
      var (sumX, sumY, total): (Float, Float, Float) = (0, 0, 0)
      for entry in entries {
        let weight = farthest > 0 ? 1.001 - near.distances[entry] / farthest : 1
        sumX += weight * places[2 * Int(near.indices[entry])]
        sumY += weight * places[2 * Int(near.indices[entry]) + 1]
        total += weight
      }
      positions[2 * node] = sumX / total
      positions[2 * node + 1] = sumY / total
    }
  }

  /// A row below everything else, as wide as it.
  private static func setAside(
    _ nodes: [Int], below placed: [Float], in positions: inout [Float]
  ) {
    guard !nodes.isEmpty else { return }
    let xs = stride(from: 0, to: placed.count, by: 2).map { placed[$0] }
    let ys = stride(from: 1, to: placed.count, by: 2).map { placed[$0] }
    let (left, right) = (xs.min() ?? 0, xs.max() ?? 1)
    let (low, high) = (ys.min() ?? 0, ys.max() ?? 1)
    let bottom = low - max(0.05 * (high - low), 0.5)
    for (index, node) in nodes.enumerated() {
      let share = nodes.count == 1 ? 0.5 : Float(index) / Float(nodes.count - 1)
      positions[2 * node] = left + share * (right - left)
      positions[2 * node + 1] = bottom
    }
  }
}
