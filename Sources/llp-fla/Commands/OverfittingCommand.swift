import ArgumentParser
import Documents
import Experiments
import Formats
import LandscapeAnalysis
import Landscapes

struct OverfittingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "overfitting", abstract: "Says where losses on new data leave those of training.",
    discussion: """
      Of every scenario with train losses: whether they order configurations as test (or
      else validation) losses do, how the gap between the two goes with each
      hyperparameter, whose gap is out of line with the loss, and where trainings
      collapse, diverge or fail.
        llp-fla overfitting results.db
        llp-fla overfitting results.db --against validation --format csv
        llp-fla overfitting results.db --by fidelity
        llp-fla overfitting results.db --by dataset
      Where there are several fidelities, their gaps come first: whether more data, or
      longer training, closes the gap. --by fidelity prints these alone, --by dataset
      whether a learner's gap is smaller on data sets with more rows.
      Which hyperparameters cause the gap: llp-fla importance SOURCE --of gap.
      """)

  /// What is set side by side instead of hyperparameters.
  enum Grouping: String, ExpressibleByArgument, CaseIterable {
    case fidelity, dataset
  }

  /// Losses that train losses are compared with.
  enum Side: String, ExpressibleByArgument, CaseIterable {
    case validation, test
  }

  @Argument(help: SourceOptions.help)
  var source: String

  @Option(help: "What train losses are compared with (default: test, else validation).")
  var against: Side?

  @Option(help: "Only what becomes of the gap from one fidelity, or data set, to the next.")
  var by: Grouping?

  @Option(help: "How many configurations whose gap is out of line are listed.")
  var outliers: Int = 5

  @OptionGroup var roles: SourceOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if outliers < 0 { throw ValidationError("--outliers must not be negative: \(outliers)") }
    if roles.measure != nil || roles.landscape != nil {
      throw ValidationError(
        "overfitting takes train losses and others together; choose with --learner, --dataset, "
          + "--fidelity and --against")
    }
  }

  func run() throws {
    let (collection, all) = try roles.reading(source, output)
    let landscapes = collection.landscapes
    let measure = against.flatMap { Measure(rawValue: $0.rawValue) }
    let comparisons = TrainTestComparison.all(in: landscapes, measure: measure)
    let small = small(landscapes, measure, comparisons)
    guard !comparisons.isEmpty else {
      guard small.isEmpty else {
        throw CommandError(
          "\(source): no scenario has train losses and others of two configurations; evaluate more")
      }
      throw CommandError(
        "\(source): overfitting takes train losses and \(against?.rawValue ?? "test or validation") "
          + "losses of one scenario, and none has both; evaluate with 'llp-fla evaluate'")
    }
    if !small.isEmpty {
      output.note("left out, with fewer than two configurations: \(several(small))")
    }
    let fidelities = GapByFidelity.all(of: comparisons).map { GapReport($0) }
    if by == .fidelity { return try write(fidelities, .fidelity) }
    let datasets = GapByDataset.all(of: comparisons) {
      collection.outcomes[$0]?.meanTrainingSamples
    }.map { GapReport($0) }
    if by == .dataset { return try write(datasets, .dataset) }
    let failures = try failedRanks(of: comparisons, in: all)
    let reports = zip(comparisons, failures).map { comparison, failed in
      OverfittingReport(
        comparison: comparison, levels: LevelOutcomes.all(of: comparison, failed: failed),
        outlierLimit: outliers)
    }
    if output.printing.format == .table {
      return try output.write(
        (fidelities.map(\.text) + reports.map(\.text)).joined(separator: "\n"))
    }
    let levels = OverfittingReport.levels(reports)
    try output.write(
      levels.shown, exact: levels.exact,
      json: .document(
        "overfitting",
        [
          ("scenarios", .array(reports.map(\.json))),
          ("by_fidelity", .array(fidelities.map(\.json))),
          ("by_dataset", .array(datasets.map(\.json))),
        ]))
  }

  private func write(_ reports: [GapReport], _ key: GapReport.Key) throws {
    guard !reports.isEmpty else { throw CommandError("\(source): \(key.absence)") }
    if output.printing.format == .table {
      return try output.write(reports.map(\.text).joined(separator: "\n"))
    }
    let records = GapReport.table(reports, key)
    try output.write(
      records.shown, exact: records.exact,
      json: .document("overfitting", [(key.rawValue, .array(reports.map(\.json)))]))
  }

  /// Train landscapes whose scenarios have other losses too, but too few of both.
  private func small(
    _ landscapes: [Landscape], _ measure: Measure?, _ comparisons: [TrainTestComparison]
  ) -> [String] {
    let compared = Set(comparisons.map(\.pair.first.id))
    return landscapes.filter { train in
      train.measure == .train && !compared.contains(train.id)
        && landscapes.contains {
          $0.scenario == train.scenario && $0.measure != .train
            && (measure == nil || $0.measure == measure)
        }
    }.map(\.id)
  }

  /// The configurations without a loss: those that are there under the policy that keeps them, and
  /// not under the one that does not.
  private func failedRanks(
    of comparisons: [TrainTestComparison], in source: Importer.Landscapes
  ) throws -> [[Int]] {
    guard comparisons.contains(where: { $0.pair.first.failedCount > 0 }) else {
      return comparisons.map { _ in [] }
    }
    func trains(_ policy: DivergencePolicy) throws -> [String: [Int]] {
      Dictionary(
        try source(policy).landscapes.filter { $0.measure == .train }.map { landscape in
          (landscape.id, (0..<landscape.count).map { landscape.rank(ofNode: $0) })
        }
      ) { first, _ in first }
    }
    let (with, without) = (try trains(.worst), try trains(.exclude))
    return comparisons.map { comparison in
      let present = Set(without[comparison.pair.first.id] ?? [])
      return (with[comparison.pair.first.id] ?? []).filter { !present.contains($0) }
    }
  }
}
