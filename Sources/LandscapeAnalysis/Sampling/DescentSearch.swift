import Landscapes

/// Plateaus, optima and steepest descents found by search from the nodes that are asked for, as
/// `Plateaus`, `LocalOptima` and `BasinsOfAttraction` define them. What was found is kept.
///
/// - Complexity: O(degree) per node looked at; nothing is stored of nodes never met.
struct DescentSearch {
  /// A connected component of the neutral edges, singletons included.
  struct Plateau {
    let members: [Int]
    let lowestLoss: Double
    /// The neighbour of lowest (loss, node) below it; `nil` where the plateau is an optimum.
    let exit: Int?
  }

  private let graph: LandscapeGraph
  private let losses: [Double]
  private let epsilon: Double
  private(set) var plateaus: [Plateau] = []
  private var plateauOf: [Int: Int] = [:]
  private var endOf: [Int: Int] = [:]

  init(_ landscape: SampledLandscape) {
    graph = landscape.graph
    losses = landscape.losses
    epsilon = landscape.topologyThreshold
  }

  /// The size of the optimum that `node` belongs to; `nil` where it belongs to none.
  mutating func optimumSize(of node: Int) -> Int? {
    // Without ε a way down from one member is a way down from the plateau.
    if epsilon == 0, improvingNeighbor(of: node) != nil { return nil }
    let index = plateau(of: node)
    return plateaus[index].exit == nil ? plateaus[index].members.count : nil
  }

  /// The optimum in which steepest descent from `node` ends: an index into ``plateaus``.
  mutating func end(from node: Int) -> Int {
    var path = [node]
    var end: Int?
    var left: Set<Int> = []
    while end == nil {
      let current = path[path.count - 1]
      if epsilon == 0, let known = endOf[current] {
        end = known
      } else if let next = next(from: current, &left) {
        path.append(next)
      } else {
        end = plateau(of: current)
      }
    }
    let found = end ?? 0
    if epsilon == 0 { for node in path { endOf[node] = found } }
    return found
  }

  /// The next node of the descent; `nil` on an optimum. `left` are the plateaus not to enter again.
  private mutating func next(from node: Int, _ left: inout Set<Int>) -> Int? {
    if epsilon == 0 {
      if let better = improvingNeighbor(of: node) { return better }
      let own = plateau(of: node)
      return plateaus[own].exit
    }
    let own = plateau(of: node)
    guard let exit = plateaus[own].exit else { return nil }
    let free = improvingNeighbor(of: node) ?? exit
    var next = free
    if left.contains(plateau(of: free)) {
      next =
        best(below: losses[node], around: [node], avoiding: left)
        ?? best(below: plateaus[own].lowestLoss, around: plateaus[own].members, avoiding: left)
        ?? free
    }
    if plateau(of: next) != own { left.insert(own) }
    return next
  }

  /// The neighbour of lowest (loss, node), where it is lower by more than ε.
  private func improvingNeighbor(of node: Int) -> Int? {
    bestNeighbor(of: node).flatMap { losses[node] - losses[$0] > epsilon ? $0 : nil }
  }

  private func bestNeighbor(of node: Int) -> Int? {
    var best: Int?
    graph.forEachNeighbor(of: node) { other in
      if best.map({ precedes(other, $0) }) ?? true { best = other }
    }
    return best
  }

  /// The neighbour of `nodes` of lowest (loss, node) that is more than ε below `loss`.
  private mutating func best(
    below loss: Double, around nodes: [Int], avoiding left: Set<Int>
  ) -> Int? {
    var candidates: [Int] = []
    for node in nodes {
      graph.forEachNeighbor(of: node) {
        if loss - losses[$0] > epsilon { candidates.append($0) }
      }
    }
    candidates.sort(by: precedes)
    return candidates.first { !left.contains(plateau(of: $0)) }
  }

  private func precedes(_ first: Int, _ second: Int) -> Bool {
    (losses[first], first) < (losses[second], second)
  }

  /// The plateau of `node`, an index into ``plateaus``; grown along neutral edges when first met.
  private mutating func plateau(of node: Int) -> Int {
    if let known = plateauOf[node] { return known }
    let index = plateaus.count
    var members = [node]
    plateauOf[node] = index
    var place = 0
    var exit: Int?
    while place < members.count {
      let member = members[place]
      graph.forEachNeighbor(of: member) { other in
        if exit.map({ precedes(other, $0) }) ?? true { exit = other }
        if abs(losses[member] - losses[other]) <= epsilon, plateauOf[other] == nil {
          plateauOf[other] = index
          members.append(other)
        }
      }
      place += 1
    }
    let lowest = members.reduce(Double.infinity) { min($0, losses[$1]) }
    plateaus.append(
      Plateau(
        members: members, lowestLoss: lowest,
        exit: exit.flatMap { lowest - losses[$0] > epsilon ? $0 : nil }))
    return index
  }
}
