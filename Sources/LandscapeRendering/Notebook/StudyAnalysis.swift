import Documents
import LandscapeAnalysis
public import Landscapes
import Learning
import Networks
import Numerical
import SearchSpaces

/// What was found about the landscapes of a study: metrics, similarities, importances and maps.
///
/// ```swift
/// let analysis = try StudyAnalysis(collection, seed: 0) { Topography(LandscapeGraph($0)) }
/// let study = try analysis.export(source: "results.csv", command: "", version: "")
/// let files = try NotebookExport(study).files(in: "study")
/// ```
public struct StudyAnalysis: Sendable {
  /// Landscapes that differ in fidelity and measure alone, the cheapest first.
  private struct Series: Sendable {
    /// Counted from 1: of the series, and of its search space.
    let number, space: Int
    let landscapes: [Landscape]

    var main: Landscape { LandscapeFamily.main(of: landscapes) }
  }

  private let series: [Series]
  private let seconds: [Scenario: Double]
  private let seed: UInt64
  private let topographies: [String: Topography]

  /// - Parameter topography: Of one of the landscapes.
  public init(
    _ collection: LandscapeCollection, seed: UInt64 = 0,
    topography: (Landscape) throws -> Topography = { Topography(LandscapeGraph($0)) }
  ) throws {
    let family = LandscapeFamily(collection.landscapes)
    let spaces = family.bySpace.map { $0[0].space }
    series = family.series(along: [.fidelity, .measure]).enumerated().map { index, landscapes in
      let space = spaces.firstIndex(of: landscapes[0].space) ?? 0
      return Series(number: index + 1, space: space + 1, landscapes: landscapes)
    }
    self.seed = seed
    seconds = collection.seconds
    topographies = try Dictionary(
      series.flatMap(\.landscapes).map { ($0.id, try topography($0)) },
      uniquingKeysWith: { first, _ in first })
  }

  private var landscapes: [Landscape] { series.flatMap(\.landscapes) }

  /// The study with its tables.
  ///
  /// - Parameters:
  ///   - source: What it is called.
  ///   - command: What writes the same again.
  public func export(source: String, command: String, version: String) throws -> StudyExport {
    let measured = landscapes.compactMap { topographies[$0.id].map { MeasuredLandscape($0) } }
    let profiles = measured.map { LandscapeProfile(of: $0.topography) }
    var options = HyperparameterImportance.Options()
    (options.order, options.seed) = (2, Seed(seed))
    let importances = landscapes.map { HyperparameterImportance(of: $0, options) }
    let similarity = SimilarityMatrix(
      of: landscapes, measures: Array(SimilarityCatalog.ofLosses()), seed: Seed(seed))
    let maps = try maps(measured)
    return StudyExport(
      source: source, command: command, seed: seed, version: version,
      entries: measured.map { measured in
        StudyExport.Entry(
          measured.topography,
          standardErrors: LossNoise(measured.topography.graph.landscape)?.standardErrors)
      },
      metrics: metricTable(profiles).csv,
      similarity: SimilarityRecords(similarity).pairs.exact.csv,
      importance: HyperparameterImportance.effects(of: importances).exact.csv,
      map: mapTable(maps).csv, distances: distances(profiles),
      importances: importance(importances), fidelities: fidelities(similarity),
      pairs: pairs(similarity), places: places(maps))
  }

  // MARK: Tables

  private func metricTable(_ profiles: [LandscapeProfile]) -> Table {
    var table = Table(
      [
        "landscape", "learner", "dataset", "fidelity", "measure", "quantity", "study", "space",
        "main", "coverage", "failed", "metric", "aspect", "value", "low", "high", "reason",
      ].map { .init(title: $0) })
    func text(_ value: Double?) -> String { value.map { "\($0)" } ?? "" }
    let owners = series.flatMap { series in series.landscapes.map { _ in series } }
    for (index, landscape) in landscapes.enumerated() {
      let (owner, scenario) = (owners[index], landscape.scenario)
      let start = [
        landscape.id, scenario.learner, scenario.dataset, scenario.fidelity.label,
        landscape.measure.rawValue, Self.quantity(of: landscape), String(owner.number),
        String(owner.space), String(landscape.id == owner.main.id), "\(landscape.coverage)",
        String(landscape.failedCount),
      ]
      for entry in profiles[index].entries {
        table.rows.append(
          start + [
            entry.metric.label, entry.metric.aspect.rawValue, text(entry.value),
            text(entry.estimate?.low), text(entry.estimate?.high), entry.reason ?? "",
          ])
      }
    }
    return table
  }

