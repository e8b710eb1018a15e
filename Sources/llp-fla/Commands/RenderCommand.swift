public import ArgumentParser
import Catalogs
import Documents
import LandscapeAnalysis
package import LandscapeRendering
import Landscapes

struct RenderCommand: SourceVerb {
  static let uses: SourceUses = [.cells, .neighbors, .thresholds]

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
      The map of all configurations, and the loss over it; a map may be made once and used again:
        llp-fla embed results.csv -o map.csv
        llp-fla render results.csv --figure surface --layout-from map.csv -o surface.svg
      Landscape modification on a surface of its own, without a source:
        llp-fla render --figure modification --threshold -1.5,0 -o modification.svg
      How soon a search found what, of a database, an Optuna study or a search that was kept:
        llp-fla search results.csv --strategy random --format json -o search.json
        llp-fla render search.json --figure history -o history.svg
      Filters (--learner, --dataset, --fidelity, --measure) choose like ids. SVG only:
        rsvg-convert -w 1600 graph.svg -o graph.png
      """)

  @Argument(help: SourceOptions.help)
  var source: String?

  @Argument(help: "The landscapes by id; none takes the only one, or the cheapest and the fullest.")
  var ids: [String] = []

  @Option(help: "Which figure: \(FigureCatalog.all.names.joined(separator: ", ")).")
  var figure: String = FigureCatalog.all.names[0]

  @Option(help: "What colours stand for: rank, loss or log (the logarithm of the loss).")
  var color: FigureOptions.Coloring = .rank

  @Option(help: "Which colours: cividis or viridis.")
  var colorMap: ColorMap.Name = .cividis

  @OptionGroup var layout: LayoutOptions

  @Option(help: "Between the configurations of a surface: smooth or linear.")
  var interpolation: SurfaceInterpolation = .smooth

  @Option(help: "Units across: 720 for a page, 340 for one of two columns.")
  var width = 720.0

  @Option(help: "Of maps, jitter and samples: the same seed, the same figure.")
  var seed: UInt64 = 0

  @Option(
    help: ArgumentHelp(
      "Draw a search over a graph, map or surface: a database, an Optuna study, or a search kept "
        + "as JSON or CSV.", valueName: "study"))
  var trajectory: String?

  @Flag(help: "A surface seen from above a corner.")
  var threeDimensional = false

  @Option(help: "Along the axis of the figure history: evaluations, cost or seconds.")
  var against: HistoryFigure.Scale = .evaluations

  @Option(help: "A hyperparameter that the figure is to show; repeat it for several.")
  var hyperparameter: [String] = []

  @Option(
    help: "Of the figure similarity: \(SimilarityCatalog.ofLosses().names.joined(separator: ", "))."
  )
  var similarity = SimilarityMeasure.spearman.name

  @OptionGroup(title: "Options of the figure modification")
  var modification: ModificationOptions

  @OptionGroup var roles: SourceOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if !(width >= 240 && width <= 4000) {
      throw ValidationError("--width must be from 240 to 4000, not \(width)")
    }
    for ending in [".png", ".pdf"] where output.output.lowercased().hasSuffix(ending) {
      let drawn = output.output.dropLast(ending.count) + ".svg"
      throw ValidationError(
        "SVG only; write to \(drawn) and convert it: "
          + "rsvg-convert -f \(ending.dropFirst()) \(drawn) -o \(output.output)")
    }
  }

  func run() throws {
    let figure = try FigureCatalog.all.entry(named: figure)
    try check(figure)
    if case .surface = figure.drawing {
      if let source { throw CommandError("\(source): figure \(figure.name) takes no source") }
      return try write(figure.drawn(options))
    }
    guard let source else {
      throw CommandError("figure \(figure.name) needs a source: llp-fla render results.csv")
    }
    var options = options
    options.trajectory = try trajectory.map(trajectoryHistory)
    switch figure.drawing {
    case .history: try write(figure.drawn(of: histories(in: source), options: options))
    case .scenario: try write(figure.drawn(of: scenario(in: source), options: options))
    case .losses, .landscape, .map, .pair, .collection, .landscapes, .surface:
      let chosen = try landscapes(of: figure, in: source)
      var neighborhoods: Set<String> = []
      let drawn = try figure.drawn(
        of: chosen, options: options,
        topography: { landscape in
          let topography = Topography(LandscapeGraph(landscape))
          neighborhoods.insert(topography.graph.neighborhoodName)
          return topography
        }, places: { try layout.place($0, seed: seed) })
      output.note(neighborhoods: neighborhoods)
      try write(drawn)
    }
  }

  /// Refuses what would change nothing in the figure.
  private func check(_ figure: Figure) throws {
    if !figure.options.contains(.modification), let option = modification.given.first {
      throw CommandError("figure \(figure.name) has no \(option); leave it out")
    }
    if let option = figure.withoutEffect(in: options) {
      let flag = option.name.replacing("_", with: "-")
      throw CommandError("figure \(figure.name) \(option.absence); leave out --\(flag)")
    }
    if trajectory != nil, !figure.options.contains(.trajectory) {
      let others = FigureCatalog.all.filter { $0.options.contains(.trajectory) }.map(\.name)
      throw CommandError(
        "figure \(figure.name) shows no search; --trajectory goes with "
          + others.joined(separator: ", "))
    }
    if layout.layoutFrom != nil, !figure.drawing.takesPlaces {
      throw CommandError("figure \(figure.name) has no map; leave out --layout-from")
    }
    try roles.shaping.check("render", Self.uses)
    let shaping = roles.shaping.words(for: [.neighbors, .thresholds])
    if let word = shaping.first, !figure.drawing.takesNeighbors {
      throw CommandError("figure \(figure.name) is drawn without neighbours; leave out \(word)")
    }
  }

  /// The landscapes that ids and filters leave, as many as the figure takes.
  private func landscapes(of figure: Figure, in source: String) throws -> [Landscape] {
    var roles = roles
    let named = ids + roles.named
    roles.landscape = nil
    let landscapes = try roles.collection(source, output, for: Self.self)
    do {
      return try figure.chosen(named, among: landscapes)
    } catch {
      throw CommandError(
        "\(source): \(remedy(of: error)); it holds "
          + several(landscapes.map(\.id)))
    }
  }

  /// What to do about a choice that the figure does not take.
  private func remedy(of error: RenderingError) -> String {
    switch error {
    case .unknownLandscape(let id, _): return "there is no landscape '\(id)'"
    case .landscapeChoice(let choice, let figure, let takes, _):
      let needs = "figure \(figure) takes \(takes == 1 ? "one landscape" : "two landscapes")"
      switch choice {
      case .few: return "\(needs); name a column with --fidelity"
      case .unnamed: return "\(needs); name them by id, or add filters"
      case .count(let count): return "\(needs), not \(count)"
      }
    default: return error.description
    }
  }

  private var options: FigureOptions {
    var options = FigureOptions()
    options.colorMap = ColorMap(colorMap)
    options.coloring = color
    options.width = width
    options.interpolation = interpolation
    options.seed = seed
    options.hyperparameters = hyperparameter
    options.similarity = similarity
    options.historyScale = against
    options.isThreeDimensional = threeDimensional
    options.modification = modification.options
    return options
  }

  /// The drawing, or with `--format csv` and `json` the numbers drawn.
  private func write(_ figure: DrawnFigure) throws {
    guard output.printing.format != .table else { return try output.write(figure.document.text) }
    let table = Table(figure.data)
    let rows = figure.data.rows.map { row in
      JSONValue.object(zip(figure.data.columns, row).map { ($0, JSONValue($1)) })
    }
    try output.write(
      table, exact: table,
      json: .object([
        ("schema", .string("llp-fla/render/1")), ("figure", .string(self.figure)),
        ("rows", .array(rows)),
      ]))
  }
}

extension FigureOptions.Coloring: ExpressibleByArgument {}
extension HistoryFigure.Scale: ExpressibleByArgument {}
extension SurfaceInterpolation: ExpressibleByArgument {}
extension ColorMap.Name: ExpressibleByArgument {}

extension Table {
  /// The numbers of a figure, in full.
  fileprivate init(_ data: FigureTable) {
    self.init(data.columns.map { .init(title: $0) })
    rows = data.rows.map { row in
      row.map { cell in
        switch cell {
        case .text(let text): text
        case .number(let number): "\(number)"
        case .integer(let integer): String(integer)
        case .missing: ""
        }
      }
    }
  }
}

extension JSONValue {
  fileprivate init(_ cell: FigureTable.Cell) {
    switch cell {
    case .text(let text): self = .string(text)
    case .number(let number): self = .number(number)
    case .integer(let integer): self = .integer(integer)
    case .missing: self = .null
    }
  }
}
