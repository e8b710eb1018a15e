import Documents
import Foundation
package import Learning
package import Networks
import Numerical

/// What both reports of a training say of it.
package struct TrainingFacts: Sendable {
  /// In a few words: `simple_cnn on mnist`.
  package let name: String
  /// Every hyperparameter with its value, in order.
  package let configuration: [(name: String, value: String)]
  /// The rows of each part, and the data set they are of.
  package let data: TrainingData
  package let seed: UInt64
  /// What was typed.
  package let command: String

  package init(
    name: String, configuration: [(name: String, value: String)], data: TrainingData, seed: UInt64,
    command: String
  ) {
    self.name = name
    self.configuration = configuration
    self.data = data
    self.seed = seed
    self.command = command
  }

  var isClassification: Bool { data.dataset.task == .classification }
  /// The names of the two losses and of the score.
  var measures: [String] {
    isClassification
      ? ["cross-entropy", "error rate", "accuracy"]
      : ["mean squared error", "mean absolute error", "R²"]
  }
}

/// The training report: curves, configuration, data, cost, and how to repeat it.
package struct TrainingPage {
  private let facts: TrainingFacts
  private let observed: ObservedTraining
  /// Seconds by the clock and of all processors; `nil` where they were not measured.
  private let seconds: (wall: Double, processor: Double)?

  package init(
    _ facts: TrainingFacts, _ observed: ObservedTraining,
    seconds: (wall: Double, processor: Double)?
  ) {
    self.facts = facts
    self.observed = observed
    self.seconds = seconds
  }

  private var record: TrainingRecord { observed.record }
  private var cost: ComputeCost { observed.result.cost }

  /// The page as HTML.
  package var html: String {
    var page = HTMLPage("Training of \(facts.name)", lead: lead)
    page.add("Curves", drawings: lossCharts + [scoreChart])
    page.add(
      "Steps",
      drawings: record.steps.isEmpty ? [] : [rateChart, gradientChart] + telemetryCharts
    )
    page.add(
      "Scores",
      scores.isEmpty
        ? [.paragraph("None: the training diverged.")]
        : [.table(["part", "rows"] + facts.measures, scores, numeric: [1, 2, 3, 4])])
    page.add("Cost", [.table(["what", "how much"], costs, numeric: [1])])
    page.add(
      "Configuration",
      [
        .table(
          ["hyperparameter", "value"], facts.configuration.map { [$0.name, $0.value] },
          numeric: [1])
      ])
    page.add("Data and seed", [.table(["what", "value"], dataRows, numeric: [1])])
    page.add(
      "To repeat it",
      [
        Markup("pre", text: facts.command),
        .paragraph(
          "The same command and build give the same bits, whatever the number of threads. "
            + "training.log has every epoch, the tables beside it every step.", quiet: true),
      ])
    return page.text
  }

  private var lead: String {
    let name = facts.isClassification ? "Accuracy" : "R²"
    switch observed.result.outcome {
    case .diverged(let step): return "Diverged at step \(grouped(step))."
    case .finished(let training, let validation, let test):
      let collapsed =
        observed.result.isCollapsed ? " It has learnt no more than the largest class." : ""
      return "\(name) \(typeset(test.score)) on test rows, \(typeset(validation.score)) on "
        + "validation rows and \(typeset(training.score)) on training rows, after "
        + "\(grouped(cost.steps)) steps.\(collapsed)"
    }
  }

  private var counted: String { cost.steps == record.epochs.last?.number ? "trees" : "epochs" }

  /// Losses of batches are of the standardised target where a network learns values, and so in
  /// another unit than those of validation: they have a chart of their own.
  private var lossCharts: [SVGDocument] {
    let name = record.steps.isEmpty ? "training" : "training, batches before their step"
    let training = line(name) { $0.trainingLoss }
    let validation = line("validation") { $0.validation.first }
    let best = record.epochs.min { $0.validation.first < $1.validation.first }
    let finding = best.map {
      "Lowest validation \(facts.measures[0]) " + at($0, $0.validation.first)
    }
    if facts.isClassification || record.steps.isEmpty {
      return [chart("Loss", finding, y: facts.measures[0], [training, validation])]
    }
    let last = record.epochs.last.flatMap { epoch in
      epoch.trainingLoss.map { "The target is standardised: " + at(epoch, $0) }
    }
    return [
      chart("Loss", finding, y: facts.measures[0], [validation]),
      chart("Training loss", last, y: "training loss", [training]),
    ]
  }

  private var scoreChart: SVGDocument {
    let training = line("training") { $0.trainingScore }
    let best = record.epochs.max { $0.validation.score < $1.validation.score }
    return chart(
      "Score",
      best.map { "Highest validation \(facts.measures[2]) " + at($0, $0.validation.score) },
      y: facts.measures[2],
      (training.points.isEmpty ? [] : [training])
        + [line("validation") { $0.validation.score }])
  }

  private func line(
    _ name: String, _ value: (TrainingRecord.Epoch) -> Double?
  ) -> LineChart.Line {
    LineChart.Line(
      name: name,
      points: record.epochs.compactMap { epoch in
        value(epoch).map { (x: Double(epoch.number), y: $0) }
      })
  }

  private func at(_ epoch: TrainingRecord.Epoch, _ value: Double) -> String {
    "\(typeset(value)) after \(epoch.number) \(counted)."
  }

  private func chart(
    _ title: String, _ finding: String?, y: String, _ lines: [LineChart.Line]
  ) -> SVGDocument {
    LineChart(title: title, finding: finding ?? "", x: counted, y: y, lines: lines).document
  }

  private func steps(_ value: (TrainingRecord.Step) -> Double?) -> [(x: Double, y: Double)] {
    record.steps.enumerated().compactMap { index, step in
      value(step).map { (x: Double(index + 1), y: $0) }
    }
  }

  private var rateChart: SVGDocument {
    let rates = record.steps.map(\.learningRate)
    let (first, highest) = (rates[0], rates.max() ?? 0)
    let isConstant = rates.allSatisfy { $0 == first }
    return LineChart(
      title: "Learning rate",
      finding: isConstant
        ? "\(typeset(first)) throughout."
        : "From \(typeset(first)) to \(typeset(rates[rates.count - 1])), at most "
          + "\(typeset(highest)).", x: "steps", y: "learning rate",
      lines: [.init(name: "", points: steps(\.learningRate))]
    ).document
  }

  private var gradientChart: SVGDocument {
    let norms = record.steps.map(\.gradientNorm).filter(\.isFinite)
    return LineChart(
      title: "Gradient norm",
      finding: norms.isEmpty
        ? "" : "Median \(typeset(Quantiles(of: norms).median)), behind transforms.",
      x: "steps", y: "norm", lines: [.init(name: "", points: steps(\.gradientNorm), isFaint: true)]
    ).document
  }

  /// A chart of each column that the transforms report; c of landscape modification beside the
  /// loss.
  private var telemetryCharts: [SVGDocument] {
    record.telemetryColumns.compactMap { column -> SVGDocument? in
      let values = record.telemetry(column)
      guard let last = values.last else { return nil }
      let points = values.enumerated().map { (x: Double($0 + 1), y: $1) }
      let mean = values.reduce(0, +) / Double(values.count)
      switch column {
      case .threshold:
        return LineChart(
          title: "Landscape modification: c",
          finding: "c ends at \(typeset(last)).", x: "steps", y: "loss",
          lines: [
            .init(name: "loss of the batch", points: steps(\.loss), isFaint: true),
            .init(name: "c", points: points),
          ]
        ).document
      case .scale:
        return LineChart(
          title: "Landscape modification: s",
          finding: "Gradients were multiplied by \(typeset(mean)) on average.", x: "steps",
          y: "s", lines: [.init(name: "", points: points, isFaint: true)]
        ).document
      default:
        return LineChart(
          title: column.name, finding: "\(column.summary): \(typeset(mean)) on average.",
          x: "steps", y: column.name, lines: [.init(name: "", points: points, isFaint: true)]
        ).document
      }
    }
  }

  private var scores: [[String]] {
    guard case .finished(let training, let validation, let test) = observed.result.outcome else {
      return []
    }
    let data = facts.data
    return [
      ("training", data.training.count, training),
      ("validation", data.validation.count, validation), ("test", data.test.count, test),
    ].map { name, rows, scores in
      [name, grouped(rows)] + [scores.first, scores.second, scores.score].map(typeset)
    }
  }

  private var costs: [[String]] {
    var rows = [
      ["steps or trees", grouped(cost.steps)],
      ["parameters, or nodes of trees", grouped(cost.parameters)],
      ["samples forward", grouped(cost.samplesForward)],
      ["of them to measure only", grouped(cost.measuredSamples)],
      ["samples backward", grouped(cost.samplesBackward)],
      ["gradient-equivalents, (F + 2B)/3", grouped(Int(cost.gradientEquivalents.rounded()))],
      [
        "floating-point operations",
        cost.floatingPointOperations.map(typeset) ?? "not counted",
      ],
    ]
    if let seconds {
      rows.append(["seconds by the clock, since the last start", typeset(seconds.wall)])
      rows.append(["seconds of all processors", typeset(seconds.processor)])
    }
    return rows + [["energy", "not measured"]]
  }

  private var dataRows: [[String]] {
    let data = facts.data
    let dataset = data.dataset
    return [
      ["data set", dataset.name], ["recipe", dataset.recipe.name], ["task", dataset.task.rawValue],
      ["fingerprint", dataset.fingerprint],
      ["features", grouped(dataset.featureCount)],
      ["training rows", grouped(data.training.count)],
      ["validation rows", grouped(data.validation.count)],
      ["test rows, looked at once", grouped(data.test.count)], ["seed", "\(facts.seed)"],
    ]
  }
}
