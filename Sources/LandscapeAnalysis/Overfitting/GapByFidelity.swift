import Landscapes
import Numerical
import SearchSpaces

/// What becomes of overfitting as a learner is given more data, or trains longer.
///
/// Scenarios that differ in their fidelity alone, each with its train losses and losses on other
/// data, from the cheapest to the most expensive.
public struct GapByFidelity: Sendable {
  /// Two or more, fidelities ascending.
  public let comparisons: [TrainTestComparison]

  /// Of the configurations that all fidelities have, the share whose gap is smaller at the highest
  /// fidelity than at the lowest; `nil` where no configuration is common.
  public let narrowedShare: Double?

  /// Those scenarios of `comparisons` that there are several fidelities of.
  ///
  /// - Complexity: O(*n*) per scenario, and O(comparisons²).
  public static func all(of comparisons: [TrainTestComparison]) -> [GapByFidelity] {
    LandscapeFamily(comparisons.map(\.gap)).places(along: [.fidelity]).filter { $0.count > 1 }
      .map { series in GapByFidelity(series.map { comparisons[$0] }) }
  }

  /// - Parameter sorted: The cheapest first.
  private init(_ sorted: [TrainTestComparison]) {
    comparisons = sorted
    let (low, high) = (sorted[0].gap, sorted[sorted.count - 1].gap)
    let changes = sorted[0].pair.ranks.compactMap { rank -> Double? in
      guard sorted.allSatisfy({ $0.gap.node(ofRank: rank) != nil }),
        let first = low.node(ofRank: rank), let last = high.node(ofRank: rank)
      else { return nil }
      return high.losses[last] - low.losses[first]
    }
    narrowedShare =
      changes.isEmpty ? nil : Double(changes.count { $0 < 0 }) / Double(changes.count)
  }
}
