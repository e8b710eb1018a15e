import Experiments
import Foundation
import LandscapeAnalysis
import Landscapes
import Numerical
import SearchSpaces

/// The scan of a complete grid of 10⁶ configurations, 4 ordinal and 2 categorical axes of 10
/// levels.
func scanBenchmark(_ peers: Peers) throws -> Comparison {
  let levels = (0..<10).map { Level.number(Double($0)) }
  let space = try SearchSpace(
    (0..<6).map { Hyperparameter("h\($0)", $0 < 4 ? .ordinal(levels) : .categorical(levels)) })
  let losses = (0..<space.combinationCount).map { rank in
    var generator = SplitMix64(state: UInt64(rank) &* 0x9E37_79B9_7F4A_7C15)
    return Double(generator.next() >> 40) / 0x1p24
  }
  let landscape = try Landscape(
    id: "scan", scenario: Scenario(learner: "", dataset: "", loss: "loss"), space: space,
    losses: losses)
  let graph = LandscapeGraph(landscape)
  func scan() -> NeighborhoodScan {
    NeighborhoodScan(graph, topologyThreshold: 0, neutralityThreshold: 0)
  }
  let peer = try peers.run("numpy_scan.py", ["10,10,10,10,10,10", "2", "7"])
  let result = scan()
  let improving = result.improvingCounts.reduce(0) { $0 + Int($1) }
  guard improving == peer.values["improving"] as? Int,
    result.neutralEdgeCount == peer.values["neutral"] as? Int
  else { throw BenchmarkError("the scans of numpy and of this program differ") }
  return Comparison(
    task: "scan of 1,000,000 configurations", peer: peer.name,
    own: median(7) { _ = scan() }, other: peer.seconds)
}

/// The metrics that graphfla has too, from losses to values, on 15,625 configurations.
func profileBenchmark(_ peers: Peers) throws -> Comparison {
  let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "fixtures/reference/graphfla/grid15625")
  let file = folder.appending(path: "landscape.csv").path
  let landscape = try LandscapeCollection(reading: file).landscapes[0]
  let metrics: [LandscapeMetric] = [
    .localOptimaRatio, .neutralityRatio, .autocorrelation(), .gradientIntensity,
    .neighborLossCorrelation, .fitnessDistanceCorrelation, .fitnessDistanceCorrelationPearson,
    .meanBasinSize, .basinSizeLossCorrelation, .meanAccessibleShare, .optimumAccessibility,
    .meanPathLength, .meanDistanceToOptimum, .skewness, .kurtosis, .coefficientOfVariation,
    .quartileCoefficient, .medianMeanRatio, .relativeRange,
  ]
  func profile() -> LandscapeProfile {
    LandscapeProfile(of: Topography(LandscapeGraph(landscape)), metrics: metrics)
  }
  let peer = try peers.run(
    "graphfla_profile.py", [file, folder.appending(path: "types.json").path])
  let values = peer.values["values"] as? [String: Any]
  let result = profile()
  for (key, metric) in [
    ("fdc", LandscapeMetric.fitnessDistanceCorrelation), ("neighbor", .neighborLossCorrelation),
  ] {
    guard let own = result[metric], let other = values?[key] as? Double, abs(own - other) < 1e-6
    else { throw BenchmarkError("graphfla and this program differ in \(metric.label)") }
  }
  return Comparison(
    task: "\(metrics.count) metrics of 15,625 configurations", peer: peer.name,
    own: median(31) { _ = profile() }, other: peer.seconds)
}
