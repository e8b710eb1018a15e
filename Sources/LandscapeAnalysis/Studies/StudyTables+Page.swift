import Documents
import Foundation
import Landscapes
import Numerical
import SearchSpaces

/// The page for people.
extension StudyTables {
  func page(
    _ fidelities: [Row], _ shapes: [Row], _ pairs: [Row], _ measures: [Row]
  ) -> String {
    let full = validation.filter { $0.scenario.fidelity == .full }
    let grids = learners.map { learner -> String in
      let count = full.first { $0.scenario.learner == learner }?.count ?? 0
      return "\(learner) (\(count) configurations)"
    }.joined(separator: ", ")
    let datasets = Set(full.map(\.scenario.dataset)).sorted().joined(separator: ", ")
    let known = Set(validation.map(\.scenario.fidelity)).sorted().map(\.label)
    var lines = [introduction(grids, datasets, known.joined(separator: "; "))]
    lines += learners.map { "- " + sentence(of: $0, fidelities, shapes, measures) }
    lines += [
      "", "## Does a part of the data order configurations as all of it does?", "",
      "Published (Huang & Li 2023, other grids and data): median Spearman above 0.85.", "",
    ]
    let cheap = Set(fidelities.map { $0.names[2] }).sorted()
    var orders = Self.table(["learner"], numbers: cheap, ["expectation"])
    for learner in learners {
      let cells = cheap.map { label in
        fidelities.filter { $0.learner == learner && $0.names[2] == label }.map { $0.values[0] }
      }
      let judged = verdicts(zip(cheap, cells).map { ($0, median($1)) }, above: 0.85)
      orders.rows.append([learner] + cells.map(cell) + [judged])
    }
    lines += [orders.markdown, Self.shapeIntroduction]
    var shape = Self.table(
      ["learner"], numbers: ["L-ast, arcs", "L-ast, edges", "NDC, 0.01", "NDC, 0.1"],
      ["L-ast > 0.7", "NDC > 0.6"])
    for learner in learners {
      let cells = Self.shapeLabels.map { of(learner, $0, shapes) }
      shape.rows.append(
        [learner] + cells.map(cell)
          + [
            verdict(median(cells[0]), above: 0.7), verdict(median(cells[2]), above: 0.6),
          ])
    }
    lines += [shape.markdown, Self.transferIntroduction]
    var transfer = Self.table(
      ["learner"], numbers: ["data sets", "regret", "validation–test", "train–test"], [])
    for learner in learners {
      func of(_ rows: [Row], _ value: Int, _ name: String? = nil) -> String {
        let values = rows.filter { $0.learner == learner && (name == nil || $0.names[2] == name) }
        return median(values.map { $0.values[value] }).map(two) ?? "–"
      }
      transfer.rows.append([
        learner, of(pairs, 0), of(pairs, 1), of(measures, 0, "validation"),
        of(measures, 0, "train"),
      ])
    }
    return (lines + [transfer.markdown]).joined(separator: "\n")
  }

  private static func table(
    _ names: [String], numbers: [String], _ words: [String]
  ) -> Table {
    Table(
      names.map { .init(title: $0) } + numbers.map { .init(title: $0, isNumeric: true) }
        + words.map { .init(title: $0) })
  }

  private func introduction(_ grids: String, _ datasets: String, _ fidelities: String) -> String {
    """
    # A study of \(learners.count) learners

    Grids of \(grids), on \(datasets), at \(fidelities), by cross-validation in five folds.
    \(lacking)

    Made by

        \(command)

    With all digits, one row per learner, data set and what else the columns name:

    - `fidelity.csv`: Spearman of validation losses at a part of the data with those at all of it, and
      the 95 % interval that holds what it would be without the noise of the folds; the share of the
      best tenth that stays there; how far above the best loss its best lies, over the best loss.
    - `shape.csv`: L-ast and NDC of validation losses.
    - `datasets.csv`: Spearman and regret from one data set to another.
    - `measures.csv`: Spearman and shake-up of train and validation losses with test losses.

    Each number below is the median over the data sets; in brackets the middle 95 % of medians when the
    data sets are drawn anew. So few data sets say little about others.

    ## What it says

    """
  }

  /// The configurations that are left out, in a sentence.
  private var lacking: String {
    let failing = validation.filter { $0.failedCount > 0 }
    if failing.isEmpty { return "Every training ended well." }
    let parts = failing.map { landscape -> String in
      let scenario = landscape.scenario
      return "\(landscape.failedCount) of \(scenario.learner) on \(scenario.dataset) at "
        + scenario.fidelity.label
    }
    return "Left out are configurations with a training that diverged: "
      + parts.joined(separator: ", ") + "."
  }

