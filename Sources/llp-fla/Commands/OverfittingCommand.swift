import ArgumentParser
import Documents
import Experiments
import Formats
import LandscapeAnalysis
import Landscapes

struct OverfittingCommand: SourceVerb {
  static let uses: SourceUses = .cells

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

  /// The measures that train losses can be compared with.
  enum Side: String, ExpressibleByArgument, CaseIterable {
    case validation, test

    var measure: Measure { self == .test ? .test : .validation }
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
    let (collection, all) = try roles.reading(source, output, for: Self.self)
    let landscapes = collection.landscapes
    let comparisons = TrainTestComparison.all(in: landscapes, measure: against?.measure)
    let small = TrainTestComparison.tooSmall(
      in: landscapes, measure: against?.measure, without: comparisons
    ).map(\.id)
    guard !comparisons.isEmpty else {
      guard small.isEmpty else {
        throw CommandError(
          "\(source): no scenario has train losses and others of two configurations; evaluate more")
      }
      throw CommandError(
        "\(source): overfitting takes train losses and "
          + "\(against?.rawValue ?? "test or validation") losses of one scenario, and none has both; evaluate with 'llp-fla evaluate'"
      )
    }
    if !small.isEmpty {
      output.note("left out, with fewer than two configurations: \(several(small))")
    }
    let fidelities = GapByFidelity.all(of: comparisons).map { GapRecords($0) }
    if by == .fidelity { return try write(fidelities, .fidelity) }
    let datasets = GapByDataset.all(of: comparisons) {
      collection.outcomes[$0]?.meanTrainingSamples
    }.map { GapRecords($0) }
    if by == .dataset { return try write(datasets, .dataset) }
    let hasFailures = comparisons.contains { $0.pair.first.failedCount > 0 }
    let (kept, left) =
      try hasFailures ? (all(.worst).landscapes, all(.exclude).landscapes) : ([], [])
    let records = comparisons.map { comparison in
      let failed = comparison.failedRanks(among: kept, but: left)
      return OverfittingRecords(
        comparison, levels: LevelOutcomes.all(of: comparison, failed: failed),
        outlierLimit: outliers)
    }
    if output.printing.format == .table {
      return try output.write(
        (fidelities.map(\.text) + records.map(\.text)).joined(separator: "\n"))
    }
    let levels = OverfittingRecords.levels(records)
    try output.write(
      levels.shown, exact: levels.exact,
      json: .document(
        "overfitting",
        [
          ("scenarios", .array(records.map(\.json))),
          ("by_fidelity", .array(fidelities.map(\.json))),
          ("by_dataset", .array(datasets.map(\.json))),
        ]))
  }

  private func write(_ records: [GapRecords], _ key: GapRecords.Key) throws {
    guard !records.isEmpty else { throw CommandError("\(source): \(absence(of: key))") }
    if output.printing.format == .table {
      return try output.write(records.map(\.text).joined(separator: "\n"))
    }
    let table = GapRecords.table(records, key)
    try output.write(
      table.shown, exact: table.exact,
      json: .document("overfitting", [(key.rawValue, .array(records.map(\.json)))]))
  }

  private func absence(of key: GapRecords.Key) -> String {
    switch key {
    case .fidelity:
      "no learner has train losses and others at two fidelities on one data set; evaluate with "
        + "--fidelity, or leave out --by"
    case .dataset:
      "no learner has train losses and others on three data sets at one fidelity, with the "
        + "number of rows; evaluate on more with 'llp-fla evaluate', or leave out --by"
    }
  }
}
