import ArgumentParser
import Documents
import LandscapeAnalysis
import Landscapes
import Numerical
import SearchSpaces

struct AnalyzeCommand: SourceVerb {
  static let uses: SourceUses = [.cells, .neighbors, .thresholds, .confidence, .sample]

  static let configuration = CommandConfiguration(
    commandName: "analyze", abstract: "Measures each landscape of a source.",
    discussion: """
      Examples:
        llp-fla analyze results.csv
        llp-fla analyze results.csv --aspect neutrality modality --format json
        llp-fla analyze results.csv --metric autocorrelation:lag=2 --epsilon 0.001
        llp-fla analyze results.db --epsilon noise --aspect modality
        llp-fla analyze results.db --confidence 0.95
        llp-fla analyze huge.csv.gz --sample 2000

      What a metric means: llp-fla help metric NAME; all: llp-fla list metrics.
      --confidence: from the folds, what each metric would be without the noise of
      losses, and the interval that holds it with that probability.
      --sample: estimates with intervals, of the metrics that have one, from some
      configurations, walks or edges; the landscape is not looked at as a whole.
      """)

  @Argument(help: SourceOptions.help)
  var source: String

  @Option(parsing: .upToNextOption, help: "Only these metrics, as NAME or NAME:SETTING=VALUE.")
  var metric: [String] = []

  @Option(
    parsing: .upToNextOption,
    help: """
      Only metrics of: \(LandscapeMetric.Aspect.allCases.map(\.rawValue).joined(separator: ", ")).
      """)
  var aspect: [String] = []

  @Option(help: "Of samples and of added noise.")
  var seed: UInt64 = 0

  @OptionGroup var roles: SourceOptions
  @OptionGroup var output: OutputOptions

  private var confidence: Double? { roles.shaping.confidence }
  private var sample: Int? { roles.shaping.sample }

  func run() throws {
    let metrics = try chosenMetrics()
    let landscapes = try roles.collection(source, output, for: Self.self)
    let records = try landscapes.map { landscape in
      guard let sample else { return try whole(metrics, on: landscape) }
      return try AnalysisRecords(
        sampling: landscape, metrics, size: sample, options: landscape.shape,
        confidence: confidence ?? 0.95, seed: Seed(seed))
    }
    let letters = Letters(for: landscapes.map(\.id))
    let parts: [AnalysisTable.Part] =
      sample != nil ? [.low, .high] : confidence != nil ? [.corrected, .low, .high] : []
    let table = AnalysisTable(records, showing: parts)
    let isNarrow = !parts.isEmpty && landscapes.count == 1
    try output.write(
      table.table(titles: isNarrow ? ["value"] : landscapes.indices.map { letters[$0] }),
      exact: table.table(titles: landscapes.map(\.id), isExact: true),
      json: .document("analyze", [("landscapes", .array(records.map(\.json)))]),
      legend: isNarrow ? landscapes[0].id + "\n\n" : letters.legend)
    addNotes(records)
  }

  private func addNotes(_ records: [AnalysisRecords]) {
    output.note(neighborhoods: Set(records.map(\.graph.neighborhoodName)))
    let isMarked = records.contains { $0.rows.contains { $0.estimate?.source == .sampled } }
    if isMarked, sample == nil {
      output.note("≈: estimated from a sample, for its size; --format json has the interval")
    }
  }

  private func whole(
    _ metrics: [LandscapeMetric], on landscape: Landscape
  ) throws -> AnalysisRecords {
    let topography = Topography(LandscapeGraph(landscape))
    let profile = LandscapeProfile(of: topography, metrics: metrics)
    guard let confidence else { return AnalysisRecords(topography, profile) }
    guard
      let estimates = try landscape.shape.corrected(
        metrics, on: topography.graph, confidence: confidence, seed: Seed(seed))
    else {
      output.note("\(landscape.id): no intervals, since there are no folds or seeds to compare")
      return AnalysisRecords(topography, profile)
    }
    return AnalysisRecords(topography, profile.adding(estimates))
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
    let all = sample == nil ? MetricCatalog.profile : MetricCatalog.all.sampled
    return named + all.filter { aspects.isEmpty || aspects.contains($0.aspect) }
  }
}
