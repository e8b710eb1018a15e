import ArgumentParser
import LandscapeAnalysis
import Landscapes
import Numerical
import SearchSpaces

struct AnalyzeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "analyze", abstract: "Measures each landscape of a source.",
    discussion: """
      Examples:
        llp-fla analyze results.csv
        llp-fla analyze results.csv --aspect neutrality modality --format json
        llp-fla analyze results.csv --metric autocorrelation:lag=2 --epsilon 0.001
        llp-fla analyze results.db --epsilon noise --aspect modality
        llp-fla analyze results.db --confidence 0.95

      What each metric means: llp-fla list metrics.
      \(ThresholdOptions.discussion)
      --confidence: from the folds, what each metric would be without the noise of the
      losses, and the interval that holds it with that probability.
      """)

  @Argument(help: SourceOptions.help)
  var source: String

  @Option(parsing: .upToNextOption, help: "Only these metrics, as NAME or NAME:SETTING=VALUE.")
  var metric: [String] = []

  @Option(
    parsing: .upToNextOption,
    help: "Only metrics of: distribution, ruggedness, neutrality, modality, navigability.")
  var aspect: [String] = []

  @Option(help: "Values without noise and their intervals, of that confidence: 0.95.")
  var confidence: Double?

  @OptionGroup var thresholds: ThresholdOptions
  @OptionGroup var roles: SourceOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if let confidence, !(confidence > 0 && confidence < 1) {
      throw ValidationError("--confidence must be between 0 and 1, not \(confidence)")
    }
  }

  func run() throws {
    let metrics = try chosenMetrics()
    let landscapes = try roles.collection(source, output)
    let results = try landscapes.map { landscape in
      let topography = try thresholds.topography(of: landscape, in: source)
      let profile = LandscapeProfile(of: topography, metrics: metrics)
      guard let confidence else { return (topography, profile) }
      guard
        let estimates = try thresholds.corrected(metrics, on: landscape, confidence: confidence)
      else {
        output.note("\(landscape.id): no intervals, since there are no folds or seeds to compare")
        return (topography, profile)
      }
      return (topography, profile.adding(estimates))
    }
    let letters = Letters(for: landscapes.map(\.id))
    let isNarrow = confidence != nil && landscapes.count == 1
    let shown = table(
      metrics, results.map(\.1),
      titles: isNarrow ? ["value"] : landscapes.indices.map { letters[$0] })
    let exact = table(metrics, results.map(\.1), titles: landscapes.map(\.id), isExact: true)
    try output.write(
      shown, exact: exact,
      json: .object([
        ("schema", .string("llp-fla/analyze/1")),
        ("landscapes", .array(results.map { record($0.0, $0.1) })),
      ]), legend: isNarrow ? landscapes[0].id + "\n\n" : letters.legend)
  }

  /// One row per metric, and per landscape its value, with the estimate where one was asked for.
  private func table(
    _ metrics: [LandscapeMetric], _ profiles: [LandscapeProfile], titles: [String],
    isExact: Bool = false
  ) -> Table {
    let parts = confidence == nil ? [] : ["corrected", "low", "high"]
    var table = Table(
      [Table.Header(title: "metric")]
        + titles.flatMap { title in
          ([title] + parts.map { isExact ? "\(title) \($0)" : $0 }).map {
            Table.Header(title: $0, isNumeric: true)
          }
        })
    func text(_ value: Double?) -> String {
      value.map { isExact ? "\($0)" : readable($0) } ?? (isExact ? "" : "–")
    }
    for (index, metric) in metrics.enumerated() {
      let cells = profiles.flatMap { profile in
        let entry = profile.entries[index]
        let estimate = entry.estimate
        return [text(entry.value)]
          + (parts.isEmpty ? [] : [estimate?.value, estimate?.low, estimate?.high].map(text))
      }
      table.rows.append([isExact ? metric.label : shortLabel(of: metric)] + cells)
    }
    return table
  }

  /// The label for people: `loss_assortativity (improving_arcs)`.
  private func shortLabel(of metric: LandscapeMetric) -> String {
    guard !metric.parameters.isEmpty else { return metric.name }
    let settings = metric.parameters.map {
      $0.name == "variant" ? $0.value : "\($0.name) \($0.value)"
    }
    return "\(metric.name) (\(settings.joined(separator: ", ")))"
  }

  private func chosenMetrics() throws -> [LandscapeMetric] {
    let aspects = try aspect.map { name in
      guard let aspect = LandscapeMetric.Aspect(rawValue: name) else {
        let known = LandscapeMetric.Aspect.allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError("unknown aspect '\(name)'; known: \(known)")
      }
      return aspect
    }
    let named = try metric.map { try MetricCatalog.metric(labelled: $0) }
    if !named.isEmpty, aspects.isEmpty { return named }
    return named + MetricCatalog.profile.filter { aspects.isEmpty || aspects.contains($0.aspect) }
  }

  private func record(_ topography: Topography, _ profile: LandscapeProfile) -> JSONValue {
    let metrics = profile.entries.map { entry -> JSONValue in
      var pairs: [(String, JSONValue)] = [
        ("name", .string(entry.metric.name)), ("aspect", .string(entry.metric.aspect.rawValue)),
        ("value", entry.value.map { .number($0) } ?? .null),
      ]
      if let reason = entry.reason { pairs.append(("reason", .string(reason))) }
      if let estimate = entry.estimate {
        pairs += [
          ("corrected", .number(estimate.value)), ("low", .number(estimate.low)),
          ("high", .number(estimate.high)), ("confidence", .number(estimate.confidence)),
          ("estimator", .string(estimate.source.rawValue)),
        ]
      }
      if !entry.metric.parameters.isEmpty {
        pairs.append(
          (
            "parameters",
            .object(
              entry.metric.parameters.map {
                ($0.name, Int($0.value).map { .integer($0) } ?? .string($0.value))
              })
          ))
      }
      return .object(pairs)
    }
    return .object(
      summary(of: topography.graph.landscape) + [
        ("edges", .integer(topography.graph.edgeCount)),
        (
          "topology_threshold",
          .object([
            ("value", .number(topography.topologyThreshold)),
            ("kind", .string(topography.topologyKind)),
          ])
        ),
        (
          "neutrality_threshold",
          .object([
            ("value", .number(topography.neutralityThreshold)),
            ("kind", .string(topography.neutralityKind)),
          ])
        ),
        ("neighborhood", .string(thresholds.neighborhood.rawValue)),
        ("metrics", .array(metrics)), ("optima", .array(optima(of: topography))),
      ])
  }

  /// The best hundred local optima, with how sure they are where folds or seeds tell.
  private func optima(of topography: Topography) -> [JSONValue] {
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
        (
          "configuration",
          .object(
            zip(landscape.space.hyperparameters, landscape.space.values(at: rank)).map {
              ($0.name, JSONValue($1))
            })
        ),
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
