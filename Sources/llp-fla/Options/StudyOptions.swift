import ArgumentParser
import Catalogs
import Experiments
import Foundation
import Learning
import SearchSpaces

/// Which study is evaluated, and how.
struct StudyOptions: ParsableArguments {
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
    try training.plan(path, sampling: sampling, fidelities: fidelity)
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

  var workerCount: Int { workers ?? ProcessInfo.processInfo.activeProcessorCount }

  /// The study and the plan of a space file; labels that are no fidelity are refused.
  func plan(
    _ path: String, sampling: GridSampling, fidelities: [String]
  ) throws -> (study: StudyDefinition, plan: EvaluationPlan) {
    let study = try SpaceFile().study(at: path)
    let learner = try LearnerCatalog.all.entry(named: study.learner)
    let dataset = try DatasetReader(target: study.target, task: study.task).dataset(study.dataset)
    let chosen = try fidelities.map { label in
      guard let fidelity = Fidelity(label: label) else {
        throw CommandError("fidelity '\(label)': write full, or as in data=0.1,epochs=2")
      }
      return fidelity
    }
    let plan = try EvaluationPlan(
      study, learner: learner, dataset: dataset, fidelities: chosen, sampling: sampling,
      folds: folds, seed: seed)
    return (study, plan)
  }
}
