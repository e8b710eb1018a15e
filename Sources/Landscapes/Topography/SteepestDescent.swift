/// The moves of steepest descent, as ``BasinsOfAttraction`` defines them.
public struct SteepestDescent: Sendable {
  let graph: LandscapeGraph
  let scan: NeighborhoodScan
  let plateaus: Plateaus
  let localOptima: LocalOptima
  private let leastGain: Double

  init(
    graph: LandscapeGraph, scan: NeighborhoodScan, plateaus: Plateaus, localOptima: LocalOptima,
    arcs: ArcRule
  ) {
    self.graph = graph
    self.scan = scan
    self.plateaus = plateaus
    self.localOptima = localOptima
    leastGain = arcs.leastGain
  }

  /// The descents of a landscape.
  public init(_ topography: Topography) {
    self.init(
      graph: topography.graph, scan: topography.scan, plateaus: topography.plateaus,
      localOptima: topography.localOptima, arcs: topography.arcRule)
  }

  /// The nodes visited from `node` on, `node` and the end included; a plateau is crossed in one
  /// move, so successive nodes need not be neighbours.
  public func path(from node: Int) -> [Int] {
    var path: [Int] = []
    follow(from: node, into: &path)
    return path
  }

  /// As ``path(from:)``, in place of what `path` holds.
  func follow(from node: Int, into path: inout [Int]) {
    path.removeAll(keepingCapacity: true)
    path.append(node)
    guard leastGain > 0, plateaus.count > 0 else {
      while let next = next(from: path[path.count - 1]) { path.append(next) }
      return
    }
    var left: Set<Int32> = []
    while let free = next(from: path[path.count - 1]) {
      let current = path[path.count - 1]
      var next = free
      if left.contains(plateaus.componentOf[free]) {
        next = self.next(from: current, avoiding: left) ?? free
      }
      let plateau = plateaus.componentOf[current]
      if plateau >= 0, plateaus.componentOf[next] != plateau { left.insert(plateau) }
      path.append(next)
    }
  }

  /// The next node of an unhindered descent; `nil` on an optimum.
  func next(from node: Int) -> Int? {
    let plateau = Int(plateaus.componentOf[node])
    let exit = plateau >= 0 ? localOptima.exits[plateau] : -1
    guard plateau < 0 || exit >= 0 else { return nil }
    if scan.improvingCounts[node] > 0 { return Int(scan.bestNeighbors[node]) }
    return plateau < 0 ? nil : Int(exit)
  }

  /// The next node outside the plateaus of `left`; `nil` where there is none.
  private func next(from node: Int, avoiding left: Set<Int32>) -> Int? {
    if let best = best(below: graph.landscape.losses[node], around: [node], avoiding: left) {
      return best
    }
    let plateau = plateaus.componentOf[node]
    guard plateau >= 0 else { return nil }
    let members = plateaus.componentOf.indices.filter { plateaus.componentOf[$0] == plateau }
    let lowest = members.reduce(Double.infinity) { min($0, graph.landscape.losses[$1]) }
    return best(below: lowest, around: members, avoiding: left)
  }

  /// The neighbour of `nodes` of lowest (loss, node) that is more than ε below `loss`.
  private func best(below loss: Double, around nodes: [Int], avoiding left: Set<Int32>) -> Int? {
    let losses = graph.landscape.losses
    var best: Int?
    for node in nodes {
      graph.forEachNeighbor(of: node) { other in
        guard loss - losses[other] > leastGain,
          !left.contains(plateaus.componentOf[other])
        else { return }
        if best.map({ (losses[other], other) < (losses[$0], $0) }) ?? true { best = other }
      }
    }
    return best
  }
}
