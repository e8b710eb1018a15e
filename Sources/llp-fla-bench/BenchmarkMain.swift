import Foundation

/// Prints the ratio of this program to its peers, each measured in the same run.
///
/// usage: llp-fla-bench PYTHON [NAME], an interpreter that has what .ci/bench installs, and the one
/// benchmark to run; or llp-fla-bench coverage, which prints how often intervals hold what they
/// should.
@main
struct BenchmarkMain {
  static func main() {
    do {
      try run()
    } catch {
      report("\(error)")
      exit(1)
    }
  }

  private static func report(_ failure: String) {
    FileHandle.standardError.write(Data("llp-fla-bench: \(failure)\n".utf8))
  }

  private static func run() throws {
    guard (2...3).contains(CommandLine.arguments.count) else {
      print(
        "usage: llp-fla-bench PYTHON [NAME], which has what .ci/bench installs; or coverage")
      exit(64)
    }
    if CommandLine.arguments[1] == "coverage" {
      for (folds, isShared) in [(5, true), (5, false), (3, true), (10, true)] {
        for level in [0.1, 0.2] {
          print(
            try similarityCoverage(seeds: 200, level: level, folds: folds, isShared: isShared))
        }
      }
      for level in [0.1, 0.2] { print(try noiseCoverage(seeds: 200, level: level)) }
      return
    }
    let peers = Peers(python: CommandLine.arguments[1])
    print("milliseconds: medians, of training steps the least; a ratio above 1 is in our favour")
    let benchmarks: [(name: String, run: () throws -> Void)] = [
      ("scan", { print(try scanBenchmark(peers).line) }),
      ("profile", { print(try profileBenchmark(peers).line) }),
      ("boosting", { print(try boostingBenchmark(peers).line) }),
      ("forest", { print(try forestBenchmark(peers).line) }),
      (
        "training",
        {
          for benchmark in try TrainingBenchmark.all() {
            for threads in [1, 2] { print(try benchmark.compare(peers, threads: threads).line) }
          }
        }
      ),
      ("importance", { try importanceBenchmark(peers) }),
      ("embedding", { try embeddingBenchmark(peers) }),
      ("similarity", { try similarityBenchmark() }),
      ("scale", { try scaleBenchmark(peers) }),
      ("growth", { try growthBenchmark() }),
    ]
    let only = CommandLine.arguments.dropFirst(2).first
    if let only, !benchmarks.contains(where: { $0.name == only }) {
      print("no benchmark '\(only)'; there are \(benchmarks.map(\.name).joined(separator: ", "))")
      exit(64)
    }
    // One that fails says so in a line, and the others still run.
    var hasFailed = false
    for benchmark in benchmarks where only == nil || only == benchmark.name {
      do {
        try benchmark.run()
      } catch {
        report("\(benchmark.name): \(error)")
        hasFailed = true
      }
    }
    if hasFailed { exit(1) }
  }
}

/// Two medians of one task.
struct Comparison {
  let task: String
  let peer: String
  /// Seconds.
  let own: Double
  /// Seconds.
  let other: Double

  var line: String {
    String(
      format: "%@: %.3f ms; %@: %.1f ms; ratio %.1f", task, own * 1e3, peer, other * 1e3,
      other / own)
  }
}

/// The median seconds of `repeats` calls, after one that is not counted.
func median(_ repeats: Int, _ body: () -> Void) -> Double {
  body()
  let clock = ContinuousClock()
  let seconds = (0..<repeats).map { _ in
    let duration = clock.measure(body).components
    return Double(duration.seconds) + Double(duration.attoseconds) * 1e-18
  }.sorted()
  return seconds[repeats / 2]
}
