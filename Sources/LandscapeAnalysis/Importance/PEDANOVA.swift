import Foundation
public import Landscapes
import SearchSpaces

/// PED-ANOVA: which hyperparameters decide whether a configuration is among the best.
///
/// Per hyperparameter, one density of where the best `targetShare` of the configurations lie and
/// one of where all lie, each a `GridDensity`; the importance is their Pearson divergence Σ
/// *p*_all (*p*_top / *p*_all − 1)², times the squared share of configurations in the top set. Ties
/// with the last of the best are all among them.
///
/// Values have no unit and no upper end; they are to be compared with each other. Only where the
/// best lie counts: a hyperparameter that ruins some configurations, and is indifferent among the
/// good ones, is of little importance here and of much in a functional analysis of variance.
///
/// Densities stand on the levels, or with ``LevelWeights/linear`` and ``LevelWeights/log`` on up to
/// 50 even steps of the range, where whole numbers have a step each. The values are those of Optuna
/// 5.0's evaluator for parameters of these scales; Optuna 4 leaves out the squared share.
/// Configurations in which a hyperparameter is inactive make a regime of their own, in which it is
/// of no importance.
///
/// - Complexity: O(*n d*).
/// - Source: S. Watanabe, A. Bansal, F. Hutter, "PED-ANOVA: efficiently quantifying hyperparameter
///   importance in arbitrary subspaces", IJCAI 2023; "Conditional PED-ANOVA", arXiv 2601.20800, for
///   conditions.
public struct PEDANOVA: Sendable {
  /// Against what the best are compared.
  public enum Reference: Sendable {
    /// Where the configurations evaluated lie.
    case evaluated
    /// An even spread over the space.
    case space
  }

  /// Per hyperparameter, 0 or above; 0 for one with a single level.
  public let importances: [Double]
  /// The configurations among the best, ties included.
  public let topCount: Int

  /// - Parameters:
  ///   - targetShare: Of the configurations, in (0, 1).
  ///   - scales: Per hyperparameter, what the density stands on.
  /// - Returns: `nil` with fewer than two configurations, or where ties put all among the best.
  public init?(
    of landscape: Landscape, targetShare: Double = 0.1, reference: Reference = .evaluated,
    scales: [LevelWeights]
  ) {
    precondition(targetShare > 0 && targetShare < 1, "a share of \(targetShare)")
    let space = landscape.space
    precondition(scales.count == space.hyperparameterCount, "\(scales.count) scales")
    let count = landscape.count
    let last = landscape.losses.sorted()[
      max(0, Int((targetShare * Double(count)).rounded(.up)) - 1)]
    let isTop = landscape.losses.map { $0 <= last }
    topCount = isTop.count { $0 }
    guard count > 1, topCount < count else { return nil }
    let share = Double(topCount) / Double(count)
    let isConditional = space.hyperparameters.contains { $0.condition != nil }
    let top = Double(topCount)
    importances = space.hyperparameters.indices.map { index in
      let domain = space.hyperparameters[index].domain
      guard domain.count > 1 else { return 0 }
      let grid = DensityGrid(domain, scales[index])
      var counts = (all: [Int](repeating: 0, count: grid.count), top: [Int]())
      counts.top = counts.all
      for node in landscape.losses.indices {
        let rank = landscape.rank(ofNode: node)
        if isConditional, !space.activity(of: space.configuration(at: rank))[index] { continue }
        let step = grid.steps[space.level(of: index, at: rank)]
        counts.all[step] += 1
        if isTop[node] { counts.top[step] += 1 }
      }
      let active = (
        all: Double(counts.all.reduce(0, +)), top: Double(counts.top.reduce(0, +))
      )
      guard active.all >= 2, active.top > 0 else { return 0 }
      let best = GridDensity(of: counts.top, isOrdinal: grid.isOrdinal).values
      let usual =
        switch reference {
        case .evaluated: GridDensity(of: counts.all, isOrdinal: grid.isOrdinal).values
        case .space: [Double](repeating: 1 / Double(grid.count), count: grid.count)
        }
      let divergence = zip(best, usual).reduce(0) {
        $0 + $1.1 * ($1.0 / $1.1 - 1) * ($1.0 / $1.1 - 1)
      }
      let regime = active.top / top * (active.top / top) / (active.all / Double(count))
      return divergence * regime * share * share
    }
  }
}
