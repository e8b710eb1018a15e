import Foundation
import LandscapeAnalysis
import Landscapes
import Numerical

/// Time and peak memory of the steps that graphfla has too, on grids of 15,625 to 10⁶.
func scaleBenchmark(_ peers: Peers) throws {
  let clock = ContinuousClock()
  for levels in [[5, 5, 5, 5, 5, 5], [10, 10, 10, 10, 10], [10, 10, 10, 10, 10, 10]] {
    let grid = try SyntheticGrid(levels: levels)
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "llp-fla-bench-\(ProcessInfo.processInfo.processIdentifier)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = try grid.write(to: folder)
    let peer = try peers.run("graphfla_steps.py", [files.table, files.types, "240"])
    let steps = peer.values["steps"] as? [[String: Any]] ?? []
    print("\n\(grid.landscape.count) configurations, \(peer.name)")
    print(
      "step                                               own ms   own MiB   peer ms  peer MiB   ratio"
    )
    Memory.reset()
    var topography: Topography?
    var own = clock.measure { topography = Topography(LandscapeGraph(grid.landscape)) }
    guard let topography else { continue }
    let measured = MeasuredLandscape(topography)
    var total = (own: 0.0, peer: 0.0)
    for step in steps {
      guard let name = step["name"] as? String else { continue }
      Memory.reset()
      if name != "build" {
        let metric = try MetricCatalog.metric(labelled: name)
        own = clock.measure { _ = metric.value(on: measured) }
      }
      let seconds = own / .seconds(1)
      let title = name.padding(toLength: 48, withPad: " ", startingAt: 0)
      guard let peerSeconds = step["seconds"] as? Double,
        let mebibytes = step["mebibytes"] as? Double
      else {
        print(
          "\(title)\(String(format: "%9.2f", seconds * 1e3))    peer: \(step["error"] ?? "no time")"
        )
        continue
      }
      total = (total.own + seconds, total.peer + peerSeconds)
      print(
        title,
        String(
          format: "%8.2f  %8.0f  %8.0f  %8.0f  %6.0f", seconds * 1e3,
          Memory.peakSinceReset(), peerSeconds * 1e3, mebibytes, peerSeconds / seconds))
    }
    print(
      String(
        format: "these steps: %.3f s against %.1f s, ratio %.0f", total.own, total.peer,
        total.peer / total.own))
  }
}

/// Time and peak memory of whole profiles up to 10⁷ configurations, and how the time grows.
func growthBenchmark() throws {
  let clock = ContinuousClock()
  var points: [(size: Double, seconds: Double)] = []
  print("whole profile of \(MetricCatalog.profile.count) values")
  for levels in [
    [5, 5, 5, 5, 5, 5], [10, 10, 10, 10, 10], [10, 10, 10, 10, 10, 10],
    [10, 10, 10, 10, 10, 10, 10],
  ] {
    let landscape = try SyntheticGrid(levels: levels).landscape
    let graph = LandscapeGraph(landscape)
    _ = NeighborhoodScan(graph, topologyThreshold: 0, neutralityThreshold: 0)
    let scan = clock.measure {
      _ = NeighborhoodScan(graph, topologyThreshold: 0, neutralityThreshold: 0)
    }
    Memory.reset()
    let whole = clock.measure { _ = LandscapeProfile(of: Topography(graph)) }
    points.append((Double(landscape.count), whole / .seconds(1)))
    print(
      String(
        format: "%9d configurations: scan %.1f ns per node, profile %.3f s, %.0f MiB",
        landscape.count, scan / .nanoseconds(1) / Double(landscape.count), whole / .seconds(1),
        Memory.peakSinceReset()))
  }
  let (first, last) = (points[1], points[3])
  print(
    String(
      format: "growth of the profile from 10⁵ to 10⁷: n to the %.2f",
      log(last.seconds / first.seconds) / log(last.size / first.size)))
}

/// The resident memory of this process.
enum Memory {
  /// Lets the peak begin anew.
  static func reset() {
    try? Data("5".utf8).write(to: URL(filePath: "/proc/self/clear_refs"))
  }

  /// The most that was resident since then, in MiB.
  static func peakSinceReset() -> Double {
    let text = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = text.split(separator: "\n").first { $0.hasPrefix("VmHWM") }
    return (line?.split(separator: " ").compactMap { Double($0) }.first ?? 0) / 1024
  }
}
