import LandscapeAnalysis
public import Landscapes

/// How a figure is to be drawn.
///
/// A figure declares which of these change it; one that does not take an option that differs from
/// its default refuses it, so that none is without effect.
public struct FigureOptions: Sendable {
  /// By what configurations are coloured.
  public enum Coloring: String, Sendable, CaseIterable {
    /// The place in the order of losses, because losses are skewed.
    case rank
    case loss
    /// The logarithm of the loss; the loss where one is not positive.
    case log
  }

  package var colorMap: ColorMap = .cividis
  public var coloring: Coloring = .rank
  /// Of surfaces.
  package var interpolation: SurfaceInterpolation = .smooth
  /// Whether a surface is seen from above a corner.
  public var isThreeDimensional = false
  /// Units across.
  public var width = 720.0
  /// Of places, jitter and samples.
  public var seed: UInt64 = 0
  /// The hyperparameters that are meant, by name; empty takes all, or the most important.
  public var hyperparameters: [String] = []
  /// By what landscapes are compared, a name of `SimilarityCatalog`.
  public var similarity = SimilarityMeasure.spearman.name
  /// A search that is drawn over a graph, a map or a surface.
  public var trajectory: EvaluationHistory?
  /// Against what evaluations are drawn in the figure of their history.
  package var historyScale: HistoryFigure.Scale = .evaluations
  /// Of the figure of landscape modification.
  package var modification = ModificationFigure.Options()

  public init() {}

  /// The options that differ from their defaults, in the order of ``FigureOption/all``.
  public var given: [FigureOption] { FigureOption.all.filter { $0.isGiven(self) } }

  /// The same with defaults for all options but those.
  public func keeping(_ options: Set<FigureOption>) -> FigureOptions {
    var kept = self
    for option in FigureOption.all where !options.contains(option) { option.reset(&kept) }
    return kept
  }
}

/// One of the ``FigureOptions``, as figures declare that they take it.
public struct FigureOption: Sendable, Hashable {
  /// In snake_case.
  public let name: String
  /// What is said of a figure that does not take it: `is flat`.
  public let absence: String
  /// Whether it differs from its default.
  let isGiven: @Sendable (FigureOptions) -> Bool
  let reset: @Sendable (inout FigureOptions) -> Void

  private init<Value: Equatable & Sendable>(
    _ name: String, _ path: any WritableKeyPath<FigureOptions, Value> & Sendable, absence: String
  ) {
    self.name = name
    self.absence = absence
    let usual = FigureOptions()[keyPath: path]
    isGiven = { $0[keyPath: path] != usual }
    reset = { $0[keyPath: path] = usual }
  }

  private init(trajectory name: String, absence: String) {
    self.name = name
    self.absence = absence
    isGiven = { $0.trajectory != nil }
    reset = { $0.trajectory = nil }
  }

  public static let width = FigureOption("width", \.width, absence: "has one width")
  public static let seed = FigureOption("seed", \.seed, absence: "draws nothing by chance")
  public static let colorMap = FigureOption(
    "color_map", \.colorMap, absence: "has no scale of colours")
  public static let coloring = FigureOption(
    "color", \.coloring, absence: "colours no configurations by their loss")
  public static let interpolation = FigureOption(
    "interpolation", \.interpolation, absence: "has nothing between configurations")
  public static let threeDimensional = FigureOption(
    "three_dimensional", \.isThreeDimensional, absence: "is flat")
  public static let hyperparameters = FigureOption(
    "hyperparameter", \.hyperparameters, absence: "has no choice of hyperparameters")
  public static let similarity = FigureOption(
    "similarity", \.similarity, absence: "compares landscapes by no measure")
  public static let trajectory = FigureOption(
    trajectory: "trajectory", absence: "shows no search")
  public static let historyScale = FigureOption(
    "against", \.historyScale, absence: "has no axis of evaluations")
  public static let modification = FigureOption(
    "modification", \.modification, absence: "modifies no landscape")

  /// Every option.
  public static let all = [
    width, seed, colorMap, coloring, interpolation, threeDimensional, hyperparameters, similarity,
    trajectory, historyScale, modification,
  ]

  public static func == (first: FigureOption, second: FigureOption) -> Bool {
    first.name == second.name
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
