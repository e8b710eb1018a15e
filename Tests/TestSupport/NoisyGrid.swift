package import Landscapes
import Numerical
import SearchSpaces

/// A grid that rises with the levels, unevenly, and whose losses carry noise: four folds each.
package func noisyGrid(_ sizes: [Int], seed: UInt64) throws -> Landscape {
  var generator = Seed(seed).generator()
  let space = try SearchSpace(
    sizes.enumerated().map { index, size in
      Hyperparameter("h\(index)", .ordinal((0..<size).map { .number(Double($0)) }))
    })
  let losses = (0..<space.combinationCount).flatMap { rank -> [Double] in
    let slope = space.configuration(at: rank).levels.reduce(0, +)
    let center = 0.5 * Double(slope) + generator.normal()
    return (0..<4).map { _ in center + 0.3 * generator.normal() }
  }
  let repetitions = Repetitions(count: 4, losses: losses)
  return try Landscape(
    id: "noisy", scenario: Scenario(learner: "", dataset: "", loss: "loss"), space: space,
    losses: repetitions.means(weights: [1, 1, 1, 1]), repetitions: repetitions)
}
