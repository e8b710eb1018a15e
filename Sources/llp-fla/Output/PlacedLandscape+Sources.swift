import Documents
import Experiments
import Formats
import LandscapeAnalysis
import LandscapeEmbedding
import LandscapeRendering
import Landscapes
import Numerical

extension PlacedLandscape {
  /// Places from an embedding.
  init(embedding measured: MeasuredLandscape, seed: UInt64) throws {
    let topography = measured.topography
    let graph = topography.graph
    guard topography.scan.edgeCount > 0 else {
      self.init(inRow: measured)
      return
    }
    let map = try LandscapeMap(
      of: graph,
      landmarks: graph.nodeCount > LandscapeMap.landmarkLimit ? topography.localOptima.nodes : [],
      seed: Seed(seed))
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

  /// Places from a table with the columns rank, x and y, as `embed` writes it.
  init(reading path: String, for measured: MeasuredLandscape) throws {
    let landscape = measured.topography.graph.landscape
    let table = try DelimitedText(reading: path)
    let (ranks, xs, ys) = (try table.column("rank"), try table.column("x"), try table.column("y"))
    let ids = table.columns.first { $0.name == "landscape" }
    var places: [Int: SIMD2<Double>] = [:]
    for row in 0..<table.rowCount where ids.map({ $0[row] == landscape.id }) ?? true {
      guard let rank = Int(ranks[row]), let x = Double(xs[row]), let y = Double(ys[row]),
        x.isFinite, y.isFinite
      else {
        throw CommandError(
          "\(path): line \(table.line(ofRow: row)) needs a whole rank and finite x and y, as "
            + "'llp-fla embed' writes them")
      }
      places[rank] = SIMD2(x, y)
    }
    let positions = try (0..<landscape.count).map { node in
      guard let place = places[landscape.rank(ofNode: node)] else {
        throw CommandError(
          "\(path): rank \(landscape.rank(ofNode: node)) of '\(landscape.id)' has no place; write "
            + "the map of the same source with 'llp-fla embed'")
      }
      return place
    }
    self.init(measured, positions: positions, notes: ["Places from a file."])
  }
}
