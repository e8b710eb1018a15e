import Documents
import LandscapeAnalysis
import Landscapes
import Numerical
import SearchSpaces

/// What `analyze` found on one landscape.
struct LandscapeReport {
  /// One metric: its value, or why there is none.
  struct Row {
    let metric: LandscapeMetric
    let value: Double?
    var reason: String?
    var estimate: Estimate?
  }

  /// A threshold in units of loss, and how it was chosen.
  struct ThresholdValue {
    let value: Double
    let kind: String

    fileprivate var json: JSONValue {
      .object([("value", .number(value)), ("kind", .string(kind))])
    }
  }

  let graph: LandscapeGraph
  let topologyThreshold: ThresholdValue
  let neutralityThreshold: ThresholdValue
  let rows: [Row]
  /// `nil` where only a sample was looked at.
  private let topography: Topography?

  /// Of the whole landscape.
  init(_ topography: Topography, _ profile: LandscapeProfile) {
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

  /// Of a sample.
  init(
    _ sampled: SampledLandscape, topologyKind: String, neutralityKind: String,
    rows: [(metric: LandscapeMetric, estimate: Estimate?)]
  ) {
    graph = sampled.graph
    topologyThreshold = ThresholdValue(value: sampled.topologyThreshold, kind: topologyKind)
    neutralityThreshold = ThresholdValue(value: sampled.neutralityThreshold, kind: neutralityKind)
    self.rows = rows.map { metric, estimate in
      Row(
        metric: metric, value: estimate?.value,
        reason: estimate == nil ? metric.undefinedWhen : nil, estimate: estimate)
    }
    topography = nil
  }

  /// The object that `--format json` prints.
  var json: JSONValue {
    .object(
      summary(of: graph.landscape) + [
        ("edges", .integer(graph.edgeCount)), ("topology_threshold", topologyThreshold.json),
        ("neutrality_threshold", neutralityThreshold.json),
        ("neighborhood", .string(graph.neighborhoodName)),
        ("metrics", RecordTable(rows, Row.columns).json),
      ]
        + (topography.map {
          [("convexity", .array(Self.convexity(of: $0))), ("optima", .array(Self.optima(of: $0)))]
        } ?? []))
  }

  /// Per ordinal hyperparameter with three levels or more, the share of its lines that may be convex.
  private static func convexity(of topography: Topography) -> [JSONValue] {
    guard topography.graph.hasGrid else { return [] }
    let counts = Convexity.counts(MeasuredLandscape(topography))
    let hyperparameters = topography.graph.landscape.space.hyperparameters
    return zip(hyperparameters, counts).filter { $0.1.lines > 0 }.map { hyperparameter, count in
      .object([
        ("hyperparameter", .string(hyperparameter.name)), ("lines", .integer(count.lines)),
        ("convex_share", .number(Double(count.convex) / Double(count.lines))),
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

extension LandscapeReport.Row {
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

/// The metrics of several landscapes side by side.
struct AnalysisTable {
  let reports: [LandscapeReport]
  /// What is shown of an estimate, beside the value.
  let parts: [Part]

  enum Part: String {
    case corrected, low, high

    fileprivate func value(of row: LandscapeReport.Row) -> Double? {
      switch self {
      case .corrected: row.estimate?.source == .noise ? row.estimate?.value : nil
      case .low: row.estimate?.low
      case .high: row.estimate?.high
      }
    }
  }

  /// One row per metric, and per landscape its value and the parts of its estimate.
  ///
  /// - Parameter isExact: Whether numbers have all their digits, for programs; for people, a value
  ///   of a sample is marked by ≈.
  func table(titles: [String], isExact: Bool = false) -> Table {
    var table = Table(
      [Table.Header(title: "metric")]
        + titles.flatMap { title in
          ([title] + parts.map { isExact ? "\(title) \($0.rawValue)" : $0.rawValue }).map {
            Table.Header(title: $0, isNumeric: true)
          }
        })
    for index in reports[0].rows.indices {
      let cells = reports.flatMap { report in
        let row = report.rows[index]
        let isMarked = !isExact && parts.isEmpty && row.estimate?.source == .sampled
        return ([row.value] + parts.map { $0.value(of: row) }).map { value in
          let cell = RecordValue.number(value)
          return isExact ? cell.exact : (isMarked ? "≈" : "") + cell.text
        }
      }
      let metric = reports[0].rows[index].metric
      table.rows.append([isExact ? metric.label : metric.shortLabel] + cells)
    }
    return table
  }
}
