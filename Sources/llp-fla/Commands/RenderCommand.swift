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
        llp-fla render results.csv -o graph.svg
        llp-fla render results.db forest/digits/full/validation -o graph.svg
      The ranks of all configurations at the cheapest fidelity and the fullest, or at two by id:
        llp-fla render results.db --figure fidelity --learner forest --measure validation
        llp-fla render results.csv results/data=0.1 results/full --figure fidelity
      Landscape modification on a surface of its own, without a source:
        llp-fla render --figure modification --threshold -1.5,0 -o h.svg
      Filters (--learner, --dataset, --fidelity, --measure) choose like ids. SVG only:
        rsvg-convert -w 1600 graph.svg -o graph.png
      """)

  @Argument(help: SourceOptions.help)
  var source: String?

  @Argument(help: "The landscapes by id; none takes the only one, or the cheapest and the fullest.")
  var ids: [String] = []

  @Option(help: "Which figure: \(FigureCatalog.all.names.joined(separator: ", ")).")
  var figure: String = "graph"

  @OptionGroup(title: "Options of the figure modification")
  var modification: ModificationOptions

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
    if case .modification(let draw) = figure.drawing {
      if let source { throw CommandError("\(source): figure \(figure.name) takes no source") }
      return try output.write(draw(modification.options))
    }
    if let option = modification.given.first {
      throw CommandError("figure \(figure.name) has no \(option); leave it out")
    }
    guard let source else {
      throw CommandError("figure \(figure.name) needs a source: llp-fla render results.csv")
    }
    var roles = roles
    let named = ids + (roles.landscape.map { [$0] } ?? [])
    roles.landscape = nil
    let landscapes = try roles.collection(source, output)
    switch figure.drawing {
    case .landscape(let draw):
      let chosen = try choose(named, 1, of: landscapes, in: source, unnamed: [landscapes])
      try output.write(draw(Topography(LandscapeGraph(chosen[0]))))
    case .pair(let draw):
      let chosen = try choose(
        named, 2, of: landscapes, in: source, unnamed: fidelities(in: landscapes))
      try output.write(draw(LandscapePair(chosen[0], chosen[chosen.count - 1])))
    case .modification: break
    }
  }

  /// Landscapes that differ in fidelity alone, the cheapest first; groups of two and more.
  private func fidelities(in landscapes: [Landscape]) -> [[Landscape]] {
    var groups: [[Landscape]] = []
    for landscape in landscapes {
      let index = groups.firstIndex { group in
        let other = group[0].scenario
        return other.learner == landscape.scenario.learner
          && other.dataset == landscape.scenario.dataset && group[0].measure == landscape.measure
          && group[0].space == landscape.space
      }
      if let index { groups[index].append(landscape) } else { groups.append([landscape]) }
    }
    return groups.filter { $0.count > 1 }
  }

  /// The landscapes of those names, or where none is named the only group that the figure takes.
  private func choose(
    _ named: [String], _ count: Int, of landscapes: [Landscape], in source: String,
    unnamed groups: [[Landscape]]
  ) throws -> [Landscape] {
    let holds = "it holds \(several(landscapes.map(\.id)))"
    let needs = "figure \(figure) takes \(count == 1 ? "one landscape" : "two landscapes")"
    guard !named.isEmpty else {
      if groups.count == 1, count == 2 || groups[0].count == 1 { return groups[0] }
      guard landscapes.count >= count else {
        throw CommandError("\(source): \(needs); name a column with --fidelity; \(holds)")
      }
      throw CommandError("\(source): \(needs); name them by id, or add filters; \(holds)")
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
