public import Landscapes

/// The values of metrics on one landscape.
public struct LandscapeProfile: Sendable {
  /// One metric and its value; the reason stands in for a value that does not exist.
  public struct Entry: Sendable {
    public let metric: LandscapeMetric
    public let value: Double?

    /// Why there is no value; `nil` where there is one.
    public var reason: String? { value == nil ? metric.undefinedWhen : nil }
  }

  public let entries: [Entry]

  public init(
    of topography: Topography, metrics: [LandscapeMetric] = MetricCatalog.profile
  ) {
    let landscape = MeasuredLandscape(topography)
    entries = metrics.map { Entry(metric: $0, value: $0.value(on: landscape)) }
  }

  /// The value of the metric of that label, as ``LandscapeMetric/label`` writes it or by name.
  public subscript(label: String) -> Double? {
    (entries.first { $0.metric.label == label } ?? entries.first { $0.metric.name == label })?.value
  }
}
