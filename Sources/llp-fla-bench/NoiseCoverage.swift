import Foundation
import LandscapeAnalysis
import Landscapes
import Numerical
import SearchSpaces

/// How often 95 % intervals over noisy losses hold the value that the metric has without noise.
///
/// Each of `seeds` NK landscapes, 960 configurations, K = 2, is seen through five simulated folds:
/// a shift that a fold gives to all, and normal noise that grows with the loss, so that the
/// standard errors of the means are half to one and a half of `level` standard deviations of the
/// losses.
func noiseCoverage(seeds: Int, level: Double) throws -> String {
  func levels(_ count: Int) -> [Level] { (0..<count).map { .number(Double($0)) } }
  let space = try SearchSpace([
    Hyperparameter("a", .ordinal(levels(5))), Hyperparameter("b", .ordinal(levels(4))),
    Hyperparameter("c", .ordinal(levels(4))), Hyperparameter("d", .categorical(levels(4))),
    Hyperparameter("e", .categorical(levels(3))),
  ])
  let metrics: [LandscapeMetric] = [
    .autocorrelation(), .fitnessDistanceCorrelation, .neutralityRatio, .localOptimaCount,
  ]
  var hits = [Int](repeating: 0, count: metrics.count)
  var naive = [Double](repeating: 0, count: metrics.count)
  var corrected = naive
  var errorSeen = naive
  var errorCorrected = naive
  var widths = naive
  var trueValues = naive
  for seed in 0..<seeds {
    let model = NKModel(space, interactionCount: 2, seed: Seed(UInt64(seed)))
    let truth = (0..<space.combinationCount).map { model.loss(at: $0) }
    let deviation = Moments(of: truth).standardDeviation
    let quantiles = Quantiles(of: truth)
    var generator = Seed(UInt64(seed)).derived("folds").generator()
    let shifts = (0..<5).map { _ in deviation * generator.normal() }
    let folds = truth.flatMap { loss in
      let spread =
        0.5 + (loss - quantiles.value(at: 0)) / (quantiles.value(at: 1) - quantiles.value(at: 0))
      return shifts.map { shift in
        loss + shift + level * deviation * 5.0.squareRoot() * spread * generator.normal()
      }
    }
    let repetitions = Repetitions(count: 5, losses: folds)
    let scenario = Scenario(learner: "", dataset: "", loss: "loss")
    let noisy = try Landscape(
      id: "noisy", scenario: scenario, space: space,
      losses: repetitions.means(weights: [1, 1, 1, 1, 1]), repetitions: repetitions)
    let exact = try Landscape(id: "exact", scenario: scenario, space: space, losses: truth)
    var correction = NoiseCorrection(metrics)
    correction.neutralityThreshold = .absolute(0.1 * deviation)
    correction.seed = Seed(UInt64(seed))
    func values(_ landscape: Landscape) -> [Double] {
      let topography = Topography(
        LandscapeGraph(landscape), neutralityThreshold: correction.neutralityThreshold)
      return LandscapeProfile(of: topography, metrics: metrics).entries.map { $0.value ?? .nan }
    }
    let (expected, seen) = (values(exact), values(noisy))
    guard let estimates = correction.estimates(on: LandscapeGraph(noisy)) else { continue }
    for (index, estimate) in estimates.enumerated() {
      guard let estimate else { continue }
      if estimate.low <= expected[index], expected[index] <= estimate.high { hits[index] += 1 }
      let (before, after) = (seen[index] - expected[index], estimate.value - expected[index])
      naive[index] += before / Double(seeds)
      corrected[index] += after / Double(seeds)
      errorSeen[index] += before * before / Double(seeds)
      errorCorrected[index] += after * after / Double(seeds)
      widths[index] += (estimate.high - estimate.low) / Double(seeds)
      trueValues[index] += expected[index] / Double(seeds)
    }
  }
  var text = """
    noise \(level), \(seeds) landscapes
    metric                           mean  bias: seen  corrected  error: seen  corrected   width  coverage

    """
  for (index, metric) in metrics.enumerated() {
    let name = metric.label.padding(toLength: 28, withPad: " ", startingAt: 0)
    text += String(
      format: "%@  %7.4f  %10.4f  %9.4f  %11.4f  %9.4f  %6.4f  %6.1f %%\n", name,
      trueValues[index], naive[index], corrected[index], errorSeen[index].squareRoot(),
      errorCorrected[index].squareRoot(), widths[index], 100 * Double(hits[index]) / Double(seeds))
  }
  return text
}
