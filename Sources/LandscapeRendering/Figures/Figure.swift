public import LandscapeAnalysis
public import Landscapes

/// A figure that can be asked for by name.
public struct Figure: Sendable {
  /// What a figure is drawn from.
  public enum Drawing: Sendable {
    case landscape(
      @Sendable (MeasuredLandscape, FigureOptions) throws(RenderingError) -> DrawnFigure)
    /// A landscape whose configurations have places.
    case map(@Sendable (PlacedLandscape, FigureOptions) throws(RenderingError) -> DrawnFigure)
    case pair(@Sendable (LandscapePair, FigureOptions) throws(RenderingError) -> DrawnFigure)
    /// One landscape or several, in the order of the source.
    case collection(@Sendable ([Landscape], FigureOptions) throws(RenderingError) -> DrawnFigure)
    /// The trainings of one scenario of a results database.
    case scenario(
      @Sendable (EvaluatedScenario, FigureOptions) throws(RenderingError) -> DrawnFigure)
    /// Trainings in the order in which they were finished, one series or several.
    case history(
      @Sendable ([EvaluationHistory], FigureOptions) throws(RenderingError) -> DrawnFigure)
    /// No landscape: a surface of its own.
    case surface(@Sendable (FigureOptions) throws(RenderingError) -> DrawnFigure)
  }

  /// As on the command line.
  public let name: String
  /// What it shows, in a line.
  public let summary: String
  public let drawing: Drawing

  public init(name: String, summary: String, drawing: Drawing) {
    self.name = name
    self.summary = summary
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
}

/// How a figure is to be drawn; every figure takes what concerns it.
public struct FigureOptions: Sendable {
  /// By what configurations are coloured.
  public enum Coloring: String, Sendable, CaseIterable {
    /// The place in the order of losses, because losses are skewed.
    case rank
    case loss
    /// The logarithm of the loss; the loss where one is not positive.
    case log
  }

  public var colorMap: ColorMap = .cividis
  public var coloring: Coloring = .rank
  /// Of surfaces.
  public var interpolation: SurfaceInterpolation = .smooth
  /// Whether a surface is seen from above a corner.
  public var isThreeDimensional = false
  /// Units across.
  public var width = 720.0
  /// Of jitter and samples.
  public var seed: UInt64 = 0
  /// The hyperparameters that are meant, by name; empty takes all, or the most important.
  public var hyperparameters: [String] = []
  /// By what landscapes are compared, a name of ``SimilarityCatalog``.
  public var similarity = "spearman"
  /// A search that is drawn over a graph, a map or a surface.
  public var trajectory: SearchPath?
  /// Against what evaluations are drawn in the figure of their history.
  public var historyScale: HistoryFigure.Scale = .evaluations
  /// Of the figure of landscape modification.
  public var modification = ModificationFigure.Options()

  public init() {}
}
