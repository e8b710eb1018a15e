import ArgumentParser
import Experiments
import Formats
import Foundation
import LandscapeAnalysis
import LandscapeRendering
import Landscapes
import SearchSpaces

struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Writes everything into one page to share.",
    discussion: """
      Findings, tables and figures of every landscape of a source, as one HTML file that
      asks nothing of the network:
        llp-fla report results.db -o report.html
        llp-fla report results.csv --fidelity data -o report.html
        llp-fla embed results.csv -o map.csv
        llp-fla report results.csv --layout-from map.csv -o report.html
      Landscapes over one space share a map; figures of one landscape are of the
      validation losses at the highest fidelity.
      """)

  @Argument(help: SourceOptions.help)
  var source: String

  @OptionGroup var layout: LayoutOptions

  @Option(help: "Of maps, jitter and samples: the same seed, the same page.")
  var seed: UInt64 = 0

  @OptionGroup var thresholds: ThresholdOptions
  @OptionGroup var roles: SourceOptions

  @Option(name: .shortAndLong, help: "Write to a file instead of standard output (-).")
  var output: String = "-"

  @Flag(help: "Replace the file that --output names.")
  var force = false

  @Flag(name: .shortAndLong, help: "Say nothing on standard error but errors.")
  var quiet = false

  func run() throws {
    var options = FigureOptions()
    options.seed = seed
    let collection = try roles.timedCollection(source, writing)
    let landscapes = collection.landscapes
    let recognized = try RecognizedSource(source)
    let store =
      try recognized.importer.isDatabase
      ? EvaluationStore(opening: recognized.source.path, for: .reading) : nil
    let groups = try ReportPage.Group.all(
      of: landscapes, topography: { try thresholds.topography(of: $0, in: source) },
      place: { try layout.place($0, seed: seed) },
      trainings: { try store?.trainings(behind: $0) }, histories: try histories(in: recognized))
    let name = source == "-" ? "standard input" : URL(filePath: source).lastPathComponent
    let report = try ReportPage(
      groups,
      origin: .init(
        source: name, seconds: collection.seconds, version: programVersion,
        seed: seed,
        commands: commands(name, groups.map(\.main.id)), wording: FindingWording(asking: name)),
      options: options)
    try writing.write(report.html)
    if output != "-" {
      writing.note("\(output): \(landscapes.count) landscapes, \(groups.count) maps")
    }
  }

  /// The order of the trainings, where the source is of a kind that has one.
  private func histories(in recognized: RecognizedSource) throws -> [EvaluationHistory] {
    let histories = try recognized.importer.histories?(recognized.source) ?? []
    return roles.kept(among: histories, named: roles.named)
      .filter { !$0.trainings.isEmpty }
  }

  private var writing: OutputOptions { .plain(output, force: force, quiet: quiet) }

  private func commands(_ name: String, _ ids: [String]) -> [String] {
    let quoted = shellWord(name)
    return ["llp-fla report \(quoted) --seed \(seed) -o report.html", "llp-fla analyze \(quoted)"]
      + ids.map { "llp-fla importance \(quoted) --landscape \(shellWord($0))" }
      + ["llp-fla compare \(quoted)"]
      + ids.map { "llp-fla render \(quoted) \(shellWord($0)) --figure map -o map.svg" }
  }
}
