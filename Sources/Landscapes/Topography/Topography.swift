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
  /// ε in units of loss: an edge is neutral when |Δ| ≤ ε, else an arc to its lower end.
  public let topologyThreshold: Double
  /// τ in units of loss, of the neutrality metrics.
  public let neutralityThreshold: Double
  /// How τ was chosen, as ``Threshold/label`` says it.
  public let neutralityKind: String
  public let scan: NeighborhoodScan
  public let plateaus: Plateaus
  public let localOptima: LocalOptima
  /// All nodes of exactly the lowest loss, ascending.
  public let globalOptima: [Int]
  public let basins: BasinsOfAttraction
  /// δ from each node to the nearest global optimum, by declared levels whatever the kernel.
  public let distanceToOptimum: [Int32]
  /// The fewest arcs from each node to a global optimum; −1 where no path of arcs leads there.
  public let pathLengthToOptimum: [Int32]

  public init(
    _ graph: LandscapeGraph, topologyThreshold: Threshold = .absolute(0),
    neutralityThreshold: Threshold = .interquartile(0.01)
  ) {
    let landscape = graph.landscape
    let losses = landscape.losses
    lossOrder = Ranking.order(losses)
    quantiles = Quantiles(of: losses, order: lossOrder)
    let epsilon = topologyThreshold.resolved(for: quantiles)
    let tau = neutralityThreshold.resolved(for: quantiles)
    self.graph = graph
    self.topologyThreshold = epsilon
    self.neutralityThreshold = tau
    neutralityKind = neutralityThreshold.label
    scan = NeighborhoodScan(graph, topologyThreshold: epsilon, neutralityThreshold: tau)
    plateaus = Plateaus(graph, scan: scan, lossOrder: lossOrder, topologyThreshold: epsilon)
    localOptima = LocalOptima(
      losses: losses, scan: scan, plateaus: plateaus, topologyThreshold: epsilon)
    basins = BasinsOfAttraction(
      graph, scan: scan, plateaus: plateaus, localOptima: localOptima, topologyThreshold: epsilon)
    let lowest = losses[Int(lossOrder[0])]
    globalOptima = lossOrder.prefix { losses[Int($0)] == lowest }.map { Int($0) }
    distanceToOptimum = DistanceToOptimum.distances(to: globalOptima, in: landscape)
    pathLengthToOptimum = AccessibleBasins.pathLengths(
      graph, lossOrder: lossOrder, topologyThreshold: epsilon)
  }

  /// Per optimum, the nodes with a path of arcs into some member, members included.
  ///
  /// - Complexity: O(*n* log *n* + *m* · ⌈*o* / 64⌉), *o* optima, at every use: keep the result.
  public var accessibleBasinSizes: [Int] {
    AccessibleBasins.sizes(
      graph, scan: scan, localOptima: localOptima, lossOrder: lossOrder,
      topologyThreshold: topologyThreshold)
  }
  /// Per optimum, the nodes with a path of arcs and neutral edges into it, members included.
  ///
  /// - Complexity: As ``accessibleBasinSizes``.
  public var accessibleBasinSizesThroughPlateaus: [Int] {
    guard plateaus.count > 0 else { return accessibleBasinSizes }
    return AccessibleBasins.sizesThroughPlateaus(
      graph, plateaus: plateaus, localOptima: localOptima, lossOrder: lossOrder,
      topologyThreshold: topologyThreshold)
  }
}
