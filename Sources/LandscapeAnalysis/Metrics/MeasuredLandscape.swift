public import Landscapes
public import Numerical

/// A topography with the summaries that several metrics share, each computed once, on demand.
public struct MeasuredLandscape: Sendable {
  public let topography: Topography
  private let momentsOnDemand: OnDemand<Moments>
  private let lossRanksOnDemand: OnDemand<[UInt32]>
  private let accessibleSizesOnDemand: OnDemand<[Int]>
  private let sampledAccessibleSharesOnDemand: OnDemand<SampledAccessibleShares?>
  private let noiseOnDemand: OnDemand<LossNoise?>
  private let arcsOnDemand: OnDemand<ArcPass>
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
      RankCorrelation.doubledRanks(
        topography.graph.landscape.losses, order: topography.lossOrder)
    }
    accessibleSizesOnDemand = OnDemand { topography.accessibleBasinSizes }
    sampledAccessibleSharesOnDemand = OnDemand { SampledAccessibleShares(topography) }
    noiseOnDemand = OnDemand { LossNoise(topography.graph.landscape) }
    arcsOnDemand = OnDemand { ArcPass(topography) }
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
  /// Twice the average rank of each loss, 2 for the lowest.
  public var doubledLossRanks: [UInt32] { lossRanksOnDemand.value }
  /// The average rank of the loss of every node, 1 for the lowest.
  ///
  /// - Complexity: O(*n*) each time; of one node see ``lossRank(ofNode:)``.
  public var lossRanks: [Double] { doubledLossRanks.map { Double($0) / 2 } }

  /// The average rank of the loss of a node, 1 for the lowest.
  public func lossRank(ofNode node: Int) -> Double { Double(doubledLossRanks[node]) / 2 }

  /// δ to the nearest global optimum, per node.
  package var distances: NodeDistances { topography.distanceToOptimum }
  /// Twice the average rank of each distance: counted anew at every use, which is cheaper than to
  /// keep them.
  var doubledDistanceRanks: [UInt32] { MeasuredLandscape.doubledRanks(ofDistances: distances) }
  /// Per optimum, the nodes with a path of arcs into it.
  public var accessibleBasinSizes: [Int] { accessibleSizesOnDemand.value }
  /// In place of their sizes, where there are too many; `nil` elsewhere.
  var sampledAccessibleShares: SampledAccessibleShares? { sampledAccessibleSharesOnDemand.value }
  /// Sums over the arcs.
  public var arcs: ArcScan { arcsOnDemand.value.scan }
  /// The gains of each node, which are not kept once they were asked for.
  func takeGainSums() -> [Double] { arcsOnDemand.value.takeGainSums() }
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

  /// The number of nodes that have neighbours.
  private var connectedCount: Int { connected?.count ?? losses.count }

  /// `value` of each node that has neighbours, in order.
  func overConnected(_ value: (Int) -> Double) -> [Double] {
    connected.map { $0.map(value) } ?? losses.indices.map(value)
  }

  /// The mean over connected nodes of `numerator[i] / degree[i]`, `nil` without any.
  func meanShareOfNeighbors(_ numerator: [Int32]) -> Double? {
    let degrees = scan.degrees
    var sum = 0.0
    for node in losses.indices where degrees[node] > 0 {
      sum += Double(numerator[node]) / Double(degrees[node])
    }
    return connectedCount == 0 ? nil : sum / Double(connectedCount)
  }

  /// Spearman's ρ between `numerator[i] / degree[i]` of connected nodes and their distances to the
  /// optimum.
  func correlationWithDistance(ofShares numerator: [Int32]) -> Double? {
    let degrees = scan.degrees
    let width = Int(degrees.max() ?? 0) + 1
    guard width <= MeasuredLandscape.mostClasses / width else {
      return correlationWithDistance(
        overConnected { Double(numerator[$0]) / Double(degrees[$0]) })
    }
    // Few pairs of numerator and degree: the shares are counted, not sorted.
    let shares = (0..<width * width).map { Double($0 / width) / Double($0 % width) }
    let connected = connected
    return correlationWithDistance(
      ofRanks: RankCorrelation.doubledRanks(count: connectedCount, values: shares) { place in
        let node = connected?[place] ?? place
        return Int(numerator[node]) * width + Int(degrees[node])
      })
  }

  /// Spearman's ρ between a value per connected node and its distance to the optimum.
  ///
  /// - Parameter tolerance: See `Ranking.averageRanks`.
  func correlationWithDistance(_ values: [Double], tolerance: Double = 0) -> Double? {
    correlationWithDistance(
      ofRanks: RankCorrelation.doubledRanks(values, tolerance: tolerance))
  }

  /// Of the doubled ranks of a value per connected node.
  private func correlationWithDistance(ofRanks ranks: [UInt32]) -> Double? {
    guard let connected else { return RankCorrelation.spearman(ranks, doubledDistanceRanks) }
    let distances = distances
    return RankCorrelation.spearman(
      ranks, RankCorrelation.doubledRanks(connected.map { distances[$0] }))
  }

  /// Values up to which ranks are counted.
  private static let mostClasses = 1 << 16

  /// By counting where distances are edits.
  private static func doubledRanks(ofDistances distances: NodeDistances) -> [UInt32] {
    guard let edits = distances.edits else {
      return RankCorrelation.doubledRanks(Array(distances))
    }
    return RankCorrelation.doubledRanks(
      count: edits.count, values: (0...Int(edits.max() ?? 0)).map { Double($0) }
    ) { Int(edits[$0]) }
  }
}

/// The mean, `nil` of nothing.
func mean(_ values: some Collection<Double>) -> Double? {
  values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
}

extension MeasuredLandscape {
  /// What an analysis of so many configurations holds at its peak, in bytes: 220 for each, as
  /// measured at 10⁶; 150 at 10⁷.
  public static func memory(ofConfigurations count: Int) -> Double { 220 * Double(count) }
}
