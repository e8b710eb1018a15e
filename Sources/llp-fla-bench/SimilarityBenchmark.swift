import Foundation
import LandscapeAnalysis
import Landscapes
import Numerical
import SearchSpaces

/// Spearman, Kendall, shake-up and γ-set similarity of every two of 100 landscapes of 10,000
/// configurations; processor time too, since pairs are measured on all cores.
func similarityBenchmark() throws {
  let space = try SearchSpace([
    Hyperparameter("a", .ordinal((0..<100).map { Level.number(Double($0)) })),
    Hyperparameter("b", .ordinal((0..<100).map { Level.number(Double($0)) })),
  ])
  var generator = Seed(1).generator()
  let landscapes = try (0..<100).map { index in
    try Landscape(
      id: "\(index)", scenario: Scenario(learner: "", dataset: "\(index)", loss: "loss"),
      space: space,
      losses: space.validRanks.map {
        Double($0) / 1e4 + Double.random(in: 0..<1, using: &generator)
      })
  }
  let measures: [SimilarityMeasure] = [.spearman, .kendall, .shakeUp, .gammaSet()]
  let start = clock()
  var matrices = 0
  let seconds = median(3) {
    matrices += SimilarityMatrix(of: landscapes, measures: measures).entries.count / 4950
  }
  let processor = Double(clock() - start) / Double(CLOCKS_PER_SEC) / Double(matrices)
  print(
    String(
      format: "similarity of 100 landscapes of 10,000, 4 measures: %.0f ms; processor %.0f ms",
      seconds * 1e3, processor * 1e3))
}
