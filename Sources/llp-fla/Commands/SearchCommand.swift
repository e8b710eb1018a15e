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

struct SearchCommand: AsyncParsableCommand {
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
  var strategy: String = "local_search"

  @Option(help: "Configurations to evaluate.")
  var budget: Int = 100

  @Option(help: "Of a space file: stop after so many seconds.")
  var budgetSeconds: Double?

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
    let landscapes = try roles.collection(source, output)
    guard let landscape = landscapes.first, landscapes.count == 1 else {
      throw CommandError(
        "\(source): holds several landscapes; choose one by --landscape: "
          + several(landscapes.map(\.id)))
    }
    let trajectory = SearchTrajectory(
      entry.make(landscape.space, Seed(training.seed)), budget: budget
    ) { rank in landscape.node(ofRank: rank).map { landscape.losses[$0] } }
    output.note("improvements only, and the last evaluation; --format csv gives every one")
    let report = report(of: trajectory, landscape.space, name: landscape.id)
    try output.write(report.table, exact: report.exact, json: report.json)
  }

  private func train(_ entry: StrategyCatalog.Entry) async throws {
    guard output.output != "-" else {
      throw CommandError(
        "\(source): a space file is searched by training; name a database with -o results.db")
    }
    let plan = try training.plan(
      source, dataset: roles.dataset, sampling: .exhaustive,
      fidelities: [roles.columns.fidelity ?? "full"]
    ).plan
    let workers = try training.workerCount(for: plan, roles.maxMemory, output.printing)
    let store = try plan.store(at: output.output)
    defer { store.close() }
    let interruption = Interruption()
    let end = budgetSeconds.map { monotonicSeconds() + $0 } ?? .infinity
    let answer = try StoredAnswer(
      plan,
      evaluator: GridEvaluator(
        store: store, workerCount: workers, unixSeconds: unixSeconds,
        seconds: monotonicSeconds))
    var bar = ProgressLine(unit: "configurations", isShown: !output.printing.quiet)
    var trainings = 0
    var wasStopped = false
    let trajectory = try await SearchTrajectory.run(
      entry.make(plan.space, Seed(training.seed)), budget: budget
    ) { rank in
      let (outcome, made) = try await answer.outcome(of: rank) {
        interruption.hasCome || monotonicSeconds() >= end
      }
      trainings += made
      switch outcome {
      case .loss(let loss): return .loss(loss)
      case .failed: return .failed
      case .stopped:
        wasStopped = true
        return .stop
      }
    } report: { trajectory in
      bar.show(
        trajectory.steps.count, of: budget,
        remark: trajectory.best?.loss.map { "best \(tabulated($0))" } ?? "")
    }
    bar.end()
    let report = report(of: trajectory, plan.space, name: plan.learner.name)
    try output.printing.write(report.table, exact: report.exact, json: report.json)
    output.note(
      "\(trainings) trainings made, \(trajectory.steps.count * plan.data.foldCount - trainings) "
        + "taken from \(output.output)")
    if interruption.hasCome { throw ExitCode(130) }
    if wasStopped { throw ExitCode(3) }
  }

  private func report(
    of trajectory: SearchTrajectory, _ space: SearchSpace, name: String
  ) -> (table: Table, exact: Table, json: JSONValue) {
    let names = space.hyperparameters.map(\.name)
    let headers = ["evaluation", "rank", "loss", "best"].map {
      Table.Header(title: $0, isNumeric: true)
    }
    var table = Table(headers + names.map { Table.Header(title: $0) })
    var exact = table
    var records: [JSONValue] = []
    var best: Double?
    for (index, step) in trajectory.steps.enumerated() {
      let values = space.values(at: step.rank)
      let start = [String(index + 1), String(step.rank)]
      let levels = values.map(\.description)
      if step.best != best || index == trajectory.steps.count - 1 {
        table.rows.append(
          start + [step.loss, step.best].map { $0.map(tabulated) ?? "–" } + levels)
      }
      best = step.best
      exact.rows.append(start + [step.loss, step.best].map { $0.map { "\($0)" } ?? "" } + levels)
      records.append(
        .object([
          ("evaluation", .integer(index + 1)), ("rank", .integer(step.rank)),
          ("loss", step.loss.map { .number($0) } ?? .null),
          ("best", step.best.map { .number($0) } ?? .null),
          ("configuration", .object(zip(names, values).map { ($0, JSONValue($1)) })),
        ]))
    }
    return (
      table, exact,
      .object([
        ("schema", .string("llp-fla/search/1")), ("landscape", .string(name)),
        ("strategy", .string(strategy)), ("seed", .integer(Int(training.seed))),
        ("evaluations", .array(records)),
      ])
    )
  }
}
