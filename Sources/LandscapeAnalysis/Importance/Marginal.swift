public import Landscapes
import SearchSpaces

/// The mean loss at each level of a hyperparameter, or of several together, over all others.
///
/// - Complexity: O(*n d*).
public struct Marginal: Sendable {
  /// One combination of levels.
  public struct Point: Sendable, Hashable {
    /// Level indices, one per hyperparameter of the marginal.
    public let levels: [Int]
    /// Configurations with these levels.
    public let count: Int
    /// Of their losses, as levels of the others are weighted.
    public let mean: Double
    /// Their standard deviation, 0 where the other hyperparameters do not matter.
    public let deviation: Double
    public let lowest: Double
  }

  /// Indices in the space.
  public let hyperparameters: [Int]
  /// Combinations with a configuration, the last hyperparameter running fastest.
  public let points: [Point]

  /// Of the configurations that are present. Where some are missing, levels may be compared in
  /// unlike company: a level that was tried only with good settings of the others looks good.
  ///
  /// - Precondition: `hyperparameters` are indices of the space, distinct, one or more.
  public init(
    of landscape: Landscape, _ hyperparameters: [Int], weights: LevelWeights = .level
  ) {
    let space = landscape.space
    precondition(!hyperparameters.isEmpty, "a marginal of nothing")
    precondition(Set(hyperparameters).count == hyperparameters.count, "a hyperparameter twice")
    let counts = hyperparameters.map { space.hyperparameters[$0].domain.count }
    let others = space.hyperparameters.indices.filter { !hyperparameters.contains($0) }
    let levelWeights = others.map { weights.weights(of: space.hyperparameters[$0].domain) }
    let isWeighted = levelWeights.contains { $0.contains { $0 != 1 } }
    var sums: [Int: Sums] = [:]
    for node in landscape.losses.indices {
      let rank = landscape.rank(ofNode: node)
      var cell = 0
      for (index, count) in zip(hyperparameters, counts) {
        cell = cell * count + space.level(of: index, at: rank)
      }
      var weight = 1.0
      if isWeighted {
        for (index, weights) in zip(others, levelWeights) {
          weight *= weights[space.level(of: index, at: rank)]
        }
      }
      sums[cell, default: Sums()].add(landscape.losses[node], weight)
    }
    self.hyperparameters = hyperparameters
    points = sums.sorted { $0.key < $1.key }.map { cell, sum in
      var levels = counts
      var rest = cell
      for place in counts.indices.reversed() {
        levels[place] = rest % counts[place]
        rest /= counts[place]
      }
      return Point(
        levels: levels, count: sum.count, mean: sum.mean,
        deviation: max(0, sum.squares / sum.weight).squareRoot(), lowest: sum.lowest)
    }
  }

  /// Mean and squares by the update of B. P. Welford, Technometrics 4:419, 1962.
  private struct Sums {
    var count = 0
    var weight = 0.0
    var mean = 0.0
    var squares = 0.0
    var lowest = Double.infinity

    mutating func add(_ loss: Double, _ ownWeight: Double) {
      count += 1
      weight += ownWeight
      let difference = loss - mean
      mean += difference * ownWeight / weight
      squares += ownWeight * difference * (loss - mean)
      lowest = min(lowest, loss)
    }
  }
}
