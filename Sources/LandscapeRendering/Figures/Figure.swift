package import LandscapeAnalysis
package import Landscapes

/// A figure that can be asked for by name.
package struct Figure: Sendable {
  /// What a figure is drawn from.
  package enum Drawing: Sendable {
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
  package let name: String
  /// What it shows, in a line.
  package let summary: String
  package let drawing: Drawing

  package init(name: String, summary: String, drawing: Drawing) {
    self.name = name
    self.summary = summary
    self.drawing = drawing
  }
}

/// A figure, and the numbers in it.
package struct DrawnFigure: Sendable {
  package let document: SVGDocument
  /// What is drawn, before any thinning.
  package let data: FigureTable

  package init(_ document: SVGDocument, data: FigureTable) {
    self.document = document
    self.data = data
  }
}

/// How a figure is to be drawn; every figure takes what concerns it.
package struct FigureOptions: Sendable {
  /// By what configurations are coloured.
  package enum Coloring: String, Sendable, CaseIterable {
    /// The place in the order of losses, because losses are skewed.
    case rank
    case loss
    /// The logarithm of the loss; the loss where one is not positive.
    case log
  }

  package var colorMap: ColorMap = .cividis
  package var coloring: Coloring = .rank
  /// Of surfaces.
  package var interpolation: SurfaceInterpolation = .smooth
  /// Whether a surface is seen from above a corner.
  package var isThreeDimensional = false
  /// Units across.
  package var width = 720.0
  /// Of jitter and samples.
  package var seed: UInt64 = 0
  /// The hyperparameters that are meant, by name; empty takes all, or the most important.
  package var hyperparameters: [String] = []
  /// By what landscapes are compared, a name of ``SimilarityCatalog``.
  package var similarity = "spearman"
  /// A search that is drawn over a graph, a map or a surface.
  package var trajectory: SearchPath?
  /// Against what evaluations are drawn in the figure of their history.
  package var historyScale: HistoryFigure.Scale = .evaluations
  /// Of the figure of landscape modification.
  package var modification = ModificationFigure.Options()

  package init() {}
}
