public import Landscapes
public import Numerical

/// A topography with the summaries that several metrics share, each computed once.
public struct MeasuredLandscape: Sendable {
  public let topography: Topography
  /// Of the losses.
  public let moments: Moments
  /// Average rank of each loss, 1 for the lowest.
  public let lossRanks: [Double]
  /// δ to the nearest global optimum, per node.
  public let distances: [Double]
  /// Average rank of each distance.
  public let distanceRanks: [Double]
  /// Nodes with at least one neighbour, ascending; `nil` when that is every node.
  let connected: [Int]?

  public init(_ topography: Topography) {
    let losses = topography.graph.landscape.losses
    self.topography = topography
    moments = Moments(of: losses)
    lossRanks = Ranking.averageRanks(losses, order: topography.lossOrder)
    distances = topography.distanceToOptimum.map { Double($0) }
    distanceRanks = Ranking.averageRanks(distances)
    let degrees = topography.scan.degrees
    connected =
      topography.scan.isolatedCount == 0 ? nil : degrees.indices.filter { degrees[$0] > 0 }
  }

  var losses: [Double] { topography.graph.landscape.losses }
  var scan: NeighborhoodScan { topography.scan }
  var quantiles: Quantiles { topography.quantiles }

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
    return Correlation.pearson(ranks, Ranking.averageRanks(connected.map { distances[$0] }))
  }
}

/// The mean, `nil` of nothing.
func mean(_ values: [Double]) -> Double? {
  values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
}
