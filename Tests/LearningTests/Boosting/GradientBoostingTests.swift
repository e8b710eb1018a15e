import Foundation
import Numerical
import TestSupport
import Testing

@testable import Learning
@testable import Networks

struct GradientBoostingTests {
  static func fit(
    _ dataset: Dataset, seed: UInt64 = 1, _ change: (inout BoostingOptions) -> Void
  ) -> GradientBoosting {
    var options = BoostingOptions()
    change(&options)
    return GradientBoosting(
      dataset, rows: Array(0..<dataset.rowCount), options: options, seed: Seed(seed))
  }

  /// Ten features of 150 rows with 40 levels each, a tenth of the first missing.
  static func noisy(classes: Int = 0) -> Dataset {
    var generator = Seed(11).generator()
    var columns = (0..<10).map { _ in
      (0..<150).map { _ in Double(generator.integer(below: 40)) }
    }
    let values = (0..<150).map { row in
      columns[0][row] * 0.1 + columns[1][row] * columns[2][row] * 0.01 + generator.normal()
    }
    for row in 0..<150 where generator.uniform() < 0.1 { columns[0][row] = .nan }
    guard classes > 0 else { return table(columns, values: values) }
    let sorted = values.sorted()
    return table(
      columns,
      classes: values.map { value in
        Int32(sorted.firstIndex { $0 >= value }! * classes / 150)
      })
  }

  // By hand: mean 4; residuals −4, −4, 2, 6. One split at full rate, no penalty: of the three
  // boundaries the middle one gains most (64/2 + 64/2), leaves ∓4. λ = 2 halves them.
  @Test func oneSplitByHand() {
    let dataset = table([[1, 2, 3, 4]], values: [0, 0, 6, 10])
    func predictions(lambda: Double, alpha: Double = 0) -> [Double] {
      Self.fit(dataset) {
        $0.roundCount = 1
        $0.learningRate = 1
        $0.maximumDepth = 1
        $0.squaredPenalty = lambda
        $0.absolutePenalty = alpha
      }.predictions(for: [1, 2, 3, 4, .nan], rowCount: 5)
    }
    // Fixed point and single precision: 1e-6 of the spread.
    for (found, expected) in zip(predictions(lambda: 0), [0.0, 0, 8, 8]) {
      expectClose(found, expected, within: 1e-5)
    }
    for (found, expected) in zip(predictions(lambda: 2), [2.0, 2, 6, 6]) {
      expectClose(found, expected, within: 1e-5)
    }
    // α = 4 in units of the target: (8 − 4) / 2.
    for (found, expected) in zip(predictions(lambda: 0, alpha: 4), [2.0, 2, 6, 6]) {
      expectClose(found, expected, within: 1e-5)
    }
  }

  // Log-odds by hand: prior log(3/1), p = 3/4; G = 3/4 for the 0, −3/4 for the three 1, h = 3/16.
  // λ = 0: steps −G/H = −4 and +4/3 · … of a side of three rows: (3/4)/(9/16) = 4/3.
  @Test func theFirstStepOfTwoClassesByHand() {
    let dataset = table([[0, 1, 1, 1]], classes: [0, 1, 1, 1])
    let boosting = Self.fit(dataset) {
      $0.roundCount = 1
      $0.learningRate = 1
      $0.minimumChildWeight = 0
      $0.squaredPenalty = 0
    }
    let found = boosting.predictions(for: [0, 1], rowCount: 2)
    expectClose(found[1], 1 / (1 + exp(-(log(3) - 4))), within: 1e-6)
    expectClose(found[3], 1 / (1 + exp(-(log(3) + 4.0 / 3))), within: 1e-6)
  }

  // Every split of the definition tried, in double precision. Fixed point keeps 2⁻²³.
  @Test(arguments: [1, 3, 5]) func treesAreThoseOfTheDefinition(_ depth: Int) {
    let dataset = Self.noisy()
    let boosting = Self.fit(dataset) {
      $0.roundCount = 8
      $0.learningRate = 0.3
      $0.maximumDepth = depth
      $0.minimumChildWeight = 3
    }
    let expected = BruteForceBoosting(
      dataset, depth: depth, rate: 0.3, lambda: 1, minimumRows: 3
    ).predictions(rounds: 8)
    let found = boosting.predictions(for: Array(dataset.features), rowCount: dataset.rowCount)
    for (found, expected) in zip(found, expected) {
      expectClose(found, expected, within: 2e-5)
    }
  }

  @Test(arguments: [0, 2, 4]) func moreRoundsBeginWithFewer(_ classes: Int) {
    let dataset = Self.noisy(classes: classes)
    func grown(_ rounds: Int, _ seed: UInt64) -> GradientBoosting {
      Self.fit(dataset, seed: seed) {
        $0.roundCount = rounds
        $0.rowShare = 0.6
        $0.featureShare = 0.5
        $0.maximumDepth = 3
      }
    }
    let (few, many) = (grown(3, 5), grown(6, 5))
    #expect(Array(many.trees.prefix(few.trees.count)) == few.trees)
    #expect(many.trees.count == 6 * max(1, classes == 2 ? 1 : classes))
    #expect(grown(3, 6).trees != few.trees)
  }

