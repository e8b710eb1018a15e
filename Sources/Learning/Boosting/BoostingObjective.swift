import Foundation
import Networks
import Numerical

/// The loss that boosting descends: where it starts, and its derivatives by the scores.
///
/// | task | scores | first derivative | second derivative |
/// |---|---|---|---|
/// | values | (ŷ − mean) / deviation | s − y | 1 |
/// | two classes | log-odds of the second | p − y | p (1 − p) |
/// | *K* > 2 classes | logits, one tree each | p − y | p (1 − p) · *K* / (*K* − 1) |
///
/// - Source: J. H. Friedman, "Greedy function approximation: a gradient boosting machine", Annals
///   of Statistics 29:5, 2001, §4; *K* / (*K* − 1) is that of its algorithm 6.
struct BoostingObjective: Sendable {
  /// Scores per row: classes where there are more than two, else 1.
  let scoreCount: Int
  /// One per score, before the first round.
  let initialScores: [Double]
  /// 1 for classes.
  let scale: TargetScale
  /// Labels, or scaled values.
  private let targets: [Float]
  private let isRegression: Bool

  /// - Precondition: `rows` is not empty and holds two classes, where there are classes.
  init(_ dataset: Dataset, rows: [Int]) {
    switch dataset.target {
    case .values(let values):
      let scale = TargetScale(of: rows.map { values[$0] })
      self.scale = scale
      targets = rows.map { Float(scale.scaled(values[$0])) }
      isRegression = true
      scoreCount = 1
      initialScores = [0]
    case .classes(let classes, let names):
      scale = .identity
      targets = rows.map { Float(classes[$0]) }
      isRegression = false
      var counts = [Double](repeating: 0, count: names.count)
      for row in rows { counts[Int(classes[row])] += 1 }
      // A class that the rows lack counts as half a row.
      let shares = counts.map { max($0, 0.5) / Double(rows.count) }
      scoreCount = names.count > 2 ? names.count : 1
      initialScores = names.count > 2 ? shares.map { log($0) } : [log(shares[1] / shares[0])]
    }
  }

  var rowCount: Int { targets.count }

  /// Derivatives of every row by every score.
  ///
  /// - Parameters:
  ///   - scores: Shape [scores, padded rows], as are the derivatives.
  ///   - stride: The padded number of rows, a multiple of 8. Derivatives of the padding are 0.
  func derivatives(
    _ scores: UnsafePointer<Float>, stride: Int, gradients: UnsafeMutablePointer<Float>,
    curvatures: UnsafeMutablePointer<Float>
  ) {
    targets.withUnsafeBufferPointer { targets in
      if isRegression {
        for row in 0..<rowCount {
          gradients[row] = scores[row] - targets[row]
          curvatures[row] = 1
        }
      } else if scoreCount == 1 {
        let one = SIMD8<Float>(repeating: 1)
        for row in Swift.stride(from: 0, to: stride, by: 8) {
          let p = one / (one + exponential(-scores.eight(at: row)))
          gradients.setEight(at: row, p)
          curvatures.setEight(at: row, p * (one - p))
        }
        for row in 0..<rowCount { gradients[row] -= targets[row] }
      } else {
        softmaxDerivatives(scores, stride, gradients, curvatures)
        for row in 0..<rowCount { gradients[Int(targets[row]) * stride + row] -= 1 }
      }
      for score in 0..<scoreCount {
        for row in score * stride + rowCount..<(score + 1) * stride {
          gradients[row] = 0
          curvatures[row] = 0
        }
      }
    }
  }

  private func softmaxDerivatives(
    _ scores: UnsafePointer<Float>, _ stride: Int, _ gradients: UnsafeMutablePointer<Float>,
    _ curvatures: UnsafeMutablePointer<Float>
  ) {
    let one = SIMD8<Float>(repeating: 1)
    let factor = Float(scoreCount) / Float(scoreCount - 1)
    for row in Swift.stride(from: 0, to: stride, by: 8) {
      var highest = scores.eight(at: row)
      for score in 1..<scoreCount {
        highest = pointwiseMax(highest, scores.eight(at: score * stride + row))
      }
      var sum = SIMD8<Float>.zero
      for score in 0..<scoreCount {
        let power = exponential(scores.eight(at: score * stride + row) - highest)
        gradients.setEight(at: score * stride + row, power)
        sum += power
      }
      for score in 0..<scoreCount {
        let p = UnsafePointer(gradients).eight(at: score * stride + row) / sum
        gradients.setEight(at: score * stride + row, p)
        curvatures.setEight(at: score * stride + row, factor * p * (one - p))
      }
    }
  }

  /// What scores of a row predict: class probabilities, or a value.
  func appendPrediction(_ scores: some Collection<Double>, to predictions: inout [Double]) {
    guard !isRegression, let first = scores.first else {
      predictions.append(scale.unscaled(scores.first ?? 0))
      return
    }
    if scoreCount == 1 {
      let p = 1 / (1 + exp(-first))
      predictions.append(1 - p)
      predictions.append(p)
    } else {
      let highest = scores.reduce(first, max)
      let powers = scores.map { exp($0 - highest) }
      let sum = powers.reduce(0, +)
      for power in powers { predictions.append(power / sum) }
    }
  }
}

extension UnsafeMutablePointer<Float> {
  /// Replaces the eight numbers from `index`.
  @inline(__always)
  func setEight(at index: Int, _ numbers: SIMD8<Float>) {
    UnsafeMutableRawPointer(self + index).storeBytes(of: numbers, as: SIMD8<Float>.self)
  }
}
