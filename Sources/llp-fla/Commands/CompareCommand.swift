public import ArgumentParser
import Catalogs
import Documents
import Experiments
import Foundation
import LandscapeAnalysis
import Landscapes
import Numerical
import SearchSpaces

struct CompareCommand: SourceVerb {
  static let uses: SourceUses = [.cells, .neighbors, .thresholds, .confidence]

  static let configuration = CommandConfiguration(
    commandName: "compare", abstract: "Says how alike the landscapes of a source are.",
    discussion: """
      Every pair of landscapes, the two of the ids given, or each of one source with each
      of another:
        llp-fla compare results.csv --fidelity data_fraction
        llp-fla compare results.db --by fidelity --measure validation
        llp-fla compare results.db --by dataset --confidence 0.95
        llp-fla compare results.db --similarity spearman structure_distance
        llp-fla compare results.csv results/data=0.1 results/full
        llp-fla compare results.csv results/data=0.1 results/full \
          --metric all --confidence 0.95 --format csv
        llp-fla compare forest.csv boosting.csv

      Landscapes of different spaces are compared in the hyperparameters that both
      have, each at the best over the rest; the pairs say which these are.
      Three or more are clustered by Spearman's coefficient, average linkage. --by gives
      medians over the pairs that differ in nothing else; --by fidelity says in words
      whether a cheaper one can be trusted.
      Two that were named are also set side by side, metric by metric.
      --confidence: the interval that holds what a measure would be without the noise of
      losses, by drawing the folds anew; without folds, and where the grid is not
      complete, what it would be over the whole grid. Of differences of metrics, those
      without noise, as in llp-fla analyze --confidence.
      """)

  @Argument(help: SourceOptions.help)
  var source: String

  @Argument(help: "Two landscapes by id, or another source; none compares every pair.")
  var ids: [String] = []

  @Option(
    help:
      "Only pairs that differ in nothing else: fidelity, dataset, learner, measure, recipe, loss."
  )
  var by: ScenarioAxis?

  @Option(
    parsing: .upToNextOption,
    help: """
      Only these: \(SimilarityCatalog.all().names.joined(separator: ", ")).
      """)
  var similarity: [String] = []

  @Option(
    parsing: .upToNextOption,
    help: """
      Of two landscapes, only these metrics, as NAME or NAME:SETTING=VALUE, or all; in CSV and \
      Markdown, their differences instead of similarities.
      """)
  var metric: [String] = []

  @Option(help: "The share of best configurations that the top sets hold.")
  var gamma: Double = 0.1

  @Option(help: "Of draws of folds and configurations.")
  var seed: UInt64 = 0

  @OptionGroup var roles: SourceOptions
  @OptionGroup var output: OutputOptions

  private var confidence: Double? { roles.shaping.confidence }

  func validate() throws {
    if !(gamma > 0 && gamma <= 1) {
      throw ValidationError("--gamma must be above 0 and at most 1, not \(gamma)")
    }
    if ids.count > 2 {
      throw ValidationError("name two landscapes or another source, or none for every pair")
    }
    if !metric.isEmpty, ids.isEmpty {
      throw ValidationError(
        "--metric takes two landscapes, named by their ids; of many, see 'llp-fla analyze'")
    }
  }