  // The scores that growth keeps are those that the trees predict, for rows drawn and not drawn.
  @Test(arguments: [0, 2, 3]) func trainingLowersTheLossOfEveryTask(_ classes: Int) {
    let dataset = Self.noisy(classes: classes)
    let rows = Array(0..<150)
    var last = Double.infinity
    for rounds in [1, 5, 25] {
      let boosting = Self.fit(dataset) {
        $0.roundCount = rounds
        $0.rowShare = 0.7
      }
      let predictions = boosting.predictions(for: Array(dataset.features), rowCount: 150)
      let loss = Scores.of(predictions, rows: rows, in: dataset).first
      #expect(loss < last)
      last = loss
    }
  }

  @Test func leavesAreLimitedBestFirst() {
    let dataset = Self.noisy()
    for limit in [2, 5, 9] {
      let boosting = Self.fit(dataset) {
        $0.maximumLeafCount = limit
        $0.maximumDepth = nil
      }
      #expect(boosting.trees.allSatisfy { $0.leafCount == limit })
    }
    // A tree whose leaves are few enough anyway is not changed by the limit.
    let free = Self.fit(dataset) { $0.maximumDepth = 2 }
    let limited = Self.fit(dataset) {
      $0.maximumDepth = 2
      $0.maximumLeafCount = 4
    }
    let table = Array(dataset.features)
    #expect(
      free.predictions(for: table, rowCount: 150) == limited.predictions(for: table, rowCount: 150))
  }

  @Test func patienceEndsRoundsOfNoise() {
    var generator = Seed(2).generator()
    let noise = table(
      [(0..<200).map { _ in generator.uniform() }], classes: (0..<200).map { Int32($0 % 2) })
    let boosting = Self.fit(noise) {
      $0.roundCount = 500
      $0.patience = 3
    }
    #expect(boosting.roundCount < 100)
    let easy = table([(0..<200).map(Double.init)], values: (0..<200).map(Double.init))
    let patient = Self.fit(easy) {
      $0.roundCount = 40
      $0.patience = 3
    }
    #expect(patient.roundCount == 40)
  }

  @Test func constantColumnsAndTargetsMakeLeaves() {
    let flat = table([[1, 1, 1]], values: [1, 2, 6])
    let boosting = Self.fit(flat) { $0.roundCount = 2 }
    #expect(boosting.trees.allSatisfy { $0.leafCount == 1 })
    expectClose(boosting.predictions(for: [1], rowCount: 1)[0], 3, within: 1e-6)
    let same = table([[1, 2, 3]], values: [4, 4, 4])
    let constant = Self.fit(same) { $0.roundCount = 2 }
    #expect(constant.predictions(for: [1, 2, 9], rowCount: 3) == [4, 4, 4])
  }
}

/// Boosting of squared errors as it is defined: every threshold and both sides for missing values,
/// in double precision. Twenty lines that can be trusted.
struct BruteForceBoosting {
  let features: [[Double]]
  let values: [Double]
  let depth: Int
  let rate: Double
  let lambda: Double
  let minimumRows: Int

  init(_ dataset: Dataset, depth: Int, rate: Double, lambda: Double, minimumRows: Int) {
    let width = dataset.featureCount
    features = (0..<dataset.rowCount).map {
      Array(dataset.features[$0 * width..<($0 + 1) * width])
    }
    guard case .values(let values) = dataset.target else { preconditionFailure("values only") }
    self.values = values
    (self.depth, self.rate, self.lambda) = (depth, rate, lambda)
    self.minimumRows = minimumRows
  }

  func predictions(rounds: Int) -> [Double] {
    var scores = [Double](
      repeating: values.reduce(0, +) / Double(values.count), count: values.count)
    for _ in 0..<rounds {
      let gradients = zip(scores, values).map { $0 - $1 }
      grow(Array(values.indices), gradients, 0, &scores)
    }
    return scores
  }

  private func worth(_ rows: [Int], _ gradients: [Double]) -> Double {
    let sum = rows.reduce(0) { $0 + gradients[$1] }
    return sum * sum / (Double(rows.count) + lambda)
  }

  private func grow(_ rows: [Int], _ gradients: [Double], _ level: Int, _ scores: inout [Double]) {
    var best = (gain: 1e-9, left: [Int](), right: [Int]())
    for feature in features[0].indices where level < depth {
      for threshold in Set(rows.map { features[$0][feature] }).filter({ !$0.isNaN }).sorted() {
        for missingLeft in [false, true] {
          let isLeft = { (row: Int) in
            features[row][feature] <= threshold
              || (missingLeft && features[row][feature].isNaN)
          }
          let (left, right) = (rows.filter(isLeft), rows.filter { !isLeft($0) })
          guard min(left.count, right.count) >= minimumRows else { continue }
          let gain = worth(left, gradients) + worth(right, gradients) - worth(rows, gradients)
          if gain > best.gain * (1 + 1e-9) { best = (gain, left, right) }
        }
      }
    }
    if best.left.isEmpty {
      let sum = rows.reduce(0) { $0 + gradients[$1] }
      for row in rows { scores[row] -= rate * sum / (Double(rows.count) + lambda) }
    } else {
      grow(best.left, gradients, level + 1, &scores)
      grow(best.right, gradients, level + 1, &scores)
    }
  }
}
