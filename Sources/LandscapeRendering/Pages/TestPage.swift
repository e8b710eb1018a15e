import Documents
import Foundation
import Learning
package import Networks
import Numerical

/// The test report: scores with intervals, where a classifier errs and how sure it is, or how far a
/// regression is off; and single rows.
package struct TestPage {
  private let facts: TrainingFacts
  private let scores: Scores
  private let predictions: [Double]

  /// - Returns: `nil` of a training that diverged.
  package init?(_ facts: TrainingFacts, _ observed: ObservedTraining) {
    guard case .finished(_, _, let test) = observed.result.outcome,
      observed.testPredictions.count == facts.data.test.count * facts.data.dataset.classCount
    else { return nil }
    self.facts = facts
    scores = test
    predictions = observed.testPredictions
  }

  /// The page as HTML.
  package var html: String {
    switch facts.data.dataset.target {
    case .classes(let classes, let names):
      let tested = TestedClasses(
        predictions, actual: facts.data.test.map { Int(classes[$0]) }, names: names)
      return classification(tested)
    case .values(let values):
      return regression(TestedValues(predictions, actual: facts.data.test.map { values[$0] }))
    }
  }

  private func page(_ lead: String) -> HTMLPage {
    HTMLPage("Test of \(facts.name)", lead: lead)
  }

  private var note: Markup {
    .paragraph(
      "\(grouped(facts.data.test.count)) rows that selected nothing: no configuration, no epoch, no "
        + "threshold. Command: \(facts.command)", quiet: true)
  }

  private func classification(_ tested: TestedClasses) -> String {
    let interval = WilsonInterval(successes: tested.correctCount, trials: tested.count)
    var page = page(
      "\(percentage(scores.score, decimals: 2)) of \(grouped(tested.count)) test rows are classified rightly "
        + "(95 % interval \(percentage(interval.low, decimals: 2)) to \(percentage(interval.high, decimals: 2)), Wilson)."
    )
    var rows = [
      [
        "accuracy", typeset(scores.score),
        "\(typeset(interval.low)) to \(typeset(interval.high))",
      ],
      [
        "error rate", typeset(scores.second),
        "\(typeset(1 - interval.high)) to \(typeset(1 - interval.low))",
      ], ["cross-entropy, nats", typeset(scores.first), "–"],
    ]
    if tested.names.count > 5, let topFive = scores.topFiveAccuracy {
      let interval = WilsonInterval(
        successes: Int((topFive * Double(tested.count)).rounded()), trials: tested.count)
      rows.append([
        "top-5 accuracy", typeset(topFive),
        "\(typeset(interval.low)) to \(typeset(interval.high))",
      ])
    }
    rows.append(["calibration error", typeset(tested.calibrationError), "–"])
    page.add(
      "Scores", [.table(["score", "value", "95 % interval"], rows, numeric: [1, 2]), note])
    page.add(
      "Confusion and confidence",
      drawings: [ConfusionChart(tested).document, CalibrationChart(tested).document])
    page.add(
      "Classes",
      [
        .table(
          ["class", "rows", "predicted", "precision", "recall", "95 % of recall", "F1"],
          tested.names.indices.map { row(of: $0, tested) }, numeric: [1, 2, 3, 4, 5, 6]),
        .paragraph(
          "Precision: share of the rows predicted as the class that are of it. Recall: share of the "
            + "rows of the class that are predicted as it. F1: their harmonic mean.", quiet: true),
      ])
    let samples = TestSamples(facts, tested)
    page.add("Most wrong", samples.mostWrong)
    page.add("Drawn at random", samples.drawn)
    return page.text
  }

  private func row(of label: Int, _ tested: TestedClasses) -> [String] {
    let count = tested.count(of: label)
    let right = tested.confusion[label][label]
    let recall =
      count > 0 ? WilsonInterval(successes: right, trials: count) : nil
    return [
      tested.names[label], grouped(count), grouped(tested.predictedCount(of: label)),
      tested.precision(of: label).map(typeset) ?? "–",
      tested.recall(of: label).map(typeset) ?? "–",
      recall.map { "\(typeset($0.low)) to \(typeset($0.high))" } ?? "–",
      tested.harmonicMean(of: label).map(typeset) ?? "–",
    ]
  }

  private func regression(_ tested: TestedValues) -> String {
    var page = page(
      "R² \(typeset(scores.score)) on \(grouped(tested.count)) test rows; predictions are off by "
        + "\(typeset(scores.second)) on average.")
    page.add(
      "Scores",
      [
        .table(
          ["score", "value"],
          [
            ["R²", typeset(scores.score)],
            ["root of the mean squared error", typeset(scores.first.squareRoot())],
            ["mean absolute error", typeset(scores.second)],
            ["mean residual", typeset(tested.meanResidual)],
            ["median absolute residual", typeset(tested.medianAbsoluteResidual)],
          ], numeric: [1]), note,
      ])
    page.add(
      "Residuals",
      drawings: [
        ResidualCharts(tested).agreement, ResidualCharts(tested).residuals,
        ResidualCharts(tested).histogram,
      ])
    page.add("Most wrong", TestSamples.mostWrong(facts, tested))
    return page.text
  }
}
