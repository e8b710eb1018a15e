public import Catalogs
import Documents
public import LandscapeAnalysis
public import Landscapes
import Numerical
import SearchSpaces

/// Everything about the landscapes of a source, as one page that needs nothing else.
///
/// ```swift
/// let groups = LandscapeFamily(landscapes).bySpace
/// let report = try ReportPage(groups.map { … }, origin: origin)
/// try Data(report.html.utf8).write(to: file)
/// ```
///
/// The page is well-formed XML too; its policy forbids every request; without script it is still
/// whole.
public struct ReportPage: Sendable {
  /// Landscapes over one space.
  public struct Group: Sendable {
    public let landscapes: [Landscape]
    /// The landscape that figures of one are of, with its map.
    public let placed: PlacedLandscape
    /// The trainings behind the main landscape, where the source has them.
    public let trainings: EvaluatedScenario?
    /// Trainings in the order in which they were finished, where the source has one.
    public let histories: [EvaluationHistory]
    /// By id: landscapes whose neighbours are not the usual ones.
    private let measured: [String: MeasuredLandscape]

    /// - Parameter measured: Other landscapes with their neighbours; those of the others are found
    ///   at one edit and with the usual thresholds.
    /// - Precondition: The placed landscape is one of the landscapes.
    public init(
      _ landscapes: [Landscape], placed: PlacedLandscape, measured: [MeasuredLandscape] = [],
      trainings: EvaluatedScenario? = nil, histories: [EvaluationHistory] = []
    ) {
      precondition(
        landscapes.contains { $0.id == placed.landscape.id }, "the map is of another landscape")
      self.landscapes = landscapes
      self.placed = placed
      self.trainings = trainings
      self.histories = histories
      self.measured = Dictionary(
        ([placed.measured] + measured).map { ($0.topography.graph.landscape.id, $0) },
        uniquingKeysWith: { first, _ in first })
    }

    /// The landscape of ``placed``.
    public var main: Landscape { placed.landscape }
    /// Those that differ from the main one in fidelity alone, and it, the cheapest first.
    public var fidelities: [Landscape] {
      LandscapeFamily(landscapes).series(of: main.id, along: [.fidelity])
    }
    /// The landscapes that a figure of several is of, with their neighbours.
    func measured(_ gathering: Figure.Gathering) -> [MeasuredLandscape] {
      (gathering == .all ? landscapes : fidelities).map {
        measured[$0.id] ?? MeasuredLandscape(Topography(LandscapeGraph($0)))
      }
    }
  }

  /// Where a report comes from.
  public struct Origin: Sendable {
    /// As a reader knows it: `results.db`.
    public var source: String
    /// What one training of a scenario takes on average, in seconds, where known.
    public var seconds: [Scenario: Double]
    /// Of the program.
    public var version: String
    public var seed: UInt64
    /// What prints the same again, line by line.
    public var commands: [String]
    /// How findings name what a reader can ask next.
    public var wording: FindingWording

    public init(
      source: String, seconds: [Scenario: Double] = [:], version: String, seed: UInt64,
      commands: [String], wording: FindingWording = FindingWording()
    ) {
      self.source = source
      self.seconds = seconds
      self.version = version
      self.seed = seed
      self.commands = commands
      self.wording = wording
    }
  }

  let groups: [Group]
  let origin: Origin
  let options: FigureOptions
  /// Per group, of its main landscape.
  let profiles: [LandscapeProfile]
  let importances: [HyperparameterImportance]
  let findings: [Finding]
  let figures: [PlacedFigure]

  /// - Throws: ``RenderingError`` when a figure cannot be drawn.
  /// - Precondition: At least one group.
  public init(
    _ groups: [Group], origin: Origin, options: FigureOptions = FigureOptions(),
    figures catalog: Catalog<Figure> = FigureCatalog.all
  ) throws(RenderingError) {
    precondition(!groups.isEmpty, "a report of nothing")
    self.groups = groups
    self.origin = origin
    self.options = options
    profiles = groups.map { LandscapeProfile(of: $0.placed.topography) }
    importances = groups.map { HyperparameterImportance(of: $0.main) }
    findings =
      LandscapeFindings(
        of: groups.flatMap(\.landscapes), seconds: origin.seconds, wording: origin.wording,
        seed: Seed(origin.seed)
      ).findings
    var figures: [PlacedFigure] = []
    for (index, group) in groups.enumerated() {
      let start = groups.prefix(index).reduce(0) { $0 + $1.landscapes.count }
      figures += try PlacedFigure.all(
        of: group, at: index, firstLandscape: start, options: options, catalog: catalog)
    }
    self.figures = figures
  }

  /// The page.
  public var html: String {
    let sections = sections
    let title = "Landscapes of \(origin.source)"
    let links = sections.map { section in
      Markup("li", inline: [Markup("a", [("href", "#" + section.id)], text: section.title)])
    }
    let data = ReportData(
      spaces: groups.map { ($0.main.id, $0.main.space) },
      landscapes: groups.enumerated().flatMap { index, group in
        group.landscapes.map { ($0, index) }
      },
      colors: (0..<MapFigure.colorCount).map {
        options.colorMap.color(at: (Double($0) + 0.5) / Double(MapFigure.colorCount))
      })
    let head = HTMLPage.head(
      title,
      policy: "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; "
        + "img-src data:",
      [("generator", "llp-fla \(origin.version)")], style: ReportResources.style)
    let body = [
      Markup("a", [("class", "skip"), ("href", "#main")], text: "Skip to the findings"),
      Markup(
        "header",
        children: [
          Markup("h1", text: title), Markup("p", [("class", "quiet")], text: subtitle),
        ]),
      Markup(
        "nav", [("aria-label", "Sections")],
        children: [Markup("ul", children: links)]),
      Markup(
        "main", [("id", "main")],
        children: [
          Markup(
            "form",
            [
              ("class", "tools"), ("id", "tools"),
              ("aria-label", "Highlight configurations"), ("hidden", "hidden"),
            ], text: "")
        ] + sections.map(\.markup)),
      Markup(
        "footer",
        children: [
          Markup(
            "p", [("class", "quiet")],
            text: "llp-fla \(origin.version), seed \(origin.seed).")
        ]),
      Markup(
        "script", [("type", "application/json"), ("id", "report-data")],
        verbatim: data.json.scriptText),
      Markup("script", verbatim: "\n" + ReportResources.script),
    ]
    let page = Markup(
      "html", [("lang", "en"), ("xmlns", "http://www.w3.org/1999/xhtml")],
      children: [head, Markup("body", children: body)])
    return "<!DOCTYPE html>\n" + page.markup + "\n"
  }

  private var subtitle: String {
    let landscapes = groups.reduce(0) { $0 + $1.landscapes.count }
    let losses = groups.reduce(0) { $0 + $1.landscapes.reduce(0) { $0 + $1.count } }
    return "\(counted(landscapes, "landscape", "landscapes")) over "
      + "\(counted(groups.count, "space", "spaces")), \(counted(losses, "loss", "losses")); "
      + "lower is better."
  }
}
