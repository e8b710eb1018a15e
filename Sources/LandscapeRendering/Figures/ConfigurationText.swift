import Documents
import Landscapes
import Numerical
import SearchSpaces

/// What titles of marks say about configurations.
struct ConfigurationText: Sendable {
  let landscape: Landscape
  /// Average rank of each loss, 1 for the lowest.
  let lossRanks: [Double]
  let values: ShownValues

  init(_ landscape: Landscape, lossRanks: [Double]? = nil) {
    self.landscape = landscape
    self.lossRanks = lossRanks ?? Ranking.averageRanks(landscape.losses)
    values = ShownValues(landscape)
  }

  /// `name=level, …: loss 0.1, rank 3 of 60`.
  func title(of node: Int) -> String {
    "\(levels(of: node)): \(values.text(landscape.losses[node])), rank "
      + "\(typeset(lossRanks[node])) of \(grouped(landscape.count))"
  }

  /// `name=level, …` of the hyperparameters that act.
  func levels(of node: Int) -> String {
    landscape.space.text(ofRank: landscape.rank(ofNode: node), level: \.shortText)
  }

  /// At most `limit` nodes in order, the best among them, drawn by the seed.
  static func sample(of landscape: Landscape, limit: Int, seed: UInt64) -> [Int] {
    guard landscape.count > limit else { return Array(landscape.losses.indices) }
    var generator = Seed(seed).derived("drawn configurations").generator()
    var nodes = generator.sample(limit, of: landscape.count)
    let best = landscape.bestNode
    if !nodes.contains(best) { nodes[0] = best }
    return nodes.sorted()
  }
}

extension EvaluatedScenario {
  var shownValues: ShownValues { ShownValues([self]) }

  /// `name=level, …` of the hyperparameters of a configuration that act.
  func levels(at rank: Int) -> String {
    space.text(ofRank: rank, level: \.shortText)
  }
}
