public import Numerical

/// Plateaus, optima, basins and distances of a landscape: all that metrics share, computed once.
///
/// ```swift
/// let topography = Topography(LandscapeGraph(landscape))
/// topography.localOptima.count
/// ```
///
/// - Complexity: O(*m* + *n* log *n*) time, O(*n*) space on complete landscapes.
public struct Topography: Sendable {
  public let graph: LandscapeGraph
  /// The nodes by ascending loss, equal losses by node.
  public let lossOrder: [Int32]
  /// Of the losses.
  public let quantiles: Quantiles
  /// Which edges are arcs, to their lower end, and which join plateaus.
  public let topology: ThresholdRule
  /// Which edges the neutrality metrics call neutral.
  public let neutrality: ThresholdRule
  public let scan: NeighborhoodScan
  public let plateaus: Plateaus
  public let localOptima: LocalOptima
  /// All nodes of exactly the lowest loss, ascending.
  public let globalOptima: [Int]
  public let basins: BasinsOfAttraction
  /// δ from each node to the nearest global optimum: whole edits by declared levels whatever the
  /// kernel, or a distance up to 1 where nodes are joined to their nearest.
  package let distanceToOptimum: NodeDistances
  /// The fewest arcs from each node to a global optimum; −1 where no path of arcs leads there.
  public let pathLengthToOptimum: [Int32]

  /// - Parameters:
  ///   - topologyThreshold: ε; `nil` is that of the landscape, 0 unless it was read with another.
  ///   - neutralityThreshold: τ alike, a hundredth of the interquartile range.
  /// - Precondition: A landscape whose noise decides has `Landscape.repetitions`.
  public init(
    _ graph: LandscapeGraph, topologyThreshold: Threshold? = nil,
    neutralityThreshold: Threshold? = nil
  ) {
    let landscape = graph.landscape
    let topologyThreshold = topologyThreshold ?? landscape.shape.topologyThreshold
    let neutralityThreshold = neutralityThreshold ?? landscape.shape.neutralityThreshold
    let losses = landscape.losses
    lossOrder = Ranking.order(losses)
    quantiles = Quantiles(of: losses, order: lossOrder)
    topology = ThresholdRule(topologyThreshold, on: landscape, quantiles: quantiles)
    neutrality = ThresholdRule(neutralityThreshold, on: landscape, quantiles: quantiles)
    let rule = topology.rule
    self.graph = graph
    scan = NeighborhoodScan(graph, arcs: rule, neutrality: neutrality.rule)
    let (scan, lossOrder) = (scan, lossOrder)
    let lowest = losses[Int(lossOrder[0])]
    let global = lossOrder.prefix { losses[Int($0)] == lowest }.map { Int($0) }
    globalOptima = global
    // Two halves of about the same length, which need nothing of each other.
    let (shape, lengths) = inParallel(
      { () -> (Plateaus, LocalOptima, BasinsOfAttraction, NodeDistances) in
        let plateaus = Plateaus(graph, scan: scan, arcs: rule)
        let localOptima = LocalOptima(losses: losses, scan: scan, plateaus: plateaus, arcs: rule)
        let basins = BasinsOfAttraction(
          graph, scan: scan, plateaus: plateaus, localOptima: localOptima, arcs: rule)
        return (plateaus, localOptima, basins, graph.distances(to: global))
      },
      { AccessibleBasins.pathLengths(graph, lossOrder: lossOrder, arcs: rule) })
    (plateaus, localOptima, basins, distanceToOptimum) = shape
    pathLengthToOptimum = lengths
  }

  /// Which edges are arcs, to their lower end, and which join plateaus.
  public var arcRule: ArcRule { topology.rule }

  /// Per optimum, the nodes with a path of arcs into some member, members included.
  public var accessibleBasinSizes: [Int] {
    accessibleBasinSizes(of: Array(0..<localOptima.count))
  }

  /// Per optimum, the nodes with a path of arcs and neutral edges into it, members included.
  public var accessibleBasinSizesThroughPlateaus: [Int] {
    accessibleBasinSizes(of: Array(0..<localOptima.count), throughPlateaus: true)
  }

  /// Per optimum of `optima`, the nodes with a path of arcs into some member, members included.
  ///
  /// - Parameters:
  ///   - optima: Indices into ``LocalOptima/nodes``, distinct.
  ///   - throughPlateaus: Whether paths may follow neutral edges too.
  /// - Complexity: O(*n* + *m* · ⌈*o* / 512⌉), *o* optima, at every use: keep the result.
  public func accessibleBasinSizes(of optima: [Int], throughPlateaus: Bool = false) -> [Int] {
    throughPlateaus && plateaus.count > 0
      ? AccessibleBasins.sizesThroughPlateaus(
        of: optima, graph, plateaus: plateaus, localOptima: localOptima, lossOrder: lossOrder,
        arcs: arcRule)
      : AccessibleBasins.sizes(
        of: optima, graph, localOptima: localOptima, lossOrder: lossOrder, arcs: arcRule)
  }

  /// ``accessibleBasinSizes(of:throughPlateaus:)`` by arcs alone, and through plateaus; in one pass
  /// where that can be.
  public func accessibleBasinSizesBothWays(
    of optima: [Int]
  ) -> (byArcs: [Int], throughPlateaus: [Int]) {
    if plateaus.count > 0, optima.count <= 64, case .threshold(0) = arcRule {
      return AccessibleBasins.sizesBothWays(
        of: optima, graph, plateaus: plateaus, localOptima: localOptima, lossOrder: lossOrder)
    }
    let byArcs = accessibleBasinSizes(of: optima)
    return (
      byArcs,
      plateaus.count == 0 ? byArcs : accessibleBasinSizes(of: optima, throughPlateaus: true)
    )
  }
}
