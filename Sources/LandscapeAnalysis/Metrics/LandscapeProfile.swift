import Foundation
public import Landscapes
import Numerical

/// The values of metrics on one landscape.
public struct LandscapeProfile: Sendable {
  /// One metric and its value; the reason stands in for a value that does not exist.
  public struct Entry: Sendable {
    public let metric: LandscapeMetric
    public let value: Double?
    /// What the value would be without noise, or on the whole of a sampled landscape, with its
    /// interval; where that was asked for and can be told.
    public fileprivate(set) var estimate: Estimate?

    /// Whether the metric needs lines and squares, and the neighbourhood has none.
    fileprivate let lacksGrid: Bool

    /// Why there is no value; `nil` where there is one.
    public var reason: String? {
      guard value == nil else { return nil }
      return lacksGrid
        ? "nearest neighbours make no lines or squares of hyperparameters" : metric.undefinedWhen
    }
  }

  public private(set) var entries: [Entry]

  public init(
    of topography: Topography, metrics: [LandscapeMetric] = MetricCatalog.profile
  ) {
    let landscape = MeasuredLandscape(topography)
    let hasGrid = topography.graph.hasGrid
    // The slowest first, the others in their order.
    let order = metrics.indices.sorted {
      (metrics[$1].effort, $0) < (metrics[$0].effort, $1)
    }
    let room = NSLock()
    let measured = inParallel(0..<metrics.count, by: 1) { range in
      let metric = metrics[order[range.lowerBound]]
      let measured =
        metric.isRoomy
        ? room.withLock { metric.measure(landscape) } : metric.measure(landscape)
      return Entry(
        metric: metric, value: measured.value, estimate: measured.estimate,
        lacksGrid: metric.needsGrid && !hasGrid)
    }
    entries = zip(order, measured).sorted { $0.0 < $1.0 }.map(\.1)
  }

  /// The same profile with estimates, one per entry; those that are there already stay.
  ///
  /// - Precondition: As many as entries.
  public func adding(_ estimates: [Estimate?]) -> LandscapeProfile {
    precondition(estimates.count == entries.count, "\(estimates.count) estimates")
    var profile = self
    for (index, estimate) in estimates.enumerated() where profile.entries[index].estimate == nil {
      profile.entries[index].estimate = estimate
    }
    return profile
  }

  /// The value of the metric of that label, as ``LandscapeMetric/label`` writes it or by name.
  public subscript(label: String) -> Double? {
    (entries.first { $0.metric.label == label } ?? entries.first { $0.metric.name == label })?.value
  }

  /// The value of a metric.
  public subscript(metric: LandscapeMetric) -> Double? { self[metric.label] }
}
