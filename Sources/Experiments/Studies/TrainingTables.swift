import Formats
package import Foundation
import Learning
package import Networks

/// The tidy tables of one training or of a study of many, as CSV:
///
/// | table | a row is | columns beside the keys |
/// |---|---|---|
/// | `summary` | a run | every label, outcome, lowest, last and averaged last loss, scores, cost |
/// | `loss_per_step` | a step | `step`, `epoch`, `loss`, `gradient_norm`, `learning_rate` |
/// | `averaged_loss` | 20 steps | `step`, `kind`, `loss`: `block` of 20, then `last` of the end |
/// | `c_per_step` | a step | `step`, then what the transforms report: `c`, `s`; of runs with such |
/// | `accuracy_per_epoch` | an epoch | `epoch`, `step`, losses and scores of training and validation |
///
/// A score is the accuracy of a classifier or R² of a regression; a loss is cross-entropy or the
/// mean squared error, an error the error rate or the mean absolute error. What is not finite, or
/// was not measured, is an empty cell.
package struct TrainingTables: Sendable {
  /// One training.
  package struct Run: Sendable {
    /// Names and values that say what was trained: hyperparameters, data, seed.
    package let labels: [(name: String, value: String)]
    package let record: TrainingRecord
    package let result: TrainingResult

    package init(
      labels: [(name: String, value: String)], record: TrainingRecord, result: TrainingResult
    ) {
      self.labels = labels
      self.record = record
      self.result = result
    }
  }

  /// A table by its name, which is that of its file without `.csv`.
  package enum Name: String, Sendable, CaseIterable {
    case summary
    case lossPerStep = "loss_per_step"
    case averagedLoss = "averaged_loss"
    case telemetryPerStep = "c_per_step"
    case accuracyPerEpoch = "accuracy_per_epoch"
  }

  package let runs: [Run]
  /// The labels that tell runs apart and begin every row; none where there is one run.
  package let keys: [String]

  package init(_ runs: [Run], keys: [String] = []) {
    self.runs = runs
    self.keys = keys
  }

  /// Writes a table, piece by piece.
  ///
  /// - Throws: What `write` throws.
  /// - Complexity: O(rows), with one piece in memory at a time.
  package func write(_ name: Name, to write: (Data) throws -> Void) throws {
    var row = TidyRow(pieceSize: 1 << 16)
    for title in name == .summary ? labelNames : keys { row.add(title) }
    for title in titles(of: name) { row.add(title) }
    try row.end(write)
    for run in runs {
      try forEachRow(of: name, run) { cells in
        for key in name == .summary ? labelNames : keys { row.add(run.label(key)) }
        for cell in cells { cell.add(to: &row) }
        try row.end(write)
      }
    }
    try row.flush(write)
  }

  /// Writes all five into a folder that exists, each at once or not at all.
  ///
  /// - Throws: What Foundation says of a folder that cannot be written.
  package func write(into folder: URL) throws {
    for name in Name.allCases {
      var table = Data()
      try write(name) { table.append($0) }
      try table.write(to: folder.appending(path: "\(name.rawValue).csv"), options: .atomic)
    }
  }

  /// What the transforms of the runs report, in order of first sight; where none reports anything,
  /// the columns of landscape modification, which the table was made for.
  private var telemetryColumns: [TelemetryColumn] {
    var columns: [TelemetryColumn] = []
    for column in runs.flatMap(\.record.telemetryColumns) where !columns.contains(column) {
      columns.append(column)
    }
    return columns.isEmpty ? [.threshold, .scale] : columns
  }

  /// The labels of all runs, keys first, then in order of first sight.
  private var labelNames: [String] {
    var names = keys
    for run in runs {
      for label in run.labels where !names.contains(label.name) { names.append(label.name) }
    }
    return names
  }
}

extension TrainingTables.Run {
  fileprivate func label(_ name: String) -> String {
    labels.first { $0.name == name }?.value ?? ""
  }
}

extension TrainingTables {
  private enum Cell {
    case text(String)
    case integer(Int)
    case number(Double?)

