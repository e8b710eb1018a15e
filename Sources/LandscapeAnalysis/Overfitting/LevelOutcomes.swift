import Landscapes
import Numerical
import SearchSpaces

/// What becomes of the configurations at one level of one hyperparameter.
public struct LevelOutcomes: Sendable, Hashable {
  /// Indices into the space.
  public let hyperparameter, level: Int
  /// Configurations with a loss.
  public let count: Int
  /// Those without, because a training failed or diverged.
  public let failed: Int
  /// See ``TrainTestComparison``.
  public let collapsed: Int
  /// `nil` where all failed.
  public let medianGap: Double?

  /// Every level of every hyperparameter, in order of the space; where one is inactive, its levels
  /// have no part.
  ///
  /// - Parameter failed: The ranks of the configurations that failed or diverged.
  /// - Complexity: O(*n d* log *n*).
  public static func all(
    of comparison: TrainTestComparison, failed: [Int] = []
  ) -> [LevelOutcomes] {
    let space = comparison.gap.space
    let collapsed = Set(comparison.collapsed)
    let activity: (Int) -> [Bool] = { rank in
      space.isUnconstrained
        ? [Bool](repeating: true, count: space.hyperparameterCount)
        : space.activity(of: space.configuration(at: rank))
    }
    let active = comparison.pair.ranks.map(activity)
    let activeFailed = failed.map(activity)
    return space.hyperparameters.indices.flatMap { index in
      space.hyperparameters[index].domain.levels.indices.map { level in
        let nodes = comparison.pair.ranks.indices.filter {
          active[$0][index] && space.level(of: index, at: comparison.pair.ranks[$0]) == level
        }
        let gaps = nodes.map { comparison.gap.losses[$0] }
        return LevelOutcomes(
          hyperparameter: index, level: level, count: nodes.count,
          failed: failed.indices.count {
            activeFailed[$0][index] && space.level(of: index, at: failed[$0]) == level
          },
          collapsed: nodes.count { collapsed.contains(comparison.pair.ranks[$0]) },
          medianGap: gaps.isEmpty ? nil : Quantiles(of: gaps).median)
      }
    }
  }
}
