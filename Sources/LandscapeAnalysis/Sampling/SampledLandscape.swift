public import Landscapes
public import Numerical

/// A landscape of which metrics are estimated from samples: its graph and what takes one look at
/// each loss. Plateaus, optima, basins and distances are searched for from sampled nodes alone.
///
/// ```swift
/// let landscape = SampledLandscape(LandscapeGraph(landscape))
/// let ratio = LandscapeMetric.localOptimaRatio.estimate(on: landscape, seed: Seed(1))
/// ```
///
/// What is estimated is the value on the configurations that are present. Of a partial landscape
/// that is not the value on its whole space: a configuration whose better neighbours were never
/// evaluated counts as an optimum, in the exact value as in the estimate.
///
/// - Complexity: O(*n*) time and space.
public struct SampledLandscape: Sendable {
  public let graph: LandscapeGraph
  /// ε in units of loss: an edge is neutral when |Δ| ≤ ε, else an arc to its lower end.
  public let topologyThreshold: Double
  /// τ in units of loss, of the neutrality metrics.
  public let neutralityThreshold: Double
  /// Of the losses.
  public let moments: Moments
  /// All nodes of exactly the lowest loss, ascending: the best that is known.
  public let globalOptima: [Int]

  /// - Precondition: Neither threshold is one of noise, which takes a look at every pair.
  public init(
    _ graph: LandscapeGraph, topologyThreshold: Threshold = .absolute(0),
    neutralityThreshold: Threshold = .interquartile(0.01)
  ) {
    for case .noise in [topologyThreshold, neutralityThreshold] {
      preconditionFailure("noise cannot be a threshold of a sample")
    }
    let losses = graph.landscape.losses
    let order = Ranking.order(losses)
    let quantiles = Quantiles(of: losses, order: order)
    self.graph = graph
    self.topologyThreshold = topologyThreshold.resolved(for: quantiles)
    self.neutralityThreshold = neutralityThreshold.resolved(for: quantiles)
    moments = Moments(of: losses)
    let lowest = losses[Int(order[0])]
    globalOptima = order.prefix { losses[Int($0)] == lowest }.map { Int($0) }
  }

  /// The number *n* of configurations.
  public var count: Int { graph.nodeCount }

  /// Whether all losses are equal.
  public var isFlat: Bool { globalOptima.count == count }

  /// Of all nodes.
  public var losses: [Double] { graph.landscape.losses }

  /// `size` distinct nodes, or all, ascending, so that sums over all are those of the exact value.
  public func sampledNodes(_ size: Int, seed: Seed) -> [Int] {
    guard size < count else { return Array(0..<count) }
    var generator = seed.derived("nodes").generator()
    return generator.sample(size, of: count).sorted()
  }

  /// A neighbour of `node`, each equally likely; `nil` where there is none.
  func randomNeighbor(of node: Int, _ generator: inout Xoshiro256) -> Int? {
    let degree = graph.degree(of: node)
    guard degree > 0 else { return nil }
    var left = generator.integer(below: degree)
    var chosen: Int?
    graph.forEachNeighbor(of: node) { neighbor in
      if left == 0 { chosen = neighbor }
      left -= 1
    }
    return chosen
  }
}
