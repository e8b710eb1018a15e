public import Foundation
public import Learning
public import Numerical

/// The file that a long training is written down in between two epochs.
///
/// ```swift
/// let file = CheckpointFile(url, label: "mlp digits seed 0 {…}")
/// try file.resume(&run)
/// while run.nextEpoch() != nil { try file.write(run) }
/// ```
public struct CheckpointFile: Sendable {
  public let url: URL
  /// What the training is: a file of another one is refused.
  public let label: String

  public init(_ url: URL, label: String) {
    self.url = url
    self.label = label
  }

  /// Replaces the file at once or not at all, so that an interruption leaves a whole one.
  ///
  /// - Precondition: The training has not diverged.
  /// - Throws: What Foundation says of a folder that cannot be written.
  public func write<Scalar: RealScalar>(_ run: borrowing TrainingRun<Scalar>) throws {
    try Data(run.checkpoint(label: label).bytes).write(to: url, options: .atomic)
  }

  /// Takes the training up where the file left it; a missing file leaves it at its start.
  ///
  /// - Throws: ``LearningError/invalidCheckpoint(_:)`` for a file that is damaged or of another
  ///   training.
  public func resume<Scalar: RealScalar>(_ run: inout TrainingRun<Scalar>) throws {
    guard FileManager.default.fileExists(atPath: url.path) else { return }
    let bytes = [UInt8](try Data(contentsOf: url))
    try run.resume(from: TrainingCheckpoint(bytes: bytes, label: label))
  }
}
