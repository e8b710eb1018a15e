import Formats
import Foundation
import Learning
import Networks

/// A finished training of the study of landscape modification, as its file keeps it.
struct ModificationRunFile: Codable {
  /// What the training is: a file of another one is refused.
  let label: String
  private let losses, gradientNorms, learningRates: [Double]
  /// c and s; empty without modification.
  private let thresholds, scales: [Double]
  private let epochs: [Epoch]
  /// Training, validation and test; empty where the training diverged.
  private let scores: [Scores]
  private let isCollapsed: Bool
  private let cost: ComputeCost

  private struct Epoch: Codable {
    let number, step: Int
    let trainingLoss: Double?
    /// `nil` too in a file that was written before it was kept.
    let trainingScore: Double?
    let validation: Scores
  }

  init(label: String, record: TrainingRecord, result: TrainingResult) {
    self.label = label
    losses = record.steps.map(\.loss)
    gradientNorms = record.steps.map(\.gradientNorm)
    learningRates = record.steps.map(\.learningRate)
    thresholds = record.telemetry(.threshold)
    scales = record.telemetry(.scale)
    epochs = record.epochs.map {
      Epoch(
        number: $0.number, step: $0.step, trainingLoss: $0.trainingLoss,
        trainingScore: $0.trainingScore, validation: $0.validation)
    }
    scores =
      switch result.outcome {
      case .finished(let training, let validation, let test): [training, validation, test]
      case .diverged: []
      }
    isCollapsed = result.isCollapsed
    cost = result.cost
  }

  var record: TrainingRecord {
    TrainingRecord(
      steps: losses.indices.map { step in
        TrainingRecord.Step(
          loss: losses[step], gradientNorm: gradientNorms[step],
          learningRate: learningRates[step],
          telemetry: thresholds.isEmpty ? [] : [thresholds[step], scales[step]])
      },
      epochs: epochs.map {
        TrainingRecord.Epoch(
          number: $0.number, step: $0.step, trainingLoss: $0.trainingLoss,
          trainingScore: $0.trainingScore, validation: $0.validation)
      }, telemetryColumns: thresholds.isEmpty ? [] : [.threshold, .scale])
  }

  var result: TrainingResult {
    TrainingResult(
      outcome: scores.count == 3
        ? .finished(training: scores[0], validation: scores[1], test: scores[2])
        : .diverged(step: losses.count),
      curve: [], isCollapsed: isCollapsed, cost: cost)
  }

  /// Whether every list is as long as it must be.
  private var isWhole: Bool {
    gradientNorms.count == losses.count && learningRates.count == losses.count
      && scales.count == thresholds.count && (scales.isEmpty || scales.count == losses.count)
      && (scores.isEmpty || scores.count == 3)
  }

  /// The file at `url`; `nil` where there is none.
  ///
  /// - Throws: ``ImportError`` for a file that is damaged or of another training.
  static func read(_ url: URL, label: String) throws -> ModificationRunFile? {
    guard FileManager.default.fileExists(atPath: url.path) else { return nil }
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    guard let file = try? decoder.decode(Self.self, from: Data(contentsOf: url)), file.isWhole
    else {
      throw ImportError.unreadable(url.path, reason: "not a finished training; remove the file")
    }
    guard file.label == label else {
      throw ImportError.unreadable(
        url.path, reason: "of a study of other data or options; name another folder")
    }
    return file
  }

  /// Writes the file at once or not at all.
  func write(to url: URL) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    try encoder.encode(self).write(to: url, options: .atomic)
  }
}
