/// The local optima: plateaus, singletons included, without a way down.
///
/// A plateau *P* with lowest loss *f*_P is a local optimum when no member has a neighbour with
/// *f* < *f*_P − ε. It counts once. Isolated nodes are optima of their own.
public struct LocalOptima: Sendable {
  /// The lowest member, by (loss, node), of each optimum; ordered by (loss, node), best first.
  public let nodes: [Int]
  /// The members of each optimum.
  public let sizes: [Int]
  /// How many optima have the lowest loss of all; they come first.
  public let globalCount: Int
  /// Per plateau: the neighbour of lowest (loss, node) below it; −1 where the plateau is an
  /// optimum.
  let exits: [Int32]
  private let plateaus: Plateaus

  /// The number of local optima.
  public var count: Int { nodes.count }

  /// The optimum that each node belongs to, an index into ``nodes``; −1 outside optima.
  ///
  /// - Complexity: O(*n*) at every use: keep the result.
  public var memberships: [Int32] {
    var memberships = [Int32](repeating: -1, count: plateaus.componentOf.count)
    var indexOfPlateau = [Int32](repeating: -1, count: plateaus.count)
    for (index, node) in nodes.enumerated() {
      memberships[node] = Int32(index)
      let plateau = Int(plateaus.componentOf[node])
      if plateau >= 0 { indexOfPlateau[plateau] = Int32(index) }
    }
    if plateaus.count > 0 {
      for node in memberships.indices where plateaus.componentOf[node] >= 0 {
        memberships[node] = indexOfPlateau[Int(plateaus.componentOf[node])]
      }
    }
    return memberships
  }

  /// The nodes of optimum `index`, ascending.
  ///
  /// - Complexity: O(*n*).
  public func members(of index: Int) -> [Int] {
    if sizes[index] == 1 { return [nodes[index]] }
    let plateau = plateaus.componentOf[nodes[index]]
    return plateaus.componentOf.indices.filter { plateaus.componentOf[$0] == plateau }
  }

  /// - Complexity: O(*n* + *o* log *o*), *o* optima.
  init(losses: [Double], scan: NeighborhoodScan, plateaus: Plateaus, arcs: ArcRule) {
    func precedes(_ first: Int, _ second: Int) -> Bool {
      (losses[first], first) < (losses[second], second)
    }
    // A neighbour below the whole plateau is outside it, so the best neighbours of the members
    // tell.
    var bottoms = [Int](repeating: -1, count: plateaus.count)
    var exits = [Int](repeating: -1, count: plateaus.count)
    var candidates: [Int] = []
    for node in losses.indices {
      let plateau = Int(plateaus.componentOf[node])
      guard plateau >= 0 else {
        if scan.improvingCounts[node] == 0 { candidates.append(node) }
        continue
      }
      if bottoms[plateau] < 0 || precedes(node, bottoms[plateau]) { bottoms[plateau] = node }
      let exit = Int(scan.bestNeighbors[node])
      if exits[plateau] < 0 || precedes(exit, exits[plateau]) { exits[plateau] = exit }
    }
    let leastGain = arcs.leastGain
    for plateau in exits.indices
    where losses[bottoms[plateau]] - losses[exits[plateau]] <= leastGain {
      exits[plateau] = -1
      candidates.append(bottoms[plateau])
    }
    candidates.sort(by: precedes)
    sizes = candidates.map {
      plateaus.componentOf[$0] < 0 ? 1 : plateaus.sizes[Int(plateaus.componentOf[$0])]
    }
    globalCount = candidates.prefix { losses[$0] == losses[candidates[0]] }.count
    nodes = candidates
    self.plateaus = plateaus
    self.exits = exits.map(Int32.init)
  }
}
