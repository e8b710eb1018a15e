package import Landscapes
import Numerical
import SearchSpaces

/// What becomes of overfitting on larger data sets: the gaps of one learner and fidelity on several.
///
/// Gaps are in units of the loss, which data sets may share in name only: read the order, not the
/// distance.
package struct GapByDataset: Sendable {
  /// The gaps of one data set.
  package struct Point: Sendable {
    package let comparison: TrainTestComparison
    /// Rows that a training learned from, on average over its folds.
    package let trainingSamples: Double
  }

  /// Three or more, the smallest data set first.
  package let points: [Point]
  /// Spearman's ρ over data sets of the rows to learn from and the median gap: below 0, more rows go
  /// with smaller gaps; `nil` where either is the same on all.
  package let spearman: Double?

  /// The learners and fidelities of `comparisons` that there are three or more data sets of.
  ///
  /// - Parameter trainingSamples: The mean rows of a training, where known.
  /// - Complexity: O(comparisons²).
  package static func all(
    of comparisons: [TrainTestComparison], trainingSamples: (Scenario) -> Double?
  ) -> [GapByDataset] {
    var groups: [[Point]] = []
    for comparison in comparisons {
      guard let samples = trainingSamples(comparison.gap.scenario) else { continue }
      let point = Point(comparison: comparison, trainingSamples: samples)
      let place = groups.firstIndex { isAlike($0[0].comparison.gap, comparison.gap) }
      if let place { groups[place].append(point) } else { groups.append([point]) }
    }
    return groups.filter { $0.count > 2 }.map { GapByDataset($0) }
  }

  /// Whether all but the data is the same.
  private static func isAlike(_ first: Landscape, _ second: Landscape) -> Bool {
    let (one, other) = (first.scenario, second.scenario)
    return one.learner == other.learner && one.loss == other.loss && one.recipe == other.recipe
      && one.fidelity == other.fidelity && one.dataset != other.dataset
      && first.space == second.space && first.measure == second.measure
  }

  private init(_ points: [Point]) {
    let sorted = points.sorted { $0.trainingSamples < $1.trainingSamples }
    self.points = sorted
    spearman = Correlation.spearman(
      sorted.map(\.trainingSamples), sorted.map(\.comparison.medianGap))
  }
}
