package import Catalogs
import LandscapeAnalysis
import Landscapes

/// The figures.
package enum FigureCatalog {
  package static let all = Catalog(
    "figure",
    [
      Figure(
        name: "graph",
        summary: "configurations joined by single edits, arrows down to the local optima",
        drawing: .landscape { landscape, options throws(RenderingError) in
          var figure = try GraphFigure(landscape.topography)
          figure.colorMap = options.colorMap
          figure.trajectory = options.trajectory
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
        drawing: .pair { pair, options in FidelityFigure(pair, options: options).drawn }),
      Figure(
        name: "lon", summary: "local optima, joined where an escape leads from one to another",
        drawing: .landscape { landscape, options throws(RenderingError) in
          try OptimaNetworkFigure(landscape, options: options).drawn
        }),
      Figure(
        name: "disconnectivity", summary: "how high one must climb between local optima",
        drawing: .landscape { landscape, options in
          DisconnectivityFigure(landscape.topography, options: options).drawn
        }),
      Figure(
        name: "similarity", summary: "heat map of a measure between every two landscapes",
        drawing: .collection { landscapes, options throws(RenderingError) in
          try SimilarityFigure(landscapes, options: options).drawn
        }),
      Figure(
        name: "importance", summary: "what each hyperparameter and each pair explains",
        drawing: .landscape { landscape, options in
          ImportanceFigure(landscape.topography.graph.landscape, options: options).drawn
        }),
      Figure(
        name: "marginal", summary: "mean loss per level; of two hyperparameters a heat map",
        drawing: .landscape { landscape, options throws(RenderingError) in
          try MarginalFigure(landscape.topography.graph.landscape, options: options).drawn
        }),
      Figure(
        name: "slice", summary: "every loss against each hyperparameter",
        drawing: .landscape { landscape, options throws(RenderingError) in
          try SliceFigure(landscape.topography.graph.landscape, options: options).drawn
        }),
      Figure(
        name: "parallel", summary: "parallel coordinates, the best fifth before the rest",
        drawing: .landscape { landscape, options throws(RenderingError) in
          try ParallelFigure(landscape.topography.graph.landscape, options: options).drawn
        }),
      Figure(
        name: "distance", summary: "loss against distance to the optimum",
        drawing: .landscape { landscape, options in
          DistanceFigure(landscape, options: options).drawn
        }),
      Figure(
        name: "distribution", summary: "histogram of the losses, with their quantiles",
        drawing: .collection { landscapes, options in
          DistributionFigure(landscapes, options: options).drawn
        }),
      Figure(
        name: "gap", summary: "train loss against test loss, and what explains the difference",
        drawing: .collection { landscapes, options throws(RenderingError) in
          try GapFigure(landscapes, options: options).drawn
        }),
      Figure(
        name: "edf", summary: "empirical distribution of the losses of one landscape or several",
        drawing: .collection { value, options in
          EmpiricalDistributionFigure(value, options: options).drawn
        }),
      Figure(
        name: "autocorrelation", summary: "how alike losses stay along a random walk",
        drawing: .landscape { value, options in AutocorrelationFigure(value, options: options).drawn
        }),
      Figure(
        name: "basins", summary: "size of each basin against the loss of its optimum",
        drawing: .landscape { value, options in BasinsFigure(value, options: options).drawn }),
      Figure(
        name: "neutrality", summary: "neutral neighbours against distance to the optimum",
        drawing: .landscape { value, options in NeutralityFigure(value, options: options).drawn }),
      Figure(
        name: "profile", summary: "metrics of one landscape or several, each on its own range",
        drawing: .collection { value, options in ProfileFigure(value, options: options).drawn }),
      Figure(
        name: "noise", summary: "losses with their error over folds, and how sure optima are",
        drawing: .landscape { value, options in NoiseFigure(value, options: options).drawn }),
      Figure(
        name: "ablation",
        summary: "loss from the default to the best, one hyperparameter at a time",
        drawing: .landscape { value, options in
          AblationFigure(value.topography.graph.landscape, options: options).drawn
        }),
      Figure(
        name: "curves",
        summary: "learning curves of the best configurations, with a band over folds",
        drawing: .scenario { value, options in LearningCurvesFigure(value, options: options).drawn }
      ),
      Figure(
        name: "pareto", summary: "loss against seconds of training",
        drawing: .scenario { value, options in ParetoFigure(value, options: options).drawn }),
      Figure(
        name: "history", summary: "every evaluation in its order, and the best so far",
        drawing: .history { value, options in HistoryFigure(value, options: options).drawn }),
      Figure(
        name: "timeline", summary: "when each training ran, by worker",
        drawing: .history { value, options in TimelineFigure(value, options: options).drawn }),
      Figure(
        name: "modification",
        summary: "landscape modification in one dimension: surface, scale and annealing",
        drawing: .surface { options in ModificationFigure(options.modification).drawn }),
    ], name: \.name)
}
