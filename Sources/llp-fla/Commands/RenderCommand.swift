import ArgumentParser
import Catalogs
import Documents
import LandscapeAnalysis
package import LandscapeRendering
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
  var figure: String = "graph"

  @Option(help: "What colours stand for: rank, loss or log (the logarithm of the loss).")
  var color: FigureOptions.Coloring = .rank

  /// A ``ColorMap`` by name.
  enum ColorMapName: String, ExpressibleByArgument, CaseIterable {
    case cividis, viridis
  }

  @Option(help: "Which colours: cividis or viridis.")
  var colorMap: ColorMapName = .cividis

  @Option(help: "Take places from that table, as 'llp-fla embed' writes it, instead of embedding.")
  var layoutFrom: String?

  @Option(help: "Between the configurations of a surface: smooth or linear.")
  var interpolation: SurfaceInterpolation = .smooth

  @Option(help: "Units across: 720 for a page, 340 for one of two columns.")
  var width = 720.0

  @Option(help: "Of jitter and samples: the same seed, the same figure.")
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
  var similarity = "spearman"

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
    if case .surface(let draw) = figure.drawing {
      if let source { throw CommandError("\(source): figure \(figure.name) takes no source") }
      return try write(draw(options))
    }
    if let option = modification.given.first {
      throw CommandError("figure \(figure.name) has no \(option); leave it out")
    }
    if trajectory != nil, !Self.multiples.contains(figure.name) {
      throw CommandError(
        "figure \(figure.name) shows no search; --trajectory goes with "
          + Self.multiples.joined(separator: ", "))
    }
    if threeDimensional, figure.name != "surface" {
      throw CommandError("figure \(figure.name) is flat; leave out --three-dimensional")
    }
    if layoutFrom != nil {
      guard case .map = figure.drawing else {
        throw CommandError("figure \(figure.name) has no map; leave out --layout-from")
      }
    }
    guard let source else {
      throw CommandError("figure \(figure.name) needs a source: llp-fla render results.csv")
    }
    if case .history(let draw) = figure.drawing {
      return try write(draw(histories(in: source), options))
    }
    if case .scenario(let draw) = figure.drawing {
      return try write(draw(scenario(in: source), options))
    }
    var roles = roles
    let named = ids + (roles.landscape.map { [$0] } ?? [])
    roles.landscape = nil
    let landscapes = try roles.collection(source, output)
    switch figure.drawing {
    case .landscape(let draw):
      let chosen = try chooseMultiples(named, of: landscapes, in: source)
      let figures = try zip(chosen, options(for: chosen)).map { landscape, options in
        try draw(MeasuredLandscape(Topography(LandscapeGraph(landscape))), options)
      }
      try write(figures, of: chosen)
    case .map(let draw):
      let chosen = try chooseMultiples(named, of: landscapes, in: source)
      let figures = try zip(places(of: chosen), options(for: chosen)).map { try draw($0, $1) }
      try write(figures, of: chosen)
    case .pair(let draw):
      let chosen = try choose(
        named, 2, of: landscapes, in: source,
        unnamed: LandscapeFamily(landscapes).series(along: [.fidelity]).filter { $0.count > 1 })
      try write(draw(LandscapePair(chosen[0], chosen[chosen.count - 1]), options))
    case .collection(let draw):
      let chosen = named.isEmpty ? landscapes : try find(named, in: landscapes, of: source)
      try write(draw(chosen, options))
    case .surface, .scenario, .history: break
    }
  }

  var options: FigureOptions {
    var options = FigureOptions()
    options.colorMap = colorMap == .cividis ? .cividis : .viridis
    options.coloring = color
    options.width = width
    options.interpolation = interpolation
    options.seed = seed
    options.hyperparameters = hyperparameter
    options.similarity = similarity
    options.historyScale = against
    options.isThreeDimensional = threeDimensional
    options.modification = modification.options(seed: seed)
    return options
  }

  /// The landscape on its map.
  func place(_ landscape: Landscape) throws -> PlacedLandscape {
    let measured = MeasuredLandscape(Topography(LandscapeGraph(landscape)))
    return try layoutFrom.map { try PlacedLandscape(reading: $0, for: measured) }
      ?? PlacedLandscape(embedding: measured, seed: seed)
  }

  /// The drawing, or with `--format csv` and `json` the numbers drawn.
  func write(_ figure: DrawnFigure) throws {
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

  /// The landscapes of those names, or where none is named the only group that the figure takes.
  func choose(
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
    return try find(named, in: landscapes, of: source)
  }

  func find(
    _ named: [String], in landscapes: [Landscape], of source: String
  ) throws -> [Landscape] {
    try named.map { id in
      guard let landscape = landscapes.first(where: { $0.id == id }) else {
        throw CommandError(
          "\(source): there is no landscape '\(id)'; it holds \(several(landscapes.map(\.id)))")
      }
      return landscape
    }
  }
}

extension FigureOptions.Coloring: ExpressibleByArgument {}
extension HistoryFigure.Scale: ExpressibleByArgument {}
extension SurfaceInterpolation: ExpressibleByArgument {}

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
