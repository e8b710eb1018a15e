import Landscapes
import Numerical

/// Kinds of squares, by what one hyperparameter does to the effect of another.
extension LandscapeMetric {
  private static func kind(
    _ name: String, invariance: Invariance = .rank, source: String, _ summary: String,
    _ value: @escaping @Sendable (InteractionSquares) -> Int
  ) -> LandscapeMetric {
    LandscapeMetric(
      name, aspect: .interactions, range: 0...1, invariance: invariance, summary: summary,
      source: source, undefinedWhen: "there is no square without ties, or" + tooManyLevels
    ) { landscape in
      landscape.interactions.pairwise.flatMap {
        ratio(Double(value($0.squares)), Double($0.squares.strict))
      }
    }
  }

  /// Strict squares in which exactly one hyperparameter changes the sign of its effect.
  public static let signShare = kind(
    "sign_share", source: "D. M. Weinreich et al., Evolution 59:1165, 2005",
    "High: which of two levels is better often depends on another hyperparameter."
  ) { $0.sign }
  .estimated(by: SquareEstimator.share(.sign))

  /// Strict squares in which both hyperparameters change the sign of their effects.
  public static let reciprocalSignShare = kind(
    "reciprocal_sign_share", source: "F. J. Poelwijk et al., Nature 445:383, 2007",
    "High: often only a joint change of two hyperparameters helps; optima become many."
  ) { $0.reciprocal }
  .estimated(by: SquareEstimator.share(.reciprocalSign))

  /// Strict squares in which no effect changes its sign, those without interaction included.
  public static let magnitudeShare = kind(
    "magnitude_share", source: "D. M. Weinreich et al., Evolution 59:1165, 2005",
    "High: hyperparameters change the size of each other's effects, rarely the direction."
  ) { $0.strict - $0.sign - $0.reciprocal }
  .estimated(by: SquareEstimator.share(.magnitude))

  /// Strict squares in which the best corner and the one opposite are together below the other two.
  public static let synergisticShare = kind(
    "synergistic_share", invariance: .affine,
    source: "after D. M. Weinreich et al., Evolution 59:1165, 2005",
    "High: two improvements together gain more than the sum of their gains."
  ) { $0.synergistic }

  /// Squares with an effect no larger than the topology threshold, of all squares.
  public static let tiedShare = LandscapeMetric(
    "tied_share", aspect: .interactions, range: 0...1, invariance: .rank,
    summary: "High: the kinds of squares rest on few of them, as most hold equal losses.",
    source: "this project", undefinedWhen: "there are no squares, or" + tooManyLevels,
    isDefinedWhenFlat: true
  ) { landscape in
    landscape.interactions.pairwise.flatMap {
      ratio(Double($0.squares.count - $0.squares.strict), Double($0.squares.count))
    }
  }
  .estimated(by: SquareEstimator.tiedShare)

  /// Mean of |*f*₁₁ − *f*₁₀ − *f*₀₁ + *f*₀₀| over all squares, in standard deviations of the loss.
  public static let meanAbsoluteInteraction = LandscapeMetric(
    "mean_absolute_interaction", aspect: .interactions, range: 0...(.infinity),
    invariance: .affine,
    summary: "High: joint changes do other than the sum of single ones, by much.",
    source: "this project",
    undefinedWhen: "all losses are equal, there are no squares, or" + tooManyLevels
  ) { landscape in
    landscape.interactions.pairwise.flatMap {
      ratio(
        $0.squares.absoluteInteraction,
        Double($0.squares.count) * landscape.moments.standardDeviation)
    }
  }

  /// The end of a reason: beyond ``LevelTiles/levelLimit`` no pairs of levels are compared.
  static let tooManyLevels = " a hyperparameter has more than \(LevelTiles.levelLimit) levels"
}
