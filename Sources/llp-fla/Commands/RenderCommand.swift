import ArgumentParser
import Catalogs
import LandscapeAnalysis
import LandscapeRendering
import Landscapes

struct RenderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render", abstract: "Draws a figure as SVG.",
    discussion: """
      Figures:
      \(FigureCatalog.all.map { "  \($0.name): \($0.summary)" }.joined(separator: "\n"))

      The graph of a landscape, of the only one or of one by id:
        llp-fla render results.csv --figure graph -o graph.svg
        llp-fla render results.csv results/full --figure graph -o graph.svg
      Of a source that holds two fidelities, the ranks of all configurations at both:
        llp-fla render results.csv --figure fidelity -o fidelity.svg
        llp-fla render results.csv results/data=0.1 results/full -o fidelity.svg
      """)

  @Argument(help: "A CSV or TSV file, plain or .gz; - is standard input.")
  var source: String

  @Argument(help: "The landscapes by id; none takes the only one, or the cheapest and the fullest.")
  var ids: [String] = []

  @Option(help: "Which figure: \(FigureCatalog.all.names.joined(separator: ", ")).")
  var figure: String = "fidelity"

  @OptionGroup var roles: SourceOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    for ending in [".png", ".pdf"] where output.output.lowercased().hasSuffix(ending) {
      let drawn = output.output.dropLast(ending.count) + ".svg"
      throw ValidationError(
        "SVG only; write to \(drawn) and convert it: "
          + "rsvg-convert -f \(ending.dropFirst()) \(drawn) -o \(output.output)")
    }
  }

  func run() throws {
    let figure = try FigureCatalog.all.entry(named: figure)
    var roles = roles
    let named = ids + (roles.landscape.map { [$0] } ?? [])
    roles.landscape = nil
    let landscapes = try roles.collection(source, output)
    switch figure.drawing {
    case .landscape(let draw):
      let chosen = try choose(named, 1, of: landscapes) { $0.count == 1 ? $0 : nil }
      try output.write(draw(Topography(LandscapeGraph(chosen[0]))))
    case .pair(let draw):
      let chosen = try choose(named, 2, of: landscapes) { all in
        guard let first = all.first, let last = all.last, all.count > 1 else { return nil }
        return [first, last]
      }
      try output.write(draw(LandscapePair(chosen[0], chosen[1])))
    }
  }

  /// The landscapes of those names, or those that stand to reason where none is named.
  private func choose(
    _ named: [String], _ count: Int, of landscapes: [Landscape],
    unnamed: ([Landscape]) -> [Landscape]?
  ) throws -> [Landscape] {
    let known = landscapes.prefix(8).map(\.id) + (landscapes.count > 8 ? ["…"] : [])
    let holds = "it holds \(landscapes.count): \(known.joined(separator: ", "))"
    let needs = "figure \(figure) takes \(count == 1 ? "one landscape" : "two landscapes")"
    guard !named.isEmpty else {
      if let chosen = unnamed(landscapes) { return chosen }
      let remedy = count == 1 ? "name one" : "name a column with --fidelity"
      throw CommandError("\(source): \(needs); \(remedy); \(holds)")
    }
    guard named.count == count else {
      throw CommandError("\(source): \(needs), not \(named.count); \(holds)")
    }
    return try named.map { id in
      guard let landscape = landscapes.first(where: { $0.id == id }) else {
        throw CommandError("\(source): there is no landscape '\(id)'; \(holds)")
      }
      return landscape
    }
  }
}

extension RenderingError: CommandFailure {}