  /// What the losses of a landscape are, with their unit.
  private static func quantity(of landscape: Landscape) -> String {
    let scenario = landscape.scenario
    let name: String
    switch LossKind(rawValue: scenario.loss) {
    case .crossEntropy: name = "cross-entropy (nats)"
    case .errorRate: name = "error rate (share)"
    case .meanSquaredError: name = "mean squared error (squared units of the target)"
    case .meanAbsoluteError: name = "mean absolute error (units of the target)"
    case nil:
      // A table does not say on which part of the data it was measured.
      return scenario.orientation == .maximised ? "\(scenario.loss), negated" : scenario.loss
    }
    return "\(landscape.measure.rawValue) \(name)"
  }

  /// Of each space, the landscape that a report shows, where its configurations are joined.
  private func maps(_ measured: [MeasuredLandscape]) throws -> [PlacedLandscape] {
    try LandscapeFamily(landscapes).bySpace.compactMap { group in
      let main = LandscapeFamily.main(of: group)
      let found = measured.first { $0.topography.graph.landscape.id == main.id }
      return try found.flatMap { found in
        found.topography.scan.edgeCount > 0
          ? try PlacedLandscape(embedding: found, seed: seed) : nil
      }
    }
  }

  private func mapTable(_ maps: [PlacedLandscape]) -> Table {
    var table = Table(["landscape", "rank", "x", "y"].map { .init(title: $0) })
    for map in maps {
      let landscape = map.measured.topography.graph.landscape
      for (node, place) in map.positions.enumerated() {
        table.rows.append([
          landscape.id, String(landscape.rank(ofNode: node)), "\(place.x)", "\(place.y)",
        ])
      }
    }
    return table
  }

  // MARK: Answers

  private func distances(_ profiles: [LandscapeProfile]) -> StudyExport.Answer {
    let mains = Set(series.map(\.main.id))
    let metric = LandscapeMetric.fitnessDistanceCorrelation
    let isKnown = zip(landscapes, profiles).contains { landscape, profile in
      mains.contains(landscape.id) && profile[metric.label] != nil
    }
    return isKnown ? .answered(notes: []) : .unanswered(reason: metric.undefinedWhen)
  }

  private func importance(_ reports: [HyperparameterImportance]) -> StudyExport.Answer {
    let mains = Set(series.map(\.main.id))
    let known = reports.filter { mains.contains($0.landscape.id) && !$0.effects.isEmpty }
    if !known.isEmpty {
      return .answered(notes: known.prefix(12).map { "\($0.landscape.id): \($0.finding())" })
    }
    return .unanswered(
      reason: reports.lazy.flatMap(\.reasons).first?.text ?? "no effect was found")
  }

  private func fidelities(_ similarity: SimilarityMatrix) -> StudyExport.Answer {
    let cheap = series.compactMap { series -> (cheap: String, main: String)? in
      let main = series.main
      let first = series.landscapes.first { $0.measure == main.measure }
      return first.flatMap { $0.id == main.id ? nil : ($0.id, main.id) }
    }
    guard !cheap.isEmpty else {
      return .unanswered(reason: "no landscape was evaluated at two fidelities")
    }
    let spearman = similarity.rows(of: SimilarityMeasure.spearman.name)
    let known = cheap.filter { pair in
      guard let a = similarity.landscapes.firstIndex(where: { $0.id == pair.cheap }),
        let b = similarity.landscapes.firstIndex(where: { $0.id == pair.main })
      else { return false }
      return spearman[a][b] != nil
    }
    guard !known.isEmpty else {
      return .unanswered(
        reason: "all losses of one fidelity are equal, or both share fewer than two configurations")
    }
    let shown = series.flatMap { series in
      series.landscapes.filter { $0.measure == series.main.measure }
    }
    let advice = FidelityAdvice.all(
      among: shown, seconds: seconds, confidence: 0.95, seed: Seed(seed))
    return .answered(notes: advice.prefix(12).map { "\($0.cheap.id): \($0.sentence)" })
  }

  private func pairs(_ similarity: SimilarityMatrix) -> StudyExport.Answer {
    guard landscapes.count > 2 else {
      return .unanswered(reason: "there are fewer than three landscapes")
    }
    let rows = similarity.rows(of: SimilarityMeasure.spearman.name)
    let isKnown = similarity.entries.contains { rows[$0.first][$0.second] != nil }
    return isKnown
      ? .answered(notes: [])
      : .unanswered(reason: "no two landscapes share two configurations of different losses")
  }

  private func places(_ maps: [PlacedLandscape]) -> StudyExport.Answer {
    guard !maps.isEmpty else {
      return .unanswered(reason: "no configuration differs from another by one edit")
    }
    return .answered(
      notes: maps.prefix(12).map { map in
        ([map.measured.topography.graph.landscape.id + ":"] + map.notes).joined(separator: " ")
      })
  }
}
