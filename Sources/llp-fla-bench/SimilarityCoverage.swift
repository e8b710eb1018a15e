import Foundation
import LandscapeAnalysis
import Landscapes
import Numerical
import SearchSpaces

/// How often 95 % intervals of similarity, over folds, hold the similarity of the landscapes
/// without noise.
///
/// Each of `seeds` pairs is an NK landscape of 120 configurations, K = 2, and a mixture of it with
/// another in a proportion drawn anew. Both are seen through simulated folds: a shift that a fold
/// gives to all configurations, and normal noise, so that the standard errors of the means are
/// `level` standard deviations of the losses. Where `isShared`, the two sides share the folds'
/// shifts.
func similarityCoverage(
  seeds: Int, level: Double, folds: Int, isShared: Bool
) throws -> String {
  func levels(_ count: Int) -> [Level] { (0..<count).map { .number(Double($0)) } }
  let space = try SearchSpace([
    Hyperparameter("a", .ordinal(levels(5))), Hyperparameter("b", .ordinal(levels(4))),
    Hyperparameter("c", .ordinal(levels(3))), Hyperparameter("d", .categorical(levels(2))),
  ])
  let measures = Array(SimilarityCatalog.ofLosses())
  var hits = [Int](repeating: 0, count: measures.count)
  var known = hits
  var (mean, bias, width) = (
    [Double](repeating: 0, count: measures.count), [Double](repeating: 0, count: measures.count),
    [Double](repeating: 0, count: measures.count)
  )
  for seed in 0..<seeds {
    var generator = Seed(UInt64(seed)).derived("similarity coverage").generator()
    func standardized(_ purpose: String) -> [Double] {
      let model = NKModel(
        space, interactionCount: 2, seed: Seed(UInt64(seed)).derived(purpose))
      let losses = (0..<space.combinationCount).map { model.loss(at: $0) }
      let moments = Moments(of: losses)
      return losses.map { ($0 - moments.mean) / moments.standardDeviation }
    }
    let (first, other) = (standardized("first"), standardized("other"))
    let share = Double.random(in: 0.3..<0.95, using: &generator)
    let second = zip(first, other).map { share * $0 + (1 - share * share).squareRoot() * $1 }
    let shifts = (0..<2 * folds).map { _ in generator.normal() }
    func landscape(_ losses: [Double], side: Int, folds: Int) throws -> Landscape {
      let all = losses.flatMap { loss in
        (0..<folds).map { fold in
          loss + shifts[isShared ? fold : side * folds + fold]
            + level * Double(folds).squareRoot() * generator.normal()
        }
      }
      let repetitions = Repetitions(count: folds, losses: all)
      return try Landscape(
        id: "\(side)",
        scenario: Scenario(
          learner: "", dataset: isShared ? "" : "\(side)", loss: "loss"), space: space,
        losses: repetitions.means(weights: [Double](repeating: 1, count: folds)),
        repetitions: repetitions)
    }
    func exact(_ losses: [Double], side: Int) throws -> Landscape {
      try Landscape(
        id: "\(side)", scenario: Scenario(learner: "", dataset: "", loss: "loss"), space: space,
        losses: losses)
    }
    let truth = try LandscapePair(exact(first, side: 0), exact(second, side: 1))
    let noisy = try LandscapePair(
      landscape(first, side: 0, folds: folds), landscape(second, side: 1, folds: folds))
    for (index, measure) in measures.enumerated() {
      guard let expected = measure.value(on: truth), let seen = measure.value(on: noisy),
        let interval = SimilarityInterval(of: measure, on: noisy, seed: Seed(UInt64(seed)))
      else { continue }
      known[index] += 1
      if interval.low <= expected, expected <= interval.high { hits[index] += 1 }
      mean[index] += expected
      bias[index] += seen - expected
      width[index] += interval.high - interval.low
    }
  }
  var text = """
    noise \(level), \(folds) folds \(isShared ? "that both share" : "of different data"), \
    \(seeds) pairs
    measure                    mean  bias: seen   width  coverage

    """
  for (index, measure) in measures.enumerated() {
    let count = Double(max(1, known[index]))
    text += String(
      format: "%@  %7.4f  %10.4f  %6.4f  %6.1f %%\n",
      measure.name.padding(toLength: 22, withPad: " ", startingAt: 0), mean[index] / count,
      bias[index] / count, width[index] / count, 100 * Double(hits[index]) / count)
  }
  return text
}
