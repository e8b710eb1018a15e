import Foundation
import Learning
import Numerical
import TestSupport
import Testing

/// Every split of full trees against the definition, tried out on all thresholds.
struct SplitFinderTests {
  struct Sample: CustomTestStringConvertible {
    let rows: Int
    /// Distinct values of a feature; few make histograms, many make sorted scans.
    let levels: Int
    /// Classes, or 0 for values.
    let classes: Int
    var criterion = ClassCriterion.gini
    var minimumLeafSize = 1

    var testDescription: String {
      "\(rows) rows, \(levels) levels, \(classes) classes, \(criterion), leaf \(minimumLeafSize)"
    }
  }

  static let samples = [
    Sample(rows: 90, levels: 4, classes: 2),
    Sample(rows: 90, levels: 4, classes: 3, minimumLeafSize: 3),
    Sample(rows: 60, levels: 6, classes: 3, criterion: .entropy),
    Sample(rows: 160, levels: 1_000_000, classes: 4),
    // Nodes of more than 40 rows among four times as many codes: sorted in two passes.
    Sample(rows: 400, levels: 1_000_000, classes: 3),
    Sample(rows: 40, levels: 12, classes: 3, criterion: .entropy, minimumLeafSize: 2),
    Sample(rows: 90, levels: 4, classes: 0),
    Sample(rows: 90, levels: 12, classes: 0, minimumLeafSize: 4),
    Sample(rows: 160, levels: 1_000_000, classes: 0),
  ]

  @Test(arguments: samples) func everySplitIsTheFirstOfTheBest(_ sample: Sample) {
    var generator = Seed(11).derived("\(sample.levels)", sample.rows, sample.classes).generator()
    let columns = (0..<3).map { _ in
      (0..<sample.rows).map { _ in Double(generator.integer(below: sample.levels)) }
    }
    // Few distinct values, so that equally good splits abound.
    let target = (0..<sample.rows).map { _ in
      generator.integer(below: sample.classes > 0 ? sample.classes : 5)
    }
    let data =
      sample.classes > 0
      ? table(columns, classes: target.map { Int32($0) })
      : table(columns, values: target.map { Double($0) })
    let tree = DecisionTree(data) {
      $0.criterion = sample.criterion
      $0.minimumLeafSize = sample.minimumLeafSize
    }

    func check(_ place: Int, _ rows: [Int]) {
      let node = tree.nodes[place]
      let expected = bruteForce(columns, target, rows, sample)
      guard node.feature >= 0 else {
        #expect(expected == nil || Set(rows.map { target[$0] }).count == 1)
        return
      }
      #expect(Int(node.feature) == expected?.feature && node.threshold == expected?.threshold)
      let column = columns[Int(node.feature)]
      check(place + 1, rows.filter { column[$0] <= node.threshold })
      check(Int(node.target), rows.filter { column[$0] > node.threshold })
    }
    check(0, Array(0..<sample.rows))
    #expect(tree.nodes.count > 10)
  }

  /// The first split, by feature and threshold, within rounding of the lowest impurity.
  private func bruteForce(
    _ columns: [[Double]], _ target: [Int], _ rows: [Int], _ sample: Sample
  ) -> (feature: Int, threshold: Double)? {
    var best: (feature: Int, threshold: Double)?
    var lowest = Double.infinity
    for (feature, column) in columns.enumerated() {
      let values = Set(rows.map { column[$0] }).sorted()
      for (lower, upper) in zip(values, values.dropFirst()) {
        let threshold = (lower + upper) / 2
        let left = rows.filter { column[$0] <= threshold }.map { target[$0] }
        let right = rows.filter { column[$0] > threshold }.map { target[$0] }
        if min(left.count, right.count) < sample.minimumLeafSize { continue }
        let total = impurity(left, sample) + impurity(right, sample)
        if total < lowest - 1e-9 { (lowest, best) = (total, (feature, threshold)) }
      }
    }
    return best
  }

  /// Rows times Gini, entropy (bits) or variance.
  private func impurity(_ targets: [Int], _ sample: Sample) -> Double {
    let count = Double(targets.count)
    if sample.classes == 0 {
      let mean = Double(targets.reduce(0, +)) / count
      return targets.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) }
    }
    let shares = (0..<sample.classes).map { label in
      Double(targets.count { $0 == label }) / count
    }
    switch sample.criterion {
    case .gini: return count * shares.reduce(1) { $0 - $1 * $1 }
    case .entropy: return count * shares.reduce(0) { $1 > 0 ? $0 - $1 * log2($1) : $0 }
    }
  }
}
