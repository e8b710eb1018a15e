public import LandscapeAnalysis
public import Landscapes

/// A figure that can be asked for by name: what it shows, what it takes, and where a report puts
/// it.
///
/// Each is declared in the file that draws it, and listed in ``FigureCatalog``; nothing else names
/// it.
public struct Figure: Sendable {
  /// A part of a report that has figures.
  public enum Section: String, Sendable, CaseIterable {
    case shape, importance, transfer, overfitting, search
  }

  /// Of which landscapes over one space a report draws a figure of several.
  public enum Gathering: Sendable {
    /// Those of the main one's learner, data and measure, the cheapest first.
    case fidelities
    /// All.
    case all
  }

  /// What a figure is drawn from.
  public enum Drawing: Sendable {
    /// One landscape, of which the losses alone count.
    case losses(Drawer<Landscape>)
    /// One landscape with its neighbours.
    case landscape(Drawer<MeasuredLandscape>)
    /// One landscape whose configurations have places.
    case map(Drawer<PlacedLandscape>)
    case pair(Drawer<LandscapePair>)
    /// One landscape or several, in the order of the source; a report leaves the figure out where
    /// there are fewer than `atLeast`.
    case collection(Gathering, atLeast: Int = 1, Drawer<[Landscape]>)
    /// One landscape or several with their neighbours.
    case landscapes(Gathering, Drawer<[MeasuredLandscape]>)
    /// The trainings of one scenario of a results database.
    case scenario(Drawer<EvaluatedScenario>)
    /// Trainings in the order in which they were finished, one series or several.
    case history(Drawer<[EvaluationHistory]>)
    /// No landscape: a surface of its own.
    case surface(@Sendable (FigureOptions) throws(RenderingError) -> DrawnFigure)

    /// Whether it depends on which configurations are neighbours, and on which differences count.
    public var takesNeighbors: Bool {
      switch self {
      case .landscape, .map, .landscapes: true
      case .losses, .pair, .collection, .scenario, .history, .surface: false
      }
    }

    /// Whether it depends on places in the plane.
    public var takesPlaces: Bool {
      if case .map = self { true } else { false }
    }
  }

  /// Draws from values of one kind.
  public typealias Drawer<Source> =
    @Sendable (Source, FigureOptions) throws(RenderingError) -> DrawnFigure

  /// As on the command line.
  public let name: String
  /// What it shows, in a line.
  public let summary: String
  /// Where a report puts it; `nil` for a figure of no landscape.
  public let section: Section?
  /// Those of ``FigureOptions`` that change it; others are refused.
  public let options: Set<FigureOption>
  /// The findings that it shows; `nil` for none.
  public let shows: Finding.Evidence?
  /// Whether it is drawn of several landscapes too, beside each other.
  public let takesSeveral: Bool
  /// What other tools call it.
  package let synonyms: [FigureSynonym]
  public let drawing: Drawing

  package init(
    name: String, summary: String, section: Section?, options: Set<FigureOption>,
    shows: Finding.Evidence? = nil, takesSeveral: Bool = false, synonyms: [FigureSynonym] = [],
    drawing: Drawing
  ) {
    self.name = name
    self.summary = summary
    self.section = section
    self.options = options
    self.shows = shows
    self.takesSeveral = takesSeveral
    self.synonyms = synonyms
    self.drawing = drawing
  }
}

/// A figure, and the numbers in it.
public struct DrawnFigure: Sendable {
  public let document: SVGDocument
  /// What is drawn, before any thinning.
  public let data: FigureTable

  public init(_ document: SVGDocument, data: FigureTable) {
    self.document = document
    self.data = data
  }

  /// The same with scores as they were measured beside their losses.
  func adding(_ values: ShownValues) -> DrawnFigure {
    DrawnFigure(document, data: values.isScore ? data.adding(values) : data)
  }
}