  private static let shapeIntroduction = """
    ## How smooth, and how flat towards the best?

    L-ast over improving arcs is the published value (`loss_assortativity:variant=improving_arcs`),
    inflated since ties are dropped and each pair is ordered; over all edges it is ours. NDC with the
    default threshold, a hundredth of the interquartile range, and with a tenth; the paper's own formula
    and threshold were not available. Published for boosting: L-ast above 0.7, NDC above 0.6; the other
    learners are held against the same. Validation losses at full fidelity.

    """

  private static let transferIntroduction = """
    ## Across data sets, and from validation and training to test

    Median Spearman of full-fidelity losses: of two data sets; of validation and of train losses with
    test losses. Regret: how far above the best, on the scale to the worst, one data set's best lies on
    another.

    """

  private static let shapeLabels = [
    LandscapeMetric.lossAssortativityOfArcs.label, LandscapeMetric.lossAssortativity.label,
    LandscapeMetric.neutralityDistanceCorrelation.label, coarseNeutrality,
  ]

  /// A metric at full fidelity, per data set.
  private func of(_ learner: String, _ label: String, _ shapes: [Row]) -> [Double?] {
    shapes.filter {
      $0.learner == learner && $0.names[2] == Fidelity.full.label && $0.names[3] == label
    }.map { $0.values[0] }
  }

  /// What was found of one learner, and whether it was expected.
  private func sentence(
    of learner: String, _ fidelities: [Row], _ shapes: [Row], _ measures: [Row]
  ) -> String {
    let own = fidelities.filter { $0.learner == learner }
    var labels: [String] = []
    for row in own where !labels.contains(row.names[2]) { labels.append(row.names[2]) }
    let parts = labels.map { label -> String in
      let rows = own.filter { $0.names[2] == label }
      let above = rows.count { $0.values[0] ?? -1 > 0.85 }
      let mayBe = rows.count { $0.values[2] ?? -1 > 0.85 }
      return "\(label) orders configurations as published on \(above) of \(rows.count) data sets"
        + (mayBe > above
          ? ", and may on \(mayBe - above) more, as far as the noise of the folds can tell" : "")
    }
    var sentences = ["**\(learner)**: " + parts.joined(separator: "; ") + "."]
    let arcs = median(of(learner, Self.shapeLabels[0], shapes))
    let neutrality = [2, 3].map { median(of(learner, Self.shapeLabels[$0], shapes)) }
    if let arcs {
      sentences.append(
        "Neighbours have similar losses (L-ast \(two(arcs))): "
          + (arcs > 0.7 ? "as published." : "less so than published."))
    }
    if let fine = neutrality[0], let coarse = neutrality[1] {
      let highest = max(fine, coarse)
      sentences.append(
        highest > 0.6
          ? "It is flatter towards the best (NDC \(two(highest))): as published."
          : "It is not flatter towards the best as published (NDC \(two(fine)) and \(two(coarse)))"
            + (highest > 0.2 ? ", if a little." : "."))
    }
    let train = median(
      measures.filter { $0.learner == learner && $0.names[2] == "train" }.map { $0.values[0] })
    if let train, train < 0.5 {
      sentences.append(
        "Train losses do not tell which configuration is good (Spearman with test \(two(train))).")
    }
    return sentences.joined(separator: " ")
  }

  private func median(_ values: [Double?]) -> Double? {
    let known = values.compactMap(\.self)
    return known.isEmpty ? nil : Quantiles(of: known).median
  }

  /// `0.93 [0.90, 0.95]`.
  private func cell(_ values: [Double?]) -> String {
    let known = values.compactMap(\.self)
    guard let middle = median(known) else { return "–" }
    let replicates = Bootstrap(seed: Seed(0)).replicates(of: known.count) { drawn in
      Quantiles(of: drawn.map { known[Int($0)] }).median
    }
    guard
      let interval = Bootstrap.interval(
        of: replicates, around: middle, sampleSize: known.count)
    else { return two(middle) }
    return "\(two(middle)) [\(two(interval.lowerBound)), \(two(interval.upperBound))]"
  }

  private func verdict(_ value: Double?, above bound: Double) -> String {
    value.map { $0 > bound ? "agrees" : "does not agree" } ?? "undefined"
  }

  private func verdicts(_ values: [(String, Double?)], above bound: Double) -> String {
    let words = values.map { verdict($0.1, above: bound) }
    if let first = words.first, words.allSatisfy({ $0 == first }) { return first }
    return zip(values, words).map { "\($0.0) \($1)" }.joined(separator: ", ")
  }

  private func two(_ value: Double) -> String { String(format: "%.2f", value) }
}
