public import Catalogs
public import LandscapeAnalysis
public import Landscapes

/// A figure that can be asked for by name.
public struct Figure: Sendable {
  /// What a figure is drawn from, and how its SVG text comes of it.
  public enum Drawing: Sendable {
    case landscape(@Sendable (Topography) throws(RenderingError) -> String)
    case pair(@Sendable (LandscapePair) throws(RenderingError) -> String)
    /// No landscape: a surface of its own, under options.
    case modification(@Sendable (ModificationFigure.Options) -> String)
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

/// The figures.
public enum FigureCatalog {
  public static let all = Catalog(
    "figure",
    [
      Figure(
        name: "graph",
        summary: "configurations joined by single edits, arrows down to the local optima",
        drawing: .landscape { topography throws(RenderingError) in
          try GraphFigure(topography).text
        }),
      Figure(
        name: "fidelity", summary: "loss ranks of all configurations in two landscapes",
        drawing: .pair { FidelityFigure($0).text }),
      Figure(
        name: "modification",
        summary: "landscape modification in one dimension: surface, scale and annealing",
        drawing: .modification { ModificationFigure($0).text }),
    ], name: \.name)
}
