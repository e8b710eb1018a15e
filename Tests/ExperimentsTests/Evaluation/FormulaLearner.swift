import Learning
import Networks
import Numerical
import SearchSpaces

/// A learner whose "training" is a formula of its values, its rows and its seed.
struct FormulaLearner: Learner {
  let name = "formula"
  let summary = "x plus noise"
  let budget: TrainingBudget? = .epochs
  private static let x = Parameter<Double>("x", .from(0, to: 100), default: 1, "The value.")
  private static let mode = Parameter<String>(
    "mode", of: ["a", "b"], default: "a", "The kind.")
  let hyperparameters = [x.declaration, mode.declaration]

  /// Ten configurations.
  static let space = Result {
    try SearchSpace([
      Hyperparameter("x", .ordinal([0, 1, 2, 3, 50])),
      Hyperparameter("mode", .categorical(["a", "b"])),
    ])
  }

  func validate(
    _ configuration: HyperparameterValues, for dataset: Dataset
  ) throws(LearningError) {
    _ = try Self.x.value(in: configuration)
    _ = try Self.mode.value(in: configuration)
  }

  /// Diverges at x = 3 in mode b, fails at x = 2 in mode b.
  func train(
    _ configuration: HyperparameterValues, on data: TrainingData, budget: Int?, seed: Seed,
    session: TrainingSession
  ) throws(LearningError) -> ObservedTraining {
    let x = try Self.x.value(in: configuration)
    let mode = try Self.mode.value(in: configuration)
    if mode == "b", x == 2 { throw .invalidData("no training at x = 2") }
    var generator = seed.generator()
    let loss = x + generator.uniform() / Double(data.training.count)
    func scores(_ shift: Double) -> Scores {
      Scores(crossEntropy: loss + shift, errorRate: (loss + shift) / 100)
    }
    let result = TrainingResult(
      outcome: mode == "b" && x == 3
        ? .diverged(step: 7)
        : .finished(training: scores(0), validation: scores(0.5), test: scores(0.7)),
      curve: (1...(budget ?? 3)).map {
        CurvePoint(step: $0, training: loss / Double($0), validation: scores(1 / Double($0)))
      },
      cost: ComputeCost(
        trainingSamples: data.training.count, samplesForward: 0, samplesBackward: 0, steps: 3,
        parameters: 0))
    return ObservedTraining(result: result)
  }
}

extension Dataset {
  /// Forty rows of two classes.
  static let toy = Dataset(
    name: "toy", featureNames: ["f"], features: (0..<40).map(Double.init),
    target: .classes((0..<40).map { $0 % 2 }, names: ["no", "yes"]))
}
