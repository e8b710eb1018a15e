public import Documents
public import Landscapes
public import Numerical
import SearchSpaces

/// What was measured of one landscape, as JSON and as rows of a table.
public struct AnalysisRecords: Sendable {
  /// One metric: its value, or why there is none.
  package struct Row: Sendable {
    package let metric: LandscapeMetric
    package let value: Double?
    package var reason: String?
    package var estimate: Estimate?
  }

  /// A threshold in units of loss, and how it was chosen.
  struct ThresholdValue: Sendable {
    let value: Double
    let kind: String

    fileprivate var json: JSONValue {
      .object([("value", .number(value)), ("kind", .string(kind))])
    }
  }

  package let graph: LandscapeGraph
  private let topologyThreshold: ThresholdValue
  private let neutralityThreshold: ThresholdValue
  package let rows: [Row]
  /// `nil` where only a sample was looked at.
  private let topography: Topography?

  /// Of the whole landscape.
  public init(_ topography: Topography, _ profile: LandscapeProfile) {
    graph = topography.graph
    topologyThreshold = ThresholdValue(
      value: topography.topology.value, kind: topography.topology.label)
    neutralityThreshold = ThresholdValue(
      value: topography.neutrality.value, kind: topography.neutrality.label)
    rows = profile.entries.map {
      Row(metric: $0.metric, value: $0.value, reason: $0.reason, estimate: $0.estimate)
    }
    self.topography = topography
  }

  /// Of a sample of a landscape, with intervals of that confidence.
  ///
  /// - Throws: `LandscapeError.noiseOfSample`; `UnknownNameError` for a metric that is not
  ///   estimated from samples.
  public init(
    sampling landscape: Landscape, _ metrics: [LandscapeMetric] = MetricCatalog.all.sampled,
    size: Int, options: TopographyOptions = TopographyOptions(), confidence: Double = 0.95,
    seed: Seed = Seed(0)
  ) throws {
    let sampled = try options.sampled(landscape)
    graph = sampled.graph
    topologyThreshold = ThresholdValue(
      value: sampled.topologyThreshold, kind: options.topologyThreshold.label)
    neutralityThreshold = ThresholdValue(
      value: sampled.neutralityThreshold, kind: options.neutralityThreshold.label)
    rows = try metrics.map { metric in
      let estimate = try MetricCatalog.all.sampledMetric(labelled: metric.label).estimate(
        on: sampled, sampleSize: size, seed: seed, confidence: confidence)
      return Row(
        metric: metric, value: estimate?.value,
        reason: estimate == nil ? metric.undefinedWhen : nil, estimate: estimate)
    }
    topography = nil
  }

  /// What stands for the landscape: what it is, thresholds, every metric, the best hundred optima.
  public var json: JSONValue {
    .object(
      graph.landscape.jsonKeys + [
        ("edges", .integer(graph.edgeCount)), ("topology_threshold", topologyThreshold.json),
        ("neutrality_threshold", neutralityThreshold.json),
        ("neighborhood", .string(graph.neighborhoodName)),
        ("metrics", RecordTable(rows, Row.columns).json),
      ]
        + (topography.map {
          [("convexity", .array(Self.convexity(of: $0))), ("optima", .array(Self.optima(of: $0)))]
        } ?? []))
  }

  /// Per ordinal hyperparameter with three levels or more, the share of its lines that may be
  /// convex.
  private static func convexity(of topography: Topography) -> [JSONValue] {
    guard topography.graph.hasGrid else { return [] }
    let counts = Convexity.counts(MeasuredLandscape(topography))
    let hyperparameters = topography.graph.landscape.space.hyperparameters
    return zip(hyperparameters, counts).filter { $0.1.lines > 0 }.map { hyperparameter, count in
      .object([
        ("hyperparameter", .string(hyperparameter.name)), ("lines", .integer(count.lines)),
        (LandscapeMetric.convexShare.name, .number(Double(count.convex) / Double(count.lines))),
      ])
    }
  }

  /// The best hundred local optima, with how sure they are where folds or seeds tell.
  private static func optima(of topography: Topography) -> [JSONValue] {
    let graph = topography.graph
    let landscape = graph.landscape
    let nodes = Array(topography.localOptima.nodes.prefix(100))
    let noise = LossNoise(landscape)
    let set = Set(noise?.confidenceSet() ?? [])
    let probabilities = landscape.repetitions.map {
      FoldBootstrap(repetitions: $0.count, seed: Seed(0)).optimumProbabilities(
        of: nodes, in: graph, $0)
    }
    return nodes.enumerated().map { index, node in
      let rank = landscape.rank(ofNode: node)
      var pairs: [(String, JSONValue)] = [
        ("rank", .integer(rank)), ("loss", .number(landscape.losses[node])),
        ("configuration", JSONValue(configuration: rank, in: landscape.space)),
        ("basin_size", .integer(topography.basins.sizes[index])),
      ]
      if let noise, let probabilities {
        let places = noise.rankInterval(of: node)
        pairs += [
          ("standard_error", .number(noise.standardErrors[node])),
          ("optimum_probability", .number(probabilities[index])),
          ("may_be_best", .boolean(set.contains(node))),
          ("loss_rank_low", .integer(places.lowerBound)),
          ("loss_rank_high", .integer(places.upperBound)),
        ]
      }
      return .object(pairs)
    }
  }
}

extension AnalysisRecords.Row {
  fileprivate static var columns: [RecordTable<Self>.Column] {
    [
      .text("name", \.metric.name), .text("aspect", \.metric.aspect.rawValue),
      .number("value", \.value), .json("reason") { $0.reason.map { .string($0) } },
      .json("corrected") { row in
        row.estimate.flatMap { $0.source == .noise ? .number($0.value) : nil }
      },
    ] + Estimate.columns(\.estimate) + [.json("parameters", \.metric.parametersJSON)]
  }
}
