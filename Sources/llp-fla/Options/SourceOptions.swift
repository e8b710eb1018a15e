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
  @OptionGroup var shaping: ShapingOptions

  @Option(help: "Only the landscape of that id ('llp-fla landscapes SOURCE').")
  var landscape: String?

  @Option(help: "Only that learner.")
  var learner: String?

  @Option(help: "Only that data set or study; of a space, this one instead of its own.")
  var dataset: String?

  @Option(
    help: """
      Only that fidelity: full, data=0.25, epochs=3, …; of a table also the name of the column       that holds it.
      """)
  var fidelity: String?

  @Option(help: "Only train, validation or test losses.")
  var measure: Measure?

  @Option(help: "Failed and diverged configurations: exclude, or the worst loss.")
  var diverged: DivergencePolicy = .exclude

  @Option(help: "Refuse what would need more memory than that: 500M, 4G (default: the machine's).")
  var maxMemory: MemorySize?

  /// What was given and a verb of these uses heeds, as words of a command.
  func words(for uses: SourceUses) -> [String] {
    columns.words
      + [
        ("--landscape", landscape), ("--learner", learner), ("--dataset", dataset),
        ("--fidelity", fidelity), ("--measure", measure?.rawValue),
        ("--diverged", diverged == .exclude ? nil : diverged.rawValue),
        ("--max-memory", maxMemory.map { String(Int($0.bytes)) }),
      ].flatMap { name, value in value.map { [name, $0] } ?? [] } + shaping.words(for: uses)
  }

  /// The landscapes meant, of a source.
  func collection<Verb: SourceVerb>(
    _ path: String, _ output: OutputOptions, for verb: Verb.Type
  ) throws -> [Landscape] {
    try timedCollection(path, output, for: verb).landscapes
  }

  /// The landscapes meant, of a source, and how long their trainings took.
  func timedCollection<Verb: SourceVerb>(
    _ path: String, _ output: OutputOptions, for verb: Verb.Type
  ) throws -> LandscapeCollection {
    try reading(path, output, for: verb).collection
  }

  /// The landscapes meant, of a source that is read once, and all of its landscapes under other
  /// policies.
  func reading<Verb: SourceVerb>(
    _ path: String, _ output: OutputOptions, for verb: Verb.Type
  ) throws -> (collection: LandscapeCollection, all: Importer.Landscapes) {
    // Before any work.
    try shaping.check(verb._commandName, verb.uses)
    try output.place.check(against: [path])
    let recognized = try RecognizedSource(path)
    let takes = recognized.importer.takes
    if let option = columns.given(beside: takes).first {
      let lacking = option == "--study" ? "studies" : "columns"
      throw CommandError(
        "\(path): \(recognized.importer.noun) has no \(lacking); leave out \(option)")
    }
    var shape = shaping.shape
    shape.keepsRows = !verb.uses.contains(.neighbors)
    let read = try recognized.landscapes(roles(of: recognized.importer))
    let all: Importer.Landscapes = { [shape] policy in
      do { return try read(policy).shaped(by: shape) } catch let error as SearchSpaceError {
        throw CommandError("\(path): \(error)")
      } catch let error as LandscapeError { throw CommandError("\(path): \(error)") }
    }
    let collection = try all(diverged)
    for note in collection.notes { output.note(note) }
    return (try chosen(of: collection, path), all)
  }

  /// What the columns are of a source of a format, and which of its studies are meant.
  private func roles(of importer: Importer) -> ColumnRoles {
    var roles = columns.roles
    if importer.takes.contains(.columns), let fidelity, Fidelity(label: fidelity) == nil {
      roles.fidelity = roles.fidelity ?? fidelity
    }
    if importer.takes.contains(.studies) {
      roles.isWanted = { [dataset, landscape] study in
        (dataset.map { $0 == study } ?? true)
          && (landscape.map { $0.hasPrefix(study + "/") } ?? true)
      }
    }
    return roles
  }

  /// The landscapes that ids and filters leave, none of which is too large.
  private func chosen(
    of collection: LandscapeCollection, _ path: String
  ) throws -> LandscapeCollection {
    let label = fidelity.flatMap { Fidelity(label: $0) == nil ? nil : $0 }
    let isFilter = label != nil || !collection.landscapes.contains { $0.scenario.learner.isEmpty }
    let chosen = collection.filter { landscape in
      let scenario = landscape.scenario
      return (self.landscape.map { $0 == landscape.id } ?? true)
        && (learner.map { $0 == scenario.learner } ?? true)
        && (dataset.map { $0 == scenario.dataset } ?? true)
        && (measure.map { $0 == landscape.measure } ?? true)
        && (!isFilter || fidelity.map { $0 == scenario.fidelity.label } ?? true)
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
    return chosen
  }
}

extension Measure: ExpressibleByArgument {}
extension DivergencePolicy: ExpressibleByArgument {}