    func add(to row: inout TidyRow) {
      switch self {
      case .text(let text): row.add(text)
      case .integer(let count): row.add(count)
      case .number(let value): row.add(value.flatMap { $0.isFinite ? $0 : nil })
      }
    }
  }

  private static let parts = ["train", "validation", "test"]

  private func titles(of name: Name) -> [String] {
    switch name {
    case .summary:
      ["outcome", "collapsed", "epochs_done", "steps", "minimum_loss", "minimum_step", "last_loss"]
        + ["last_averaged_loss"]
        + Self.parts.flatMap { ["\($0)_loss", "\($0)_error", "\($0)_score"] }
        + ["training_samples", "samples_forward", "measured_samples", "samples_backward"]
        + ["gradient_equivalents", "parameters", "floating_point_operations"]
    case .lossPerStep: ["step", "epoch", "loss", "gradient_norm", "learning_rate"]
    case .averagedLoss: ["step", "kind", "loss"]
    case .telemetryPerStep: ["step"] + telemetryColumns.map(\.name)
    case .accuracyPerEpoch:
      ["epoch", "step", "train_loss", "train_score", "validation_loss", "validation_error"]
        + ["validation_score"]
    }
  }

  private func forEachRow(
    of name: Name, _ run: Run, _ body: ([Cell]) throws -> Void
  ) throws {
    let record = run.record
    switch name {
    case .summary: try body(Self.summary(of: run))
    case .lossPerStep:
      // The epoch that a step belongs to is the first that ends at it or later.
      var epoch = 0
      for (index, step) in record.steps.enumerated() {
        while epoch < record.epochs.count, record.epochs[epoch].step <= index { epoch += 1 }
        try body([
          .integer(index + 1), .integer(epoch + 1), .number(step.loss),
          .number(step.gradientNorm), .number(step.learningRate),
        ])
      }
    case .averagedLoss:
      for block in record.averagedLosses {
        try body([.integer(block.step), .text("block"), .number(block.loss)])
      }
      if let last = record.lastAveragedLoss {
        try body([.integer(record.steps.count), .text("last"), .number(last)])
      }
    case .telemetryPerStep:
      guard !record.telemetryColumns.isEmpty else { return }
      let columns = telemetryColumns.map(record.telemetry)
      for index in record.steps.indices {
        try body(
          [.integer(index + 1)] + columns.map { .number($0.isEmpty ? nil : $0[index]) })
      }
    case .accuracyPerEpoch:
      for epoch in record.epochs {
        try body([
          .integer(epoch.number), .integer(epoch.step), .number(epoch.trainingLoss),
          .number(epoch.trainingScore), .number(epoch.validation.first),
          .number(epoch.validation.second), .number(epoch.validation.score),
        ])
      }
    }
  }

  private static func summary(of run: Run) -> [Cell] {
    let (record, cost) = (run.record, run.result.cost)
    let outcome: String
    var scores: [Scores?] = [nil, nil, nil]
    switch run.result.outcome {
    case .finished(let training, let validation, let test):
      outcome = "ok"
      scores = [training, validation, test]
    case .diverged: outcome = "diverged"
    }
    var cells: [Cell] = [
      .text(outcome), .text(run.result.isCollapsed ? "true" : "false"),
      .integer(record.epochs.last?.number ?? 0), .integer(cost.steps),
      .number(record.minimumLoss?.loss),
      record.minimumLoss.map { .integer($0.step) } ?? .number(nil),
      .number(record.steps.last?.loss), .number(record.lastAveragedLoss),
    ]
    for part in scores {
      cells += [.number(part?.first), .number(part?.second), .number(part?.score)]
    }
    return cells + [
      .integer(cost.trainingSamples), .integer(cost.samplesForward),
      .integer(cost.measuredSamples), .integer(cost.samplesBackward),
      .number(cost.gradientEquivalents), .integer(cost.parameters),
      .number(cost.floatingPointOperations),
    ]
  }
}
