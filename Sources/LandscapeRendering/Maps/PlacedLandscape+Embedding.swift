import Documents
public import LandscapeAnalysis
public import LandscapeEmbedding
import Landscapes
import Numerical

extension PlacedLandscape {
  /// Places from an embedding by HOPE and UMAP; where nothing is joined, in a row by rank.
  public init(embedding measured: MeasuredLandscape, seed: UInt64 = 0) throws(EmbeddingError) {
    let topography = measured.topography
    let graph = topography.graph
    guard topography.scan.edgeCount > 0 else {
      self.init(inRow: measured)
      return
    }
    let map = try LandscapeMap(
      of: graph, rule: topography.arcRule, landmarksFrom: topography, seed: Seed(seed))
    var notes = ["Places by HOPE and UMAP, seed \(seed): near means joined by improving paths."]
    if let quality = map.quality {
      let sample =
        quality.sampleSize < graph.nodeCount ? " (on \(quality.sampleSize) sampled)" : ""
      notes.append(
        "Trustworthiness \(significant(quality.trustworthiness, digits: 3)), continuity "
          + "\(significant(quality.continuity, digits: 3))\(sample), rank agreement of the "
          + "\(quality.neighborCount) nearest "
          + (quality.rankAgreement.map { significant($0, digits: 3) } ?? "undefined") + ".")
    }
    let linked = graph.nodeCount - map.isolatedCount
    if map.landmarkCount < linked {
      notes.append(
        "\(map.landmarkCount) of \(linked) are laid out, the others lie among their nearest of these."
      )
    }
    self.init(measured, positions: zip(map.x, map.y).map { SIMD2($0, $1) }, notes: notes)
  }

  /// Places in a row, by rank: where nothing is joined, none is nearer than another.
  private init(inRow measured: MeasuredLandscape) {
    let count = measured.topography.graph.nodeCount
    self.init(
      measured, positions: (0..<count).map { SIMD2(Double($0), 0) },
      notes: ["No configuration differs from another by one edit; they stand in a row by rank."])
  }

  /// Places given by rank.
  ///
  /// - Throws: ``RenderingError/missingPlace(rank:landscape:)``.
  public init(
    _ measured: MeasuredLandscape, places: [Int: SIMD2<Double>]
  ) throws(RenderingError) {
    let landscape = measured.topography.graph.landscape
    let positions = try (0..<landscape.count).map { node throws(RenderingError) in
      let rank = landscape.rank(ofNode: node)
      guard let place = places[rank] else {
        throw .missingPlace(rank: rank, landscape: landscape.id)
      }
      return place
    }
    self.init(measured, positions: positions, notes: ["Places from a file."])
  }

  /// Landscapes with places; those of the same configurations as the one of highest fidelity share
  /// its places.
  ///
  /// - Parameter place: Gives one landscape its places.
  public static func all(
    _ measured: [MeasuredLandscape], place: (MeasuredLandscape) throws -> PlacedLandscape
  ) rethrows -> [PlacedLandscape] {
    func landscape(_ measured: MeasuredLandscape) -> Landscape {
      measured.topography.graph.landscape
    }
    guard measured.count > 1,
      let main = measured.max(by: {
        landscape($0).scenario.fidelity < landscape($1).scenario.fidelity
      })
    else { return try measured.map(place) }
    let shared = try place(main)
    return try measured.map { other in
      let own = landscape(other)
      guard own.id != shared.landscape.id else { return shared }
      let nodes = (0..<own.count).map { shared.landscape.node(ofRank: own.rank(ofNode: $0)) }
      guard own.space == shared.landscape.space, nodes.allSatisfy({ $0 != nil }) else {
        return try place(other)
      }
      return PlacedLandscape(
        other, positions: nodes.compactMap { $0.map { shared.positions[$0] } },
        notes: ["Places of \(shared.landscape.id)."])
    }
  }
}
