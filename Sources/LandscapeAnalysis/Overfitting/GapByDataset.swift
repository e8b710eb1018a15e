package import Landscapes
import Numerical
import SearchSpaces

/// What becomes of overfitting on larger data sets: the gaps of one learner and fidelity on
/// several.
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
  /// Spearman's ρ over data sets of the rows to learn from and the median gap: below 0, more rows
  /// go with smaller gaps; `nil` where either is the same on all.
  package let spearman: Double?

  /// The learners and fidelities of `comparisons` that there are three or more data sets of.
  ///
  /// - Parameter trainingSamples: The mean rows of a training, where known.
  /// - Complexity: O(comparisons²).
  package static func all(
    of comparisons: [TrainTestComparison], trainingSamples: (Scenario) -> Double?
  ) -> [GapByDataset] {
    let points = comparisons.compactMap { comparison in
      trainingSamples(comparison.gap.scenario).map {
        Point(comparison: comparison, trainingSamples: $0)
      }
    }
    return LandscapeFamily(points.map(\.comparison.gap)).places(along: [.dataset])
      .filter { $0.count > 2 }.map { series in GapByDataset(series.map { points[$0] }) }
  }

  private init(_ points: [Point]) {
    let sorted = points.sorted { $0.trainingSamples < $1.trainingSamples }
    self.points = sorted
    spearman = Correlation.spearman(
      sorted.map(\.trainingSamples), sorted.map(\.comparison.medianGap))
  }
}
