import Foundation
import Learning
import Numerical

/// Boosting of 100 trees of depth 6, binning included, against LightGBM at equal held-out error.
func boostingBenchmark(_ peers: Peers) throws -> Comparison {
  let data = TwoClasses()
  var boosting: GradientBoosting?
  let seconds = median(5) {
    boosting = GradientBoosting(
      data.dataset, rows: data.training, options: BoostingOptions(), seed: Seed(1))
  }
  let predictions =
    boosting?.predictions(for: data.testTable, rowCount: data.testCount) ?? []
  return try data.comparison(
    "boosting, 100 trees of depth 6", own: seconds, error: data.error(predictions), peers,
    "lightgbm")
}

/// A forest of 20 full trees, the coding of features included, against scikit-learn.
func forestBenchmark(_ peers: Peers) throws -> Comparison {
  let data = TwoClasses()
  var options = TreeOptions()
  options.featureLimit = .squareRoot
  var forest: RandomForest?
  let seconds = median(3) {
    let prepared = TreeData(data.dataset, rows: data.training)
    forest = RandomForest(prepared, treeCount: 20, options: options, seed: Seed(1))
  }
  let predictions =
    forest?.predictions(for: data.testTable, rowCount: data.testCount) ?? []
  return try data.comparison(
    "forest, 20 full trees", own: seconds, error: data.error(predictions), peers, "forest")
}

/// 50,000 rows of 20 features with two noisy classes, and 20,000 more to test on.
private struct TwoClasses {
  let dataset: Dataset
  let trainingCount = 50_000
  let testCount = 20_000
  let testTable: [Double]
  private let classes: [Int32]

  init() {
    let (rowCount, width) = (trainingCount + testCount, 21)
    var features: [Double] = []
    var classes: [Int32] = []
    for row in 0..<rowCount {
      let x = (0..<width).map { column in
        var generator = SplitMix64(
          state: UInt64(row * width + column) &* 0x9E37_79B9_7F4A_7C15)
        return Double(generator.next() >> 40) / 0x1p24
      }
      features += x.dropLast()
      let sum = x[0] * x[1] * 2 + x[2] * x[2] - x[3] * x[4] + x[5] * 0.5
      classes.append(sum + (x[20] - 0.5) * 0.5 > 0.8 ? 1 : 0)
    }
    dataset = Dataset(
      name: "two classes", featureNames: (0..<20).map { "x\($0)" }, features: features,
      target: .classes(classes, names: ["0", "1"]))
    testTable = Array(features[trainingCount * 20..<rowCount * 20])
    self.classes = classes
  }

  var training: [Int] { Array(0..<trainingCount) }

  /// The share of test rows whose class is not the most probable one.
  func error(_ probabilities: [Double]) -> Double {
    let wrong = (0..<testCount).count { row in
      (probabilities[2 * row + 1] > 0.5) != (classes[trainingCount + row] == 1)
    }
    return Double(wrong) / Double(testCount)
  }

  /// The ratio to a peer whose error is the same but for the noise of 20,000 rows.
  func comparison(
    _ task: String, own: Double, error: Double, _ peers: Peers, _ kind: String
  ) throws -> Comparison {
    let peer = try peers.run(
      "boosting.py", [kind, String(trainingCount), String(testCount), "5"])
    guard let other = peer.values["error"] as? Double, error <= other + 0.004 else {
      throw BenchmarkError(
        "\(task): errors of \(error), and of \(peer.values["error"] ?? "none") by \(peer.name)")
    }
    let errors = String(format: "errors %.4f and %.4f", error, other)
    return Comparison(
      task: "\(task), 50,000 x 20, one thread, \(errors)", peer: peer.name, own: own,
      other: peer.seconds)
  }
}
