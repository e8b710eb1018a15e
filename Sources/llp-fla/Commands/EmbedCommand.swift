public import ArgumentParser
import Documents
package import LandscapeEmbedding
import Landscapes
import Numerical
import SearchSpaces

struct EmbedCommand: SourceVerb {
  static let uses: SourceUses = [.cells, .neighbors]

  static let configuration = CommandConfiguration(
    commandName: "embed",
    abstract: "Places every configuration in the plane, near to those that it leads to.",
    discussion: """
      Writes rank, x, y, loss, loss rank and hyperparameters per configuration as CSV, and says on
      standard error how far the map may be believed:
        llp-fla embed results.csv -o map.csv
        llp-fla embed results.db --landscape forest/digits/full/validation -o map.csv
      The paths along improving edges give coordinates (HOPE), UMAP lays them out. --links
      improving orders the map by loss, undirected by hyperparameters.
      Several landscapes over one space: --aligned puts each map over that of the first.
      """)

  @Argument(help: SourceOptions.help)
  var source: String

  @Option(help: "What joins configurations: improving, undirected or gain_weighted edges.")
  var links: HOPEOptions.Links = .improving

  @Option(help: "What counts as near: katz (paths of every length) or common_neighbors.")
  var proximity: HOPEOptions.Proximity = .katz

  @Option(help: "Singular triplets that are kept, 1 to 64.")
  var dimensions = 8

  @Option(help: "Neighbours that a place is found by, itself included.")
  var neighbors = 15

  @Option(help: "How near to each other places may lie.")
  var minimumDistance = 1.0

  @Option(help: "Rounds of the layout (default: 500 up to 10,000 configurations, else 200).")
  var epochs: Int?

  @Flag(help: "Turn, mirror and scale each map over the first one.")
  var aligned = false

  @Option(help: "The same seed gives the same map.")
  var seed: UInt64 = 0

  @OptionGroup var roles: SourceOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if !(1...64).contains(dimensions) {
      throw ValidationError("--dimensions must be from 1 to 64, not \(dimensions)")
    }
    if neighbors < 2 { throw ValidationError("--neighbors must be at least 2, not \(neighbors)") }
    if !(minimumDistance >= 0 && minimumDistance <= 10) {
      throw ValidationError("--minimum-distance must be from 0 to 10, not \(minimumDistance)")
    }
    if let epochs, epochs < 1 {
      throw ValidationError("--epochs must be at least 1, not \(epochs)")
    }
  }

  func run() throws {
    let landscapes = try roles.collection(source, output, for: Self.self)
    if let other = landscapes.first(where: { $0.space != landscapes[0].space }) {
      throw CommandError(
        "\(source): '\(landscapes[0].id)' and '\(other.id)' are over different spaces, "
          + "which do not fit one table; choose with --learner or --landscape")
    }
    let maps = try EmbeddedLandscape.all(landscapes, isAligned: aligned, embed: embed)
    for line in maps.flatMap(\.notes) { output.note(line) }
    if output.printing.format == .json {
      let json = JSONValue.document("embed", [("landscapes", .array(maps.map(\.json)))])
      return try output.write(json.text() + "\n")
    }
    let table = EmbeddedLandscape.table(of: maps).exact
    try output.write(output.printing.format == .markdown ? table.markdown : table.csv)
  }

  private func embed(_ landscape: Landscape) throws -> LandscapeMap {
    let graph = LandscapeGraph(landscape)
    return try LandscapeMap(
      of: graph, landmarksFrom: Topography(graph),
      hope: HOPEOptions(links: links, proximity: proximity, rank: dimensions),
      umap: UMAPOptions(
        neighborCount: neighbors, minimumDistance: minimumDistance, epochs: epochs),
      seed: Seed(seed))
  }
}

extension HOPEOptions.Links: ExpressibleByArgument {}
extension HOPEOptions.Proximity: ExpressibleByArgument {}
