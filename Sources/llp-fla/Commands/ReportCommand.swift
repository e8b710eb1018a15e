import ArgumentParser
import Experiments
import Formats
import Foundation
import LandscapeAnalysis
import LandscapeRendering
import Landscapes
import SearchSpaces

struct ReportCommand: SourceVerb {
  static let uses: SourceUses = [.cells, .neighbors, .thresholds]

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
    let collection = try roles.timedCollection(source, writing, for: Self.self)
    let landscapes = collection.landscapes
    let recognized = try RecognizedSource(source)
    let store =
      try recognized.importer.isDatabase
      ? EvaluationStore(opening: recognized.source.path, for: .reading) : nil
    let groups = try ReportPage.Group.all(
      of: landscapes, topography: { Topography(LandscapeGraph($0)) },
      place: { try layout.place($0, seed: seed) },
      trainings: { try store?.trainings(behind: $0) }, histories: try histories(in: recognized))
    let name = source == "-" ? "standard input" : URL(filePath: source).lastPathComponent
    let report = try ReportPage(
      groups,
      origin: .init(
        source: name, seconds: collection.seconds, version: programVersion,
        seed: seed,
        commands: commands(
          name, groups.map(\.main.id), landscapeCount: landscapes.count),
        wording: FindingWording(asking: name, roles)),
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

  /// What makes the page, and what shows more of it.
  private func commands(
    _ name: String, _ ids: [String], landscapeCount: Int
  ) -> [String] {
    func command(_ verb: String, _ options: [String]) -> String {
      roles.command(verb, of: name, options)
    }
    let seeded = seed == 0 ? [] : ["--seed", String(seed)]
    let placed = layout.layoutFrom.map { ["--layout-from", $0] } ?? []
    return [
      command("report", placed + seeded + ["-o", "report.html"]), command("analyze", []),
    ] + ids.map { command("importance", ["--landscape", $0]) }
      + (landscapeCount > 1 ? [command("compare", [])] : [])
      + ids.map { command("render", ["--landscape", $0, "--figure", "map", "-o", "map.svg"]) }
  }
}
