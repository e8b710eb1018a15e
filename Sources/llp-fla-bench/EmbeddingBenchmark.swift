import Foundation
import LandscapeEmbedding
import Landscapes
import Numerical

/// HOPE and UMAP of 15,625 configurations against SciPy and umap-learn at equal rank, proximity and
/// epochs, and HOPE of 10⁵ alone.
///
/// One layout's trustworthiness says little: it differs by 0.02 between seeds, on both sides. The
/// medians of three seeds are compared, each on a sample of 3,000 and in its own coordinates; where
/// ours is lower by more than that, the times would not be of equal work.
func embeddingBenchmark(_ peers: Peers) throws {
  let grid = try SyntheticGrid(levels: [5, 5, 5, 5, 5, 5])
  let folder = FileManager.default.temporaryDirectory.appending(
    path: "llp-fla-bench-\(ProcessInfo.processInfo.processIdentifier)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let files = try grid.write(to: folder)
  let peer = try peers.run("umap_embedding.py", [files.table, files.types])
  guard let hopeSeconds = peer.values["hope_seconds"] as? Double,
    let umapSeconds = peer.values["umap_seconds"] as? Double,
    let trusts = peer.values["trustworthiness"] as? [Double], !trusts.isEmpty
  else { throw BenchmarkError("umap_embedding.py prints no times") }

  let graph = LandscapeGraph(grid.landscape)
  let options = HOPEOptions(proximity: .commonNeighbors, rank: 64)
  let hope = try HOPE(of: graph, options: options, seed: Seed(0))
  let umap = UMAPOptions(minimumDistance: 1, epochs: 500)
  func places(_ seed: UInt64 = 0) -> [Float] {
    UMAP.positions(
      of: hope.coordinates, dimension: hope.dimensionCount, options: umap, seed: Seed(seed))
  }
  let qualities = trusts.indices.compactMap { seed in
    MapQuality(
      positions: places(UInt64(seed)), coordinates: hope.coordinates,
      dimension: hope.dimensionCount, losses: grid.landscape.losses, seed: Seed(UInt64(seed)))
  }
  let (own, other) = (middle(of: qualities.map(\.trustworthiness)), middle(of: trusts))
  guard own >= other - 0.02 else {
    throw BenchmarkError(
      String(
        format: "trustworthiness %.4f is more than 0.02 below the %.4f of %@", own, other,
        peer.name))
  }
  let hundredThousand = LandscapeGraph(try SyntheticGrid(levels: [10, 10, 10, 10, 10]).landscape)
  let lines = [
    Comparison(
      task: "HOPE of 15,625, rank 64", peer: "SciPy svds",
      own: median(5) { _ = try? HOPE(of: graph, options: options, seed: Seed(0)) },
      other: hopeSeconds),
    Comparison(
      task: "UMAP of 15,625, 500 epochs", peer: peer.name, own: median(3) { _ = places() },
      other: umapSeconds),
  ]
  for comparison in lines { print(comparison.line) }
  print(
    String(
      format: "trustworthiness %.3f, of %@ %.3f; HOPE of 100,000, rank 8: %.3f s", own, peer.name,
      other, median(3) { _ = try? HOPE(of: hundredThousand, seed: Seed(0)) }))
}

/// The middle of some values; the upper one of two.
private func middle(of values: [Double]) -> Double { values.sorted()[values.count / 2] }