  func run() throws {
    let collection = try sources()
    let all = collection.landscapes
    let landscapes = try chosen(of: all)
    let family = LandscapeFamily(landscapes)
    let matrix = SimilarityMatrix(
      of: landscapes, measures: try measures(for: all), confidence: confidence, seed: Seed(seed)
    ) { areMeant($0, $1, of: family) && collection.areApart($0, $1) }
    guard let first = matrix.entries.first else { throw nothingToCompare(landscapes) }
    for note in matrix.notes { output.note(note) }
    let advice =
      by == .fidelity && ids.isEmpty
      ? FidelityAdvice.all(
        among: landscapes, seconds: collection.seconds, confidence: confidence ?? 0.95,
        seed: Seed(seed))
      : []
    let isNamed = !ids.isEmpty && matrix.entries.count == 1
    let metrics = try isNamed ? differences(landscapes[first.first], landscapes[first.second]) : nil
    if !metric.isEmpty, metrics == nil {
      throw CommandError("\(source): --metric takes two landscapes; name them by their ids")
    }
    let records = SimilarityRecords(
      matrix, gamma: gamma, advice: advice, axis: ids.isEmpty ? by : nil, metrics: metrics)
    if confidence != nil, !matrix.entries.contains(where: { $0.intervals.contains { $0 != nil } }) {
      output.note(
        "no intervals: they take folds or seeds, three or more, on both sides, or incomplete grids")
    }
    switch output.printing.format {
    case .table: try output.write(records.text(allPairs: "--format csv lists them all"))
    case .json, .csv, .markdown:
      let shown = metric.isEmpty ? nil : metrics?.records
      try output.write(
        shown?.shown ?? records.pairs.shown, exact: shown?.exact ?? records.pairs.exact,
        json: records.json)
    }
  }

  /// The landscapes of the source, and of the other where one is named.
  private func sources() throws -> ComparedSources {
    let first = try roles.timedCollection(source, output, for: Self.self)
    guard ids.count == 1 else { return ComparedSources(first) }
    guard FileManager.default.fileExists(atPath: ids[0]) else {
      throw CommandError(
        "\(ids[0]): there is no such file; name another source, or two landscapes by their ids")
    }
    return try ComparedSources(
      first, named: source, roles.timedCollection(ids[0], output, for: Self.self), named: ids[0])
  }

  /// The metrics of two landscapes.
  private func differences(_ first: Landscape, _ second: Landscape) throws -> MetricDifferences {
    let named = try metric.filter { $0 != "all" }.map { try MetricCatalog.metric(labelled: $0) }
    let takesAll = metric.isEmpty || metric.contains("all")
    return MetricDifferences(
      first, second, metrics: takesAll ? MetricCatalog.profile : named, confidence: confidence,
      seed: Seed(seed))
  }

  /// The measures asked for; all of losses unless told otherwise.
  private func measures(for landscapes: [Landscape]) throws -> [SimilarityMeasure] {
    if similarity.isEmpty { return Array(SimilarityCatalog.ofLosses(gamma: gamma)) }
    let catalog = SimilarityCatalog.all(gamma: gamma, of: landscapes)
    return try similarity.map { try catalog.entry(named: $0) }
  }

  /// The two landscapes named, or all.
  private func chosen(of landscapes: [Landscape]) throws -> [Landscape] {
    guard ids.count == 2 else { return landscapes }
    let chosen = try ids.map { id in
      guard let landscape = landscapes.first(where: { $0.id == id }) else {
        let known = landscapes.map(\.id).joined(separator: ", ")
        throw CommandError("\(source): there is no landscape '\(id)'; it holds \(known)")
      }
      return landscape
    }
    _ = try LandscapePair.aligning(ComparedLandscape(chosen[0]), ComparedLandscape(chosen[1]))
    return chosen
  }

  private func nothingToCompare(_ landscapes: [Landscape]) -> CommandError {
    if landscapes.count > 1, landscapes.allSatisfy({ $0.count == 1 }) {
      return CommandError(
        "\(source): each of its landscapes has one configuration, and comparing takes two; "
          + "evaluate more")
    }
    return CommandError(
      landscapes.count == 1
        ? "\(source): holds one landscape, and comparing takes two; "
          + "name the column of fidelities with --fidelity"
        : "\(source): no two of its landscapes share hyperparameters and two configurations"
          + (by.map { " and differ in \($0.rawValue) alone" } ?? ""))
  }

  /// Whether two landscapes differ in what `--by` says alone.
  private func areMeant(_ first: Int, _ second: Int, of family: LandscapeFamily) -> Bool {
    guard let by, ids.isEmpty else { return true }
    return family.areApart(first, second, in: by)
  }
}

extension ScenarioAxis: ExpressibleByArgument {}
