public import Networks
public import Numerical
import SearchSpaces

/// A kind of model that can be trained under a configuration.
///
/// A learner draws randomness only from the seed that it is given, so that a training is repeated
/// to the bit whatever else runs beside it.
public protocol Learner: Sendable {
  /// The name on the command line: `forest`.
  var name: String { get }
  /// One line for lists.
  var summary: String { get }
  /// Every hyperparameter that it understands, with type, default and range.
  var hyperparameters: [HyperparameterDeclaration] { get }
  /// The version of an installed library that does the work: `XGBoost 3.2.0`; `nil` where this
  /// program does it, or where none is installed.
  var implementation: String? { get }
  /// What a fidelity may cut besides the data; `nil` where nothing else can be.
  var budget: TrainingBudget? { get }

  /// Those of the hyperparameters that ``memory(of:on:rows:isSaved:)`` depends on.
  var memoryHyperparameters: [String] { get }
  /// The bytes that a training takes beside its data set, about; 0 where nobody knows.
  ///
  /// - Parameters:
  ///   - rows: Of the training part.
  ///   - isSaved: Whether checkpoints are written on the way.
  /// - Throws: ``LearningError`` for the first value that is not understood.
  func memory(
    of configuration: HyperparameterValues, on dataset: Dataset, rows: Int, isSaved: Bool
  ) throws(LearningError) -> Double

  /// Checks what can be known of values before training: types, ranges, and whether they apply to
  /// the task. Values that are left out take their defaults.
  ///
  /// - Throws: ``LearningError`` for the first value that is not understood.
  func validate(_ configuration: HyperparameterValues, for dataset: Dataset) throws(LearningError)

  /// Trains on `data.training` and measures on all three parts.
  ///
  /// Divergence is a value of the result, not an error.
  ///
  /// - Parameter budget: Epochs or trees that replace the default, and cap a given number;
  ///   positive.
  /// - Throws: ``LearningError`` when a value is not understood, the data do not fit the learner,
  ///   or the session stops it.
  func train(
    _ configuration: HyperparameterValues, on data: TrainingData, budget: Int?, seed: Seed,
    session: TrainingSession
  ) throws(LearningError) -> ObservedTraining
}

extension Learner {
  /// Trains without being followed.
  public func train(
    _ configuration: HyperparameterValues, on data: TrainingData, budget: Int?, seed: Seed
  ) throws(LearningError) -> TrainingResult {
    try train(configuration, on: data, budget: budget, seed: seed, session: TrainingSession())
      .result
  }
}

extension Learner {
  public var implementation: String? { nil }
  public var memoryHyperparameters: [String] { [] }

  public func memory(
    of configuration: HyperparameterValues, on dataset: Dataset, rows: Int, isSaved: Bool
  ) throws(LearningError) -> Double { 0 }

  /// Refuses a training with checkpoints that takes more than `limit` bytes.
  ///
  /// - Throws: ``LearningError/tooLarge(_:)``, or for a value that is not understood.
  public func requireMemory(
    of configuration: HyperparameterValues, on dataset: Dataset, rows: Int, limit: Double
  ) throws(LearningError) {
    let bytes = try memory(of: configuration, on: dataset, rows: rows, isSaved: true)
    guard bytes > limit else { return }
    throw .tooLarge(
      TrainingSize(
        learner: self, configuration: configuration, bytes: bytes, workers: 1, limit: limit))
  }
}

/// What a learner counts its effort in, besides samples.
public enum TrainingBudget: String, Sendable, Codable {
  case epochs, trees

  /// The hyperparameter that says how many there are in full.
  public var hyperparameter: String { self == .epochs ? "epochs" : "n_estimators" }
}

extension Learner {
  /// The epochs or trees of a configuration in full: its value, or the default that is declared.
  ///
  /// - Returns: `nil` where the learner has no budget, or a number that is none.
  public func fullBudget(of configuration: HyperparameterValues) -> Int? {
    guard let name = budget?.hyperparameter else { return nil }
    let level =
      configuration[name] ?? hyperparameters.first { $0.name == name }?.defaultValue
    return level?.number.flatMap { Int(exactly: $0) }.flatMap { $0 > 0 ? $0 : nil }
  }
}
