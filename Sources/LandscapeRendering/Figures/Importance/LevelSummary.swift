import LandscapeAnalysis
import Landscapes
import Numerical
import SearchSpaces

/// The losses of all configurations with one combination of levels, in quartiles.
///
/// A hyperparameter that does not act in a configuration has no level there: the configuration
/// belongs to no combination.
struct LevelSummary: Sendable {
  /// Level indices, one per hyperparameter.
  let levels: [Int]
  let count: Int
  let lowerQuartile, median, upperQuartile: Double
  /// The configuration of the lowest loss.
  let bestNode: Int

  /// The combinations that occur, the last hyperparameter running fastest.
  ///
  /// - Complexity: O(*n* log *n*), *n* configurations.
  static func all(of landscape: Landscape, _ hyperparameters: [Int]) -> [LevelSummary] {
    let space = landscape.space
    let isConditional = hyperparameters.contains { space.hyperparameters[$0].condition != nil }
    var groups: [[Int]: [Int]] = [:]
    for node in landscape.losses.indices {
      let rank = landscape.rank(ofNode: node)
      if isConditional {
        let activity = space.activity(of: space.configuration(at: rank))
        guard hyperparameters.allSatisfy({ activity[$0] }) else { continue }
      }
      groups[hyperparameters.map { space.level(of: $0, at: rank) }, default: []].append(node)
    }
    return groups.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { levels, nodes in
      let quantiles = Quantiles(of: nodes.map { landscape.losses[$0] })
      return LevelSummary(
        levels: levels, count: nodes.count, lowerQuartile: quantiles.value(at: 0.25),
        median: quantiles.median, upperQuartile: quantiles.value(at: 0.75),
        bestNode: nodes.min { (landscape.losses[$0], $0) < (landscape.losses[$1], $1) } ?? nodes[0])
    }
  }
}
