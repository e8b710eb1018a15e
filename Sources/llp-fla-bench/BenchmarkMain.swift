import Foundation

/// Prints the ratio of this program to its peers, each measured in the same run.
///
/// usage: llp-fla-bench PYTHON, an interpreter that has numpy, graphfla, torch and optuna; or
/// llp-fla-bench coverage, which prints how often intervals hold what they should.
@main
struct BenchmarkMain {
  static func main() throws {
    guard CommandLine.arguments.count == 2 else {
      print("usage: llp-fla-bench PYTHON, which has numpy, graphfla, torch and optuna; or coverage")
      exit(64)
    }
    if CommandLine.arguments[1] == "coverage" {
      for level in [0.1, 0.2] { print(try noiseCoverage(seeds: 200, level: level)) }
      return
    }
    let peers = Peers(python: CommandLine.arguments[1])
    print("milliseconds: medians, of training steps the least; a ratio above 1 is in our favour")
    for benchmark in [scanBenchmark, profileBenchmark] { print(try benchmark(peers).line) }
    for benchmark in try TrainingBenchmark.all() {
      for threads in [1, 2] { print(try benchmark.compare(peers, threads: threads).line) }
    }
    try importanceBenchmark(peers)
    try scaleBenchmark(peers)
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
