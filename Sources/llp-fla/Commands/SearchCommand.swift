import ArgumentParser
import Catalogs
import Documents
import Experiments
import Formats
import LandscapeSearch
import Landscapes
import Learning
import Numerical
import SearchSpaces

struct SearchCommand: AsyncParsableCommand, SourceVerb {
  static let uses: SourceUses = [.cells, .neighbors]

  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "Looks for a good configuration, by training or in a source.",
    discussion: """
      Of a space file, it trains what the strategy asks for, and keeps it in a database. Stopped and
      started again, it goes on and trains nothing twice:
        llp-fla search space.yaml --strategy local_search --budget 60 -o results.db

      Of a table or database, the evaluations in it answer, which shows how soon a strategy would
      have found what:
        llp-fla search results.csv --strategy random --budget 60
      There, configurations that the source lacks count as failed.
      """)

  @Argument(help: "A space file, a results database, or a CSV or TSV file, plain or .gz.")
  var source: String

  @Option(help: "The strategy ('llp-fla list strategies').")
  var strategy = StrategyCatalog.usual.name

  @Option(help: "Configurations to evaluate.")
  var budget: Int = 100

  @Option(help: "Of a space file: stop after so many seconds.")
  var budgetSeconds: Double?

  @OptionGroup var prediction: TargetOptions
  @OptionGroup var roles: SourceOptions
  @OptionGroup var training: TrainingOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if budget < 1 { throw ValidationError("--budget must be at least 1, not \(budget)") }
    if let budgetSeconds, !(budgetSeconds > 0) {
      throw ValidationError("--budget-seconds must be above 0, not \(budgetSeconds)")
    }
  }

  func run() async throws {
    let entry = try StrategyCatalog.all.entry(named: strategy)
    if SpaceFile.isSpace(source) || SpaceCatalog.all.names.contains(source) {
      try await train(entry)
    } else {
      try answerFromSource(entry)
    }
  }

  private func answerFromSource(_ entry: StrategyCatalog.Entry) throws {
    let needless =
      prediction.given + (training.folds == nil ? [] : ["--folds"])
      + (training.workers == nil ? [] : ["--workers"])
      + (budgetSeconds == nil ? [] : ["--budget-seconds"])
    if let option = needless.first {
      throw CommandError(
        "\(source): its trainings are made already, and \(option) is for those of a space; leave "
          + "it out")
    }
    let landscapes = try roles.collection(source, output, for: Self.self)
    guard let landscape = landscapes.first, landscapes.count == 1 else {
      throw CommandError(
        "\(source): holds several landscapes; choose one by --landscape: "
          + several(landscapes.map(\.id)))
    }
    let trajectory = SearchTrajectory(
      entry.make(
        SearchProblem(space: landscape.space, budget: budget, seed: Seed(training.seed))),
      budget: budget
    ) { query in
      landscape.node(ofRank: query.rank).map { .loss(landscape.losses[$0]) } ?? .failed
    }
    let log = SearchLog(trajectory, in: landscape, strategy: strategy, seed: training.seed)
    let text = output.printing.text(
      log.table.shown, exact: log.table.exact, json: { log.json }, legend: "")
    switch output.printing.format {
    case .table, .markdown:
      output.note("improvements only, and the last evaluation; --format csv gives every one")
      try output.write(
        text + "\n"
          + (log.conclusion.map { broken($0, into: 80).joined(separator: "\n") + "\n" } ?? ""))
    case .csv:
      try output.write(text)
      if let conclusion = log.conclusion { output.note(conclusion) }
    case .json: try output.write(text)
    }
  }

  private func train(_ entry: StrategyCatalog.Entry) async throws {
    guard output.output != "-" else {
      throw CommandError(
        "\(source): a space file is searched by training; name a database with -o results.db")
    }
    let (study, plan) = try training.plan(
      source, dataset: roles.dataset, prediction, sampling: .exhaustive,
      fidelities: [roles.fidelity ?? "full"])
    let workers = try training.workerCount(for: plan, roles.maxMemory, output.printing)
    for note in plan.notes(of: study, words: \.words) { output.note(note) }
    let store = try plan.store(at: output.output)
    defer { store.close() }
    let interruption = Interruption()
    let end = budgetSeconds.map { monotonicSeconds() + $0 } ?? .infinity
    let answers = try AnswerStore(
      plan, in: store,
      evaluator: GridEvaluator(
        keeper: store, workerCount: workers, unixSeconds: unixSeconds,
        seconds: monotonicSeconds))
    var bar = ProgressLine(unit: "configurations", isShown: !output.printing.quiet)
    var trainings = 0
    var wasStopped = false
    let trajectory = try await SearchTrajectory.run(
      entry.make(
        SearchProblem(
          space: plan.space, fidelities: plan.fidelities, budget: budget,
          seed: Seed(training.seed))),
      budget: budget
    ) { query in
      let (outcome, made) = try await answers.outcome(of: query) {
        interruption.hasCome || monotonicSeconds() >= end
      }
      trainings += made
      wasStopped = outcome == nil
      return outcome
    } report: { trajectory in
      bar.show(
        trajectory.steps.count, of: budget,
        remark: trajectory.best?.loss.map { "best \(tabulated($0))" } ?? "")
    }
    bar.end()
    let log = log(of: trajectory, in: plan.space, name: plan.learner.name)
    try output.printing.write(log.table.shown, exact: log.table.exact, json: log.json)
    output.note(
      "\(trainings) trainings made, \(trajectory.steps.count * plan.data.foldCount - trainings) "
        + "taken from \(output.output)")
    if interruption.hasCome { throw ExitCode(130) }
    if wasStopped { throw ExitCode(3) }
  }

  private func log(
    of trajectory: SearchTrajectory, in space: SearchSpace, name: String
  ) -> SearchLog {
    SearchLog(
      trajectory, in: space, landscape: name, strategy: strategy, seed: training.seed)
  }
}
