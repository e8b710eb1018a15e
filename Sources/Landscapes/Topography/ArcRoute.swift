import Numerical

/// A pair of nodes, and the question how few arcs lead from one to the other.
public struct ArcRoute: Hashable, Sendable {
  public let start, target: Int

  public init(start: Int, target: Int) {
    self.start = start
    self.target = target
  }
}

extension Topography {
  /// The fewest arcs that lead along each route; −1 where none do, 0 from a node to itself.
  ///
  /// Targets are searched 512 at a time: every node carries one bit per target that it reaches. A
  /// pass by ascending loss, in which each node joins the sets of the nodes its arcs lead to, finds
  /// what is reached at all. Passes by descending loss over the routes that are, in which nodes see
  /// sets of the pass before, add one arc each.
  ///
  /// - Precondition: Nodes of the landscape.
  /// - Complexity: O(*m* · (⌈*t* / 512⌉ + *r*)), *t* distinct targets, *r* the sum over groups of
  ///   512 that are reached of the longest of the shortest ways; 64 bytes per node and thread.
  public func fewestArcs(along routes: [ArcRoute]) -> [Int32] {
    let isReached = TargetGroups(routes, self).results { group in
      group.pass(ascending: true)
      return group.routes.indices.map { group.reaches($0) ? 1 : -1 }
    }
    let open = routes.indices.filter { isReached[$0] > 0 }
    let lengths = TargetGroups(open.map { routes[$0] }, self).results { group in
      var lengths = group.routes.indices.map { group.reaches($0) ? Int32(0) : -1 }
      var unknown = lengths.count { $0 < 0 }
      var arcs: Int32 = 0
      while unknown > 0 {
        arcs += 1
        group.pass(ascending: false)
        for place in lengths.indices where lengths[place] < 0 && group.reaches(place) {
          lengths[place] = arcs
          unknown -= 1
        }
      }
      return lengths
    }
    var result = isReached
    for (place, route) in open.enumerated() { result[route] = lengths[place] }
    return result
  }
}

/// Routes by the loss of their targets, in groups of 512 of these.
private struct TargetGroups {
  private let topography: Topography
  private let routes: [ArcRoute]
  /// Positions of ``routes``, by target.
  private let order: [Int]
  /// The parts of ``order`` that share a group.
  private let groups: [Range<Int>]
  /// The place of each node in the order of losses.
  private let places: [Int32]

  init(_ routes: [ArcRoute], _ topography: Topography) {
    self.topography = topography
    self.routes = routes
    var places = [Int32](repeating: 0, count: topography.lossOrder.count)
    for (place, node) in topography.lossOrder.enumerated() { places[Int(node)] = Int32(place) }
    self.places = places
    order = routes.indices.sorted {
      (places[routes[$0].target], $0) < (places[routes[$1].target], $1)
    }
    var groups: [Range<Int>] = []
    var start = 0
    var targets = 0
    for place in order.indices {
      if place > start, routes[order[place]].target == routes[order[place - 1]].target { continue }
      targets += 1
      if targets > 512 {
        groups.append(start..<place)
        start = place
        targets = 1
      }
    }
    if start < order.count { groups.append(start..<order.count) }
    self.groups = groups
  }

  /// One number per route, from `body`, which gives those of a group.
  func results(_ body: @Sendable (inout TargetGroup) -> [Int32]) -> [Int32] {
    let parts = inParallel(0..<groups.count, by: 1) { range in
      let members = order[groups[range.lowerBound]].map { routes[$0] }
      var group = TargetGroup(members, topography, places)
      return body(&group)
    }
    var results = [Int32](repeating: -1, count: routes.count)
    for (range, part) in zip(groups, parts) {
      for (place, result) in zip(range, part) { results[order[place]] = result }
    }
    return results
  }
}

/// Up to 512 targets, and which of them each node is known to reach.
private struct TargetGroup {
  typealias Targets = SIMD8<UInt64>
  let routes: [ArcRoute]
  private let topography: Topography
  /// The bit of the target of each route.
  private let bits: [Int]
  private var reached: [Targets]
  /// Where, by ascending loss, nodes lie that a route may pass through.
  private let window: Range<Int>

  init(_ routes: [ArcRoute], _ topography: Topography, _ places: [Int32]) {
    self.routes = routes
    self.topography = topography
    var bits: [Int] = []
    var reached = [Targets](repeating: .zero, count: topography.graph.nodeCount)
    var bit = -1
    var last = -1
    for route in routes {
      if route.target != last { bit += 1 }
      last = route.target
      bits.append(bit)
      reached[route.target][bit / 64] |= 1 << UInt64(bit % 64)
    }
    self.bits = bits
    self.reached = reached
    let low = routes.map { places[$0.target] }.min() ?? 0
    let high = routes.map { places[$0.start] }.max() ?? 0
    window = Int(low)..<max(Int(low), Int(high) + 1)
  }

  /// Whether the start of the route at `place` is known to reach its target.
  func reaches(_ place: Int) -> Bool {
    let bit = bits[place]
    return reached[routes[place].start][bit / 64] >> UInt64(bit % 64) & 1 == 1
  }

  /// Lets every node join the sets of those its arcs lead to: all the way down where these have
  /// been passed before, one arc further where they come after.
  mutating func pass(ascending: Bool) {
    let rule = topography.arcRule
    let losses = topography.graph.landscape.losses
    if rule.usesNoise {
      pass(ascending) { rule.isArc(from: $0, to: $1, losses: losses) }
    } else {
      // A comparison alone becomes a mask; a branch here would be mispredicted at every other edge.
      let leastGain = rule.leastGain
      pass(ascending) { losses[$0] - losses[$1] > leastGain }
    }
  }

  @inline(__always)
  private mutating func pass(_ ascending: Bool, _ isArc: (Int, Int) -> Bool) {
    let order = topography.lossOrder
    let (graph, window) = (topography.graph, window)
    reached.withUnsafeMutableBufferPointer { reached in
      for step in 0..<window.count {
        let place = ascending ? window.lowerBound + step : window.upperBound - 1 - step
        let node = Int(order[place])
        var set = reached[node]
        graph.forEachNeighbor(of: node) { other in
          set |= reached[other] & Targets(repeating: isArc(node, other) ? .max : 0)
        }
        reached[node] = set
      }
    }
  }
}
