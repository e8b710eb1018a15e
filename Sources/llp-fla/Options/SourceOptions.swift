public import ArgumentParser
import Documents
import Experiments
import Formats
import LandscapeAnalysis
import Landscapes
import Numerical
import SearchSpaces

/// What the columns of a source are, and which of its landscapes are meant.
struct SourceOptions: ParsableArguments {
  static let help: ArgumentHelp =
    "A results database, an Optuna storage, or CSV or TSV, plain or .gz; - is standard input."

  @OptionGroup var columns: ColumnOptions

  @Option(help: "Only the landscape of that id ('llp-fla landscapes SOURCE').")
  var landscape: String?

  @Option(help: "Of a database, only that learner.")
  var learner: String?

  @Option(help: "Of a database, only that data set; of a space, this one instead of its own.")
  var dataset: String?

  @Option(help: "Of a database, only train, validation or test losses.")
  var measure: Measure?

  @Option(help: "Failed and diverged configurations of a database: exclude, or the worst loss.")
  var diverged: DivergencePolicy = .exclude

  @Option(help: "Refuse what would need more memory than that: 500M, 4G (default: the machine's).")
  var maxMemory: MemorySize?

  /// What was given, as words of a command.
  var words: [String] {
    columns.words
      + [
        ("--landscape", landscape), ("--learner", learner), ("--dataset", dataset),
        ("--measure", measure?.rawValue),
        ("--diverged", diverged == .exclude ? nil : diverged.rawValue),
        ("--max-memory", maxMemory.map { String(Int($0.bytes)) }),
      ].flatMap { name, value in value.map { [name, $0] } ?? [] }
  }

  /// The landscapes meant, of a source.
  func collection(_ path: String, _ output: OutputOptions) throws -> [Landscape] {
    try timedCollection(path, output).landscapes
  }

  /// The landscapes meant, of a source, and how long their trainings took.
  func timedCollection(
    _ path: String, _ output: OutputOptions
  ) throws -> LandscapeCollection {
    try reading(path, output).collection
  }

  /// The landscapes meant, of a source that is read once, and all of its landscapes under other
  /// policies.
  func reading(
    _ path: String, _ output: OutputOptions
  ) throws -> (collection: LandscapeCollection, all: Importer.Landscapes) {
    // Before any work.
    try output.place.check(against: [path])
    let recognized = try RecognizedSource(path)
    let takes = recognized.importer.takes
    if let option = columns.given(beside: takes).first {
      throw CommandError(
        "\(path): \(recognized.importer.noun) has no columns; leave out \(option)")
    }
    let all = try recognized.landscapes(columns.roles)
    let collection = try all(diverged)
    for note in collection.notes { output.note(note) }
    let chosen = collection.filter { landscape in
      let scenario = landscape.scenario
      return (self.landscape.map { $0 == landscape.id } ?? true)
        && (learner.map { $0 == scenario.learner } ?? true)
        && (dataset.map { $0 == scenario.dataset } ?? true)
        && (measure.map { $0 == landscape.measure } ?? true)
        && (takes.contains(.columns)
          || columns.fidelity.map { $0 == scenario.fidelity.label } ?? true)
    }
    guard !chosen.landscapes.isEmpty else {
      let wanted = landscape.map { "landscape '\($0)'" } ?? "landscape with these filters"
      throw CommandError(
        "\(path): there is no \(wanted); it holds \(several(collection.landscapes.map(\.id)))")
    }
    let limit = maxMemory?.bytes ?? MachineMemory.physical
    for landscape in chosen.landscapes {
      let needed = MeasuredLandscape.memory(ofConfigurations: landscape.count)
      guard needed <= limit else {
        throw CommandError(
          "\(path): '\(landscape.id)' has \(landscape.count) configurations, whose analysis takes "
            + "about \(byteCount(needed)), and \(byteCount(limit)) are allowed; raise "
            + "--max-memory or choose another landscape")
      }
    }
    return (chosen, all)
  }
}

extension Measure: ExpressibleByArgument {}
extension DivergencePolicy: ExpressibleByArgument {}
