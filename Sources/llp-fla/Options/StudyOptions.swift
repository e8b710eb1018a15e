import ArgumentParser
import Catalogs
import Experiments
import Formats
import Foundation
import Learning
import Numerical
import SearchSpaces

/// Which study is evaluated, and how.
struct StudyOptions: ParsableArguments {
  @Option(
    help: "The data set, instead of that of the file: a name (llp-fla list datasets) or a path.")
  var dataset: String?

  @OptionGroup var prediction: TargetOptions

  @Option(
    help: """
      Evaluate at this fidelity instead of those of the file: full, or as in data=0.1,epochs=2. \
      Repeatable.
      """)
  var fidelity: [String] = []

  @OptionGroup var training: TrainingOptions

  func validate() throws {
    if let wrong = fidelity.first(where: { Fidelity(label: $0) == nil }) {
      throw ValidationError("--fidelity must be full, or as in data=0.1,epochs=2, not '\(wrong)'")
    }
  }

  /// The study and the plan of a space file.
  func plan(
    _ path: String, sampling: GridSampling
  ) throws -> (study: StudyDefinition, plan: EvaluationPlan) {
    try training.plan(
      path, dataset: dataset, prediction, sampling: sampling, fidelities: fidelity)
  }

  /// The study and the plan of a preset.
  func plan(
    preset: String, sampling: GridSampling
  ) throws -> (study: StudyDefinition, plan: EvaluationPlan) {
    let study = prediction.applied(
      to: try StudyCatalog.all.entry(named: preset).study(dataset: dataset))
    return (study, try training.plan(of: study, sampling: sampling, fidelities: fidelity))
  }
}

/// Folds, workers and the seed.
struct TrainingOptions: ParsableArguments {
  @Option(help: "Folds of the cross-validation, instead of those of the file.")
  var folds: Int?

  @Option(help: "Trainings at once (default: one per core).")
  var workers: Int?

  @Option(help: "The origin of all randomness.")
  var seed: UInt64 = 0

  func validate() throws {
    if let folds, folds < 1 { throw ValidationError("--folds must be at least 1, not \(folds)") }
    if let workers, workers < 1 {
      throw ValidationError("--workers must be at least 1, not \(workers)")
    }
  }

  /// Trainings at once: as many as asked for, or as many as there are cores and memory for.
  ///
  /// - Throws: ``LearningError/tooLarge(_:)`` before anything is trained.
  func workerCount(
    for plan: EvaluationPlan, _ maxMemory: MemorySize?, _ printing: PrintOptions
  ) throws -> Int {
    let wanted = workers ?? ProcessInfo.processInfo.activeProcessorCount
    let count = try plan.workerCount(
      atMost: wanted, isFixed: workers != nil, limit: maxMemory?.bytes ?? MachineMemory.available)
    if count < wanted { printing.note("--workers \(count): more would not fit into memory") }
    return count
  }

  /// The study and the plan of a space file or name; labels that are no fidelity are refused.
  func plan(
    _ path: String, dataset: String?, _ prediction: TargetOptions, sampling: GridSampling,
    fidelities: [String]
  ) throws -> (study: StudyDefinition, plan: EvaluationPlan) {
    let study = prediction.applied(to: try StudyDefinition(space: path, dataset: dataset))
    return (study, try plan(of: study, sampling: sampling, fidelities: fidelities))
  }

  /// The plan of a study; labels that are no fidelity are refused.
  func plan(
    of study: StudyDefinition, sampling: GridSampling, fidelities: [String]
  ) throws -> EvaluationPlan {
    let chosen = try fidelities.map { label in
      guard let fidelity = Fidelity(label: label) else {
        throw CommandError("fidelity '\(label)': write full, or as in data=0.1,epochs=2")
      }
      return fidelity
    }
    return try EvaluationPlan(
      of: study, fidelities: chosen, sampling: sampling, folds: folds, seed: seed)
  }
}
