import Foundation
import LandscapeAnalysis
import Landscapes
import Numerical
import SearchSpaces

/// Functional ANOVA: of a complete grid in the shape of FCNet, all orders, and by a forest of 2,000
/// of its configurations, both against Optuna's forest of these 2,000.
func importanceBenchmark(_ peers: Peers) throws {
  let grid = try SyntheticGrid(levels: [6, 4, 2, 2, 2, 6, 6, 3, 3])
  let whole = grid.landscape
  let ranks = try GridSampling.random(2000).ranks(in: whole.space, seed: Seed(0))
  let sample = try Landscape(
    id: "sample", scenario: whole.scenario, space: whole.space, ranks: ranks,
    losses: ranks.map { whole.losses[$0] })
  let folder = FileManager.default.temporaryDirectory.appending(
    path: "llp-fla-bench-\(ProcessInfo.processInfo.processIdentifier)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let files = try SyntheticGrid(landscape: sample).write(to: folder)
  let peer = try peers.run("optuna_importance.py", [files.table, files.types, "3"])

  func decomposition() -> VarianceDecomposition? { VarianceDecomposition(of: whole) }
  func forest() -> ForestANOVA? { ForestANOVA(of: RegressionForest(on: sample)) }
  let hyperparameters = whole.space.hyperparameters.map(\.name)
  guard let exact = decomposition()?.mainEffects, let found = forest()?.mainEffects,
    let other = peer.values["values"] as? [String: Double]
  else { throw BenchmarkError("a decomposition is missing") }
  for (index, name) in hyperparameters.enumerated() {
    // Marginals over one-hot columns differ from those over categories; the rest is the forests'
    // noise.
    guard abs(found[index] - exact[index]) < 0.05, abs((other[name] ?? -1) - exact[index]) < 0.1
    else {
      throw BenchmarkError("Optuna, the forest and the exact decomposition differ in \(name)")
    }
  }
  let lines = [
    Comparison(
      task: "exact fANOVA of 62,208 configurations × 9, all orders",
      peer: "\(peer.name) on 2,000 of them, main effects",
      own: median(31) {
        let found = decomposition()
        _ = (found?.terms(upTo: 9), found?.totalEffects)
      }, other: peer.seconds),
    Comparison(
      task: "forest fANOVA of 2,000 × 9, with pairs", peer: "\(peer.name), main effects",
      own: median(7) { _ = forest() }, other: peer.seconds),
  ]
  for comparison in lines { print(comparison.line) }
}
