package import Landscapes
import Numerical
import SearchSpaces

/// A landscape with what comparisons need of it, each computed once, when first asked for.
///
/// Comparing many landscapes with each other ranks every one of them once, not once per pair.
package struct ComparedLandscape: Sendable {
  package let landscape: Landscape
  let ranking: OnDemand<LossRanking>
  /// Per hyperparameter; `nil` where no method has an answer.
  private let importancesOnDemand: OnDemand<[Double]?>

  package init(_ landscape: Landscape) {
    self.landscape = landscape
    ranking = OnDemand { LossRanking(of: landscape.losses) }
    importancesOnDemand = OnDemand {
      HyperparameterImportance(of: landscape).scores.first?.values
    }
  }

  /// The main effect of each hyperparameter, exact or by a forest, in order of the space; `nil`
  /// where all losses are equal.
  package var importances: [Double]? { importancesOnDemand.value }
}

/// The places of losses, in the forms that measures of similarity ask for.
struct LossRanking: Sendable {
  let dense: DenseRanks
  /// 1 for the lowest loss; equal losses share the average.
  let averageRanks: [Double]

  init(of losses: [Double]) {
    dense = DenseRanks(of: losses)
    averageRanks = Ranking.averageRanks(losses, order: dense.order)
  }

  /// Membership among the ⌈γ *n*⌉ best; ties at the border are all in.
  ///
  /// - Precondition: `gamma` is in (0, 1].
  func topSet(_ gamma: Double) -> [Bool] {
    precondition(gamma > 0 && gamma <= 1, "gamma \(gamma)")
    // A product that is whole in decimals may come out just above, as 0.07 · 100 does.
    let share = gamma * Double(dense.count) * (1 - 1e-12)
    let size = max(1, Int(share.rounded(.up)))
    let border = dense.ranks[Int(dense.order[size - 1])]
    return dense.ranks.map { $0 <= border }
  }
}
