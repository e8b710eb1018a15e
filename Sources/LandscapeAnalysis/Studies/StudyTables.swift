import Documents
package import Landscapes
import Numerical
import SearchSpaces

/// What grids over learners, data sets and fidelities say, as tables: files of exact values, and a
/// page with medians over the data sets beside what was published.
///
/// All follows from the losses alone, no times: the same landscapes give the same bytes.
package struct StudyTables {
  private let landscapes: [Landscape]
  /// What makes the page again, as a command.
  let command: String
  let learners: [String]

  /// - Parameter command: What makes the tables again, for the page.
  package init(_ collection: LandscapeCollection, command: String) {
    landscapes = collection.landscapes
    self.command = command
    learners = Set(landscapes.map(\.scenario.learner)).sorted()
  }

  /// The names of ``files``.
  package static let names = [
    "fidelity.csv", "shape.csv", "datasets.csv", "measures.csv", "README.md",
  ]

  /// Each with its name, in the order of ``names``.
  package var files: [(name: String, text: String)] {
    let (fidelities, shapes) = (fidelityRows(), shapeRows())
    let (datasets, measures) = (datasetRows(), measureRows())
    let texts = [
      csv(
        ["learner", "dataset", "fidelity"], ["spearman", "low", "high", "top_tenth", "excess"],
        fidelities),
      csv(["learner", "dataset", "fidelity", "metric"], ["value"], shapes),
      csv(["learner", "a", "b"], ["spearman", "regret_transfer"], datasets),
      csv(["learner", "dataset", "measure"], ["spearman", "shake_up"], measures),
      page(fidelities, shapes, datasets, measures),
    ]
    return zip(Self.names, texts).map { (name: $0, text: $1) }
  }

  /// A row of a table: names first, then values.
  struct Row {
    let names: [String]
    let values: [Double?]
    var learner: String { names[0] }
  }

  /// By their lines.
  private func csv(_ names: [String], _ values: [String], _ rows: [Row]) -> String {
    var table = RecordTable(
      rows,
      names.enumerated().map { place, name in .text(name) { $0.names[place] } }
        + values.enumerated().map { place, name in
          .number(name, missing: "") { $0.values[place] }
        }
    ).exact
    table.rows.sort { CSVText.row($0) < CSVText.row($1) }
    return table.csv
  }

  var validation: [Landscape] { landscapes.filter { $0.measure == .validation } }

  private func fidelityRows() -> [Row] {
    FidelityAdvice.all(among: validation).map { advice in
      let scenario = advice.cheap.scenario
      return Row(
        names: [scenario.learner, scenario.dataset, scenario.fidelity.label],
        values: [
          advice.spearman, advice.interval?.low, advice.interval?.high, advice.containment,
          advice.excess,
        ])
    }
  }

  /// L-ast of arcs, as published; L-ast of all edges; NDC with the default threshold, and with one
  /// ten times that.
  private func shapeRows() -> [Row] {
    let metrics: [LandscapeMetric] = [
      .lossAssortativityOfArcs, .lossAssortativity, .neutralityDistanceCorrelation,
    ]
    return validation.flatMap { landscape in
      let graph = LandscapeGraph(landscape)
      let profile = LandscapeProfile(of: Topography(graph), metrics: metrics)
      let coarse = LandscapeProfile(
        of: Topography(graph, neutralityThreshold: .interquartile(0.1)),
        metrics: [.neutralityDistanceCorrelation])
      return
        (profile.entries.map { ($0.metric.label, $0.value) }
        + coarse.entries.map { (Self.coarseNeutrality, $0.value) }).map { label, value in
          Row(
            names: [
              landscape.scenario.learner, landscape.scenario.dataset,
              landscape.scenario.fidelity.label, label,
            ], values: [value])
        }
    }
  }

  /// NDC where a tenth of the interquartile range is neutral.
  static let coarseNeutrality = "neutrality_distance_correlation:neutrality=iqr:0.1"

  private func datasetRows() -> [Row] {
    let full = validation.filter { $0.scenario.fidelity == .full }
    return full.flatMap { first in
      full.compactMap { second -> Row? in
        guard first.scenario.learner == second.scenario.learner,
          first.scenario.dataset != second.scenario.dataset,
          let pair = try? LandscapePair(first, second)
        else { return nil }
        return Row(
          names: [first.scenario.learner, first.scenario.dataset, second.scenario.dataset],
          values: [
            SimilarityMeasure.spearman.value(on: pair),
            SimilarityMeasure.regretTransfer.value(on: pair),
          ])
      }
    }
  }

  /// Train and validation against test.
  private func measureRows() -> [Row] {
    landscapes.filter { $0.measure != .test && $0.scenario.fidelity == .full }
      .compactMap { landscape -> Row? in
        guard
          let test = landscapes.first(where: {
            $0.scenario == landscape.scenario && $0.measure == .test
          }), let pair = try? LandscapePair(landscape, test)
        else { return nil }
        return Row(
          names: [
            landscape.scenario.learner, landscape.scenario.dataset, landscape.measure.rawValue,
          ],
          values: [
            SimilarityMeasure.spearman.value(on: pair), SimilarityMeasure.shakeUp.value(on: pair),
          ])
      }
  }
}
