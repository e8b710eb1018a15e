public import Catalogs
import LandscapeAnalysis

/// The figures.
public enum FigureCatalog {
  public static let all = Catalog(
    "figure",
    [
      Figure(
        name: "graph",
        summary: "configurations joined by single edits, arrows down to the local optima",
        drawing: .landscape { landscape, options throws(RenderingError) in
          var figure = try GraphFigure(landscape.topography)
          figure.colorMap = options.colorMap
          return figure.drawn
        }),
      Figure(
        name: "map", summary: "every configuration at its place on the map of an embedding",
        drawing: .map { placed, options in MapFigure(placed, options: options).drawn }),
      Figure(
        name: "surface", summary: "the loss over that map, in bands between ten levels",
        drawing: .map { placed, options in SurfaceFigure(placed, options: options).drawn }),
      Figure(
        name: "fidelity", summary: "loss ranks of all configurations in two landscapes",
        drawing: .pair { pair, _ in FidelityFigure(pair).drawn }),
      Figure(
        name: "distribution", summary: "histogram of the losses, with their quantiles",
        drawing: .collection { landscapes, options in
          DistributionFigure(landscapes, options: options).drawn
        }),
      Figure(
        name: "modification",
        summary: "landscape modification in one dimension: surface, scale and annealing",
        drawing: .surface { options in ModificationFigure(options.modification).drawn }),
    ], name: \.name)
}
