import ArgumentParser
import Documents
import Experiments
import Formats
import Foundation
import LandscapeAnalysis
import Landscapes
import Learning
import SearchSpaces

struct EvaluateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Trains every configuration of a space and stores what came of it.",
    discussion: """
      A space file says what is tuned, on which data:

        learner: forest          # llp-fla list learners
        dataset: digits          # llp-fla dataset list, a CSV file or a folder of images
        hyperparameters:
          max_depth: [2, 4, 8, null]
          learning_rate: {from: 1e-4, to: 1e-1, count: 7, scale: log}
          momentum: {values: [0, 0.9], when: {optimizer: [sgd]}}
        forbidden:
          - {optimizer: adam, nesterov: true}
        fidelities:
          - {data: 0.25, budget: 0.5}   # or a count: epochs: 2, trees: 10
          - {data: 1.0}
        folds: 5

      Examples:
        llp-fla evaluate space.yaml -o results.db
        llp-fla evaluate space.yaml --dataset houses.csv --target price -o houses.db
        llp-fla evaluate space.yaml -o results.db --sample sobol:200 --fidelity data=0.1
        llp-fla evaluate lightgbm --dataset digits -o results.db     (llp-fla list spaces)
        llp-fla evaluate --preset cifar10_multi --sample lhs:50 -o results.db
      Stopped by Ctrl-C or by force, the same command goes on where it was.
      """)

  @Argument(help: "A space file, YAML or JSON, or the name of a space that comes with the program.")
  var space: String?

  @Option(help: "Instead of a space, a complete study by its name (llp-fla list studies).")
  var preset: String?

  @Option(name: .shortAndLong, help: "The results database; it is created or added to.")
  var output: String

  @Option(help: "Which configurations: exhaustive, random:N, sobol:N or lhs:N.")
  var sample: String = "exhaustive"

  @Option(help: "Stop after so many seconds; what is missing then is for another run.")
  var limitSeconds: Double?

  @Option(
    help: "Refuse trainings that would take more at once: 500M, 4G (default: what is available).")
  var maxMemory: MemorySize?

  @OptionGroup var options: StudyOptions
  @OptionGroup var printing: PrintOptions

  func validate() throws {
    if (space == nil) == (preset == nil) {
      throw ValidationError("give a space, or --preset with the name of a study")
    }
    if GridSampling(parsing: sample) == nil {
      throw ValidationError(
        "--sample must be exhaustive, random:N, sobol:N or lhs:N, not '\(sample)'")
    }
    if let limitSeconds, !(limitSeconds > 0) {
      throw ValidationError("--limit-seconds must be above 0, not \(limitSeconds)")
    }
  }

  func run() async throws {
    guard let sampling = GridSampling(parsing: sample) else { return }
    let (study, plan) =
      if let preset {
        try options.plan(preset: preset, sampling: sampling)
      } else {
        try options.plan(space ?? "", sampling: sampling)
      }
    let workers = try options.training.workerCount(for: plan, maxMemory, printing)
    let store = try plan.store(at: output)
    defer { store.close() }
    let evaluator = GridEvaluator(
      keeper: store, workerCount: workers, unixSeconds: unixSeconds,
      seconds: monotonicSeconds)
    for note in plan.notes(of: study, words: \.words) { printing.note(note) }
    let interruption = Interruption()
    let end = limitSeconds.map { monotonicSeconds() + $0 } ?? .infinity
    var bar = ProgressLine(unit: "trainings", isShown: !printing.quiet)
    var (isAnnounced, isWaiting) = (false, false)
    let progress = try await evaluator.run(plan) {
      interruption.hasCome || monotonicSeconds() >= end
    } report: { progress in
      if !isAnnounced { printing.note(announcement(study, plan, progress)) }
      isAnnounced = true
      if let holder = progress.holder, !isWaiting {
        bar.end()
        printing.note(
          "waiting for \(counted(progress.awaited, "training", "trainings")) of \(holder)")
      }
      isWaiting = progress.holder != nil
      bar.show(progress.done + progress.elsewhere, of: progress.missing)
    }
    bar.end()
    try write(plan, store)
    if progress.elsewhere > 0 {
      printing.note(
        "\(counted(progress.done, "training", "trainings")) made here, "
          + "\(grouped(progress.elsewhere)) by others meanwhile")
    }
    if let failure = progress.firstFailure {
      printing.note("\(progress.failed) trainings failed; the first: \(failure)")
    }
    let collapsed = try ScenarioSummary.all(of: plan, in: store).reduce(0) { $0 + $1.collapsed }
    if collapsed > 0 {
      printing.note(
        "\(counted(collapsed, "training", "trainings")) collapsed: finished no better than the largest class"
      )
    }
    if interruption.hasCome { throw ExitCode(130) }
    if !progress.isComplete || progress.failed > 0 { throw ExitCode(3) }
    printing.note("next: llp-fla summary \(shellWord(output))")
  }

  private func announcement(
    _ study: StudyDefinition, _ plan: EvaluationPlan, _ progress: EvaluationProgress
  ) -> String {
    let stored = progress.total - progress.missing
    return (study.name.map { "\($0): " } ?? "")
      + "\(plan.learner.name)\(plan.learner.implementation.map { " (\($0))" } ?? "") "
      + "on \(plan.data.dataset.name), \(counted(plan.ranks.count, "configuration", "configurations")) × "
      + "\(counted(plan.data.foldCount, "fold", "folds")) × "
      + (plan.fidelities.count == 1 ? "1 fidelity = " : "\(plan.fidelities.count) fidelities = ")
      + "\(counted(progress.total, "training", "trainings"))"
      + (stored > 0 ? ", \(stored) of them stored already" : "")
  }

  /// One row per fidelity, from what is stored, so that every run of a finished study says the
  /// same.
  private func write(_ plan: EvaluationPlan, _ store: EvaluationStore) throws {
    let records = ScenarioSummary.records(
      of: try ScenarioSummary.all(of: plan, in: store), in: plan.space)
    try printing.write(
      records.shown, exact: records.exact,
      json: .document(
        "evaluate", [("database", .string(output)), ("scenarios", records.json)]))
  }
}

/// Seconds of a clock that never goes back, from some origin.
@Sendable func monotonicSeconds() -> Double {
  Double(DispatchTime.now().uptimeNanoseconds) / 1e9
}

/// Seconds since the start of 1970, UTC, of the wall clock.
@Sendable func unixSeconds() -> Double { Date().timeIntervalSince1970 }
