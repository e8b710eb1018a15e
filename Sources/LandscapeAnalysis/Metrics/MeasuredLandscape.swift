public import Landscapes
public import Numerical

/// A topography with the summaries that several metrics share, each computed once, on demand.
public struct MeasuredLandscape: Sendable {
  public let topography: Topography
  private let momentsOnDemand: OnDemand<Moments>
  private let lossRanksOnDemand: OnDemand<[Double]>
  private let distanceRanksOnDemand: OnDemand<[Double]>
  private let accessibleSizesOnDemand: OnDemand<[Int]>
  private let sampledAccessibleSharesOnDemand: OnDemand<SampledAccessibleShares?>
  private let noiseOnDemand: OnDemand<LossNoise?>
  private let arcsOnDemand: OnDemand<ArcScan>
  private let networkOnDemand: OnDemand<LocalOptimaNetwork>
  private let monotonicNetworkOnDemand: OnDemand<LocalOptimaNetwork>
  let ruggedness: RuggednessSummaries
  let interactions: InteractionSummaries
  /// Nodes with at least one neighbour, ascending; `nil` when that is every node.
  let connected: [Int]?

  public init(_ topography: Topography) {
    self.topography = topography
    let moments = OnDemand { Moments(of: topography.graph.landscape.losses) }
    momentsOnDemand = moments
    lossRanksOnDemand = OnDemand {
      Ranking.averageRanks(topography.graph.landscape.losses, order: topography.lossOrder)
    }
    distanceRanksOnDemand = OnDemand { Ranking.averageRanks(topography.distanceToOptimum) }
    accessibleSizesOnDemand = OnDemand { topography.accessibleBasinSizes }
    sampledAccessibleSharesOnDemand = OnDemand { SampledAccessibleShares(topography) }
    noiseOnDemand = OnDemand { LossNoise(topography.graph.landscape) }
    arcsOnDemand = OnDemand { ArcScan(topography) }
    let network = OnDemand { LocalOptimaNetwork(topography) }
    networkOnDemand = network
    monotonicNetworkOnDemand = OnDemand { network.value.monotonic }
    ruggedness = RuggednessSummaries(topography, moments: moments)
    interactions = InteractionSummaries(topography)
    let degrees = topography.scan.degrees
    connected =
      topography.scan.isolatedCount == 0 ? nil : degrees.indices.filter { degrees[$0] > 0 }
  }

  var losses: [Double] { topography.graph.landscape.losses }
  var scan: NeighborhoodScan { topography.scan }
  /// Of the losses.
  public var moments: Moments { momentsOnDemand.value }
  /// Of the losses.
  public var quantiles: Quantiles { topography.quantiles }
  /// Average rank of each loss, 1 for the lowest.
  public var lossRanks: [Double] { lossRanksOnDemand.value }
  /// δ to the nearest global optimum, per node.
  public var distances: [Double] { topography.distanceToOptimum }
  /// Average rank of each distance.
  public var distanceRanks: [Double] { distanceRanksOnDemand.value }
  /// Per optimum, the nodes with a path of arcs into it.
  public var accessibleBasinSizes: [Int] { accessibleSizesOnDemand.value }
  /// In place of their sizes, where there are too many; `nil` elsewhere.
  var sampledAccessibleShares: SampledAccessibleShares? { sampledAccessibleSharesOnDemand.value }
  /// Sums over the arcs.
  public var arcs: ArcScan { arcsOnDemand.value }
  /// The local optima, joined where an escape of two moves leads from one to another.
  public var optimaNetwork: LocalOptimaNetwork { networkOnDemand.value }
  /// Of that network, the edges that do not lead up.
  public var monotonicNetwork: LocalOptimaNetwork { monotonicNetworkOnDemand.value }

  /// How sure the losses are; `nil` without folds or seeds.
  public var noise: LossNoise? { noiseOnDemand.value }
  /// Of each loss at 95 %; `nil` without folds or seeds.
  var lossIntervals: [ClosedRange<Double>]? { noise?.intervals(confidence: 0.95) }

  /// Whether all losses are equal.
  public var isFlat: Bool { topography.globalOptima.count == losses.count }

  /// `numerator[i] / degree[i]` for each connected node.
  func shareOfNeighbors(_ numerator: [Int32]) -> [Double] {
    let degrees = scan.degrees
    return overConnected { Double(numerator[$0]) / Double(degrees[$0]) }
  }

  /// `value` of each node that has neighbours, in order.
  func overConnected(_ value: (Int) -> Double) -> [Double] {
    connected.map { $0.map(value) } ?? losses.indices.map(value)
  }

  /// Spearman's ρ between a value per connected node and its distance to the optimum.
  ///
  /// - Parameter tolerance: See `Ranking.averageRanks`.
  func correlationWithDistance(_ values: [Double], tolerance: Double = 0) -> Double? {
    let ranks = Ranking.averageRanks(values, tolerance: tolerance)
    guard let connected else { return Correlation.pearson(ranks, distanceRanks) }
    let distances = distances
    return Correlation.pearson(ranks, Ranking.averageRanks(connected.map { distances[$0] }))
  }
}

/// The mean, `nil` of nothing.
func mean(_ values: [Double]) -> Double? {
  values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
}
