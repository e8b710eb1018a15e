/// Which optimum steepest descent reaches from each node, and in how many moves.
///
/// From a node, descent moves to the neighbour of lowest (loss, node) if that is lower by more than
/// ε. Where there is none, and the plateau is no optimum, it leaves the plateau in one move, to the
/// neighbour of any member of lowest (loss, node) that is more than ε below the plateau's lowest
/// loss. It ends on the first optimum it meets, and does not return to a plateau it has left. (Only
/// for ε > 0 could it; where every way down leads back into such a plateau, it takes the lowest.)
public struct BasinsOfAttraction: Sendable {
  /// The optimum reached from each node: an index into ``LocalOptima/nodes``.
  public let basinOf: [Int32]
  /// Moves from each node to its optimum; 0 for members of optima.
  public let moves: [Int32]
  /// Nodes per basin, members of the optimum included. They sum to *n*.
  public let sizes: [Int]
  /// The most moves of any node of each basin.
  public let radii: [Int]

  /// - Complexity: O(*n* log ℓ) at ε = 0, ℓ the longest descent; O(*n* · ℓ) and the neighbours of
  ///   nodes whose best move is barred, at ε > 0.
  init(
    _ graph: LandscapeGraph, scan: NeighborhoodScan, plateaus: Plateaus, localOptima: LocalOptima,
    arcs: ArcRule
  ) {
    let step = SteepestDescent(
      graph: graph, scan: scan, plateaus: plateaus, localOptima: localOptima,
      arcs: arcs)
    var target: [Int32]
    var moves: [Int32]
    if arcs.leastGain == 0 || plateaus.count == 0 {
      (target, moves) = BasinsOfAttraction.jump(along: step, count: graph.nodeCount)
    } else {
      target = []
      moves = []
      for node in 0..<graph.nodeCount {
        let path = step.path(from: node)
        target.append(Int32(path[path.count - 1]))
        moves.append(Int32(path.count - 1))
      }
    }
    var sizes = [Int](repeating: 0, count: localOptima.count)
    var radii = sizes
    let memberships = localOptima.memberships
    for node in target.indices {
      let basin = memberships[Int(target[node])]
      target[node] = basin
      sizes[Int(basin)] += 1
      radii[Int(basin)] = max(radii[Int(basin)], Int(moves[node]))
    }
    basinOf = target
    self.moves = moves
    self.sizes = sizes
    self.radii = radii
  }

  /// Pointer jumping in place: each round every node looks where its target points.
  ///
  /// `moves` is always the number of moves from a node to its current target.
  private static func jump(along step: SteepestDescent, count: Int) -> ([Int32], [Int32]) {
    var target = [Int32](repeating: 0, count: count)
    var moves = target
    for node in 0..<count {
      let next = step.next(from: node) ?? node
      target[node] = Int32(next)
      moves[node] = next == node ? 0 : 1
    }
    var changed = true
    while changed {
      changed = false
      for node in 0..<count {
        let middle = Int(target[node])
        let end = target[middle]
        if Int(end) != middle {
          moves[node] += moves[middle]
          target[node] = end
          changed = true
        }
      }
    }
    return (target, moves)
  }
}
