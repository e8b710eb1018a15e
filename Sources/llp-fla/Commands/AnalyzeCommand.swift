import ArgumentParser
import LandscapeAnalysis
import Landscapes

struct AnalyzeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "analyze", abstract: "Measures each landscape of a source.",
    discussion: """
      Examples:
        llp-fla analyze results.csv
        llp-fla analyze results.csv --aspect neutrality modality --format json
        llp-fla analyze results.csv --metric autocorrelation:lag=2 --epsilon 0.001

      What each metric means: llp-fla list metrics.
      """)

  @Argument(help: SourceOptions.help)
  var source: String

  @Option(parsing: .upToNextOption, help: "Only these metrics, as NAME or NAME:SETTING=VALUE.")
  var metric: [String] = []

  @Option(
    parsing: .upToNextOption,
    help: """
      Only metrics of: distribution, ruggedness, neutrality, modality, navigability, interactions.
      """)
  var aspect: [String] = []

  @Option(help: "Topology threshold: losses this near count as equal.")
  var epsilon: Double = 0

  @Option(help: "Neutrality threshold: a loss difference, or iqr:C for C interquartile ranges.")
  var neutrality: String = "iqr:0.01"

  @Option(help: "one_edit, or hamming to take every hyperparameter for categorical.")
  var neighborhood: Neighborhood = .oneEdit

  @OptionGroup var roles: SourceOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if epsilon < 0 || !epsilon.isFinite {
      throw ValidationError("--epsilon must be a number from 0, not \(epsilon)")
    }
    if threshold == nil {
      throw ValidationError(
        "--neutrality must be a number from 0, or iqr: and one, not '\(neutrality)'")
    }
  }

  func run() throws {
    let metrics = try chosenMetrics()
    guard let threshold else { return }
    let landscapes = try roles.collection(source, output)
    let results = landscapes.map { landscape in
      let topography = Topography(
        LandscapeGraph(landscape, kernel: neighborhood.kernel),
        topologyThreshold: .absolute(epsilon), neutralityThreshold: threshold)
      return (topography, LandscapeProfile(of: topography, metrics: metrics))
    }
    let letters = Letters(for: landscapes.map(\.id))
    let first = Table.Header(title: "metric")
    var table = Table(
      [first] + landscapes.indices.map { Table.Header(title: letters[$0], isNumeric: true) })
    var exact = Table([first] + landscapes.map { Table.Header(title: $0.id, isNumeric: true) })
    for (index, metric) in metrics.enumerated() {
      let values = results.map { $0.1.entries[index].value }
      table.rows.append([shortLabel(of: metric)] + values.map { $0.map(readable) ?? "–" })
      exact.rows.append([metric.label] + values.map { $0.map { "\($0)" } ?? "" })
    }
    try output.write(
      table, exact: exact,
      json: .object([
        ("schema", .string("llp-fla/analyze/1")),
        ("landscapes", .array(results.map { record($0.0, $0.1) })),
      ]), legend: letters.legend)
  }

  /// The label for people: `loss_assortativity (improving_arcs)`.
  private func shortLabel(of metric: LandscapeMetric) -> String {
    guard !metric.parameters.isEmpty else { return metric.name }
    let settings = metric.parameters.map {
      $0.name == "variant" ? $0.value : "\($0.name) \($0.value)"
    }
    return "\(metric.name) (\(settings.joined(separator: ", ")))"
  }

  /// `--neutrality` as a threshold; `nil` where it is not one.
  private var threshold: Threshold? {
    let text = neutrality.hasPrefix("iqr:") ? String(neutrality.dropFirst(4)) : neutrality
    guard let value = Double(text), value >= 0, value.isFinite else { return nil }
    return neutrality.hasPrefix("iqr:") ? .interquartile(value) : .absolute(value)
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

  /// The number that a setting writes; `nil` where it is a name.
  private func number(_ text: String) -> JSONValue? {
    Int(text).map { .integer($0) } ?? Double(text).map { .number($0) }
  }

  private func record(_ topography: Topography, _ profile: LandscapeProfile) -> JSONValue {
    let metrics = profile.entries.map { entry -> JSONValue in
      var pairs: [(String, JSONValue)] = [
        ("name", .string(entry.metric.name)), ("aspect", .string(entry.metric.aspect.rawValue)),
        ("value", entry.value.map { .number($0) } ?? .null),
      ]
      if let reason = entry.reason { pairs.append(("reason", .string(reason))) }
      if !entry.metric.parameters.isEmpty {
        pairs.append(
          (
            "parameters",
            .object(
              entry.metric.parameters.map {
                ($0.name, number($0.value) ?? .string($0.value))
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
            ("value", .number(topography.topologyThreshold)), ("kind", .string("absolute")),
          ])
        ),
        (
          "neutrality_threshold",
          .object([
            ("value", .number(topography.neutralityThreshold)),
            ("kind", .string(topography.neutralityKind)),
          ])
        ),
        ("neighborhood", .string(neighborhood.rawValue)), ("metrics", .array(metrics)),
      ])
  }
}
