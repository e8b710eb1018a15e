import Landscapes

/// Whether the effect of a change survives another change.
extension LandscapeMetric {
  /// γ = Σ *e e*′ / Σ ½(*e*² + *e*′²) over ordered pairs of hyperparameters, pairs of levels of
  /// both and backgrounds, *e* and *e*′ the effect of one change before and after the other.
  ///
  /// 1 on additive landscapes, 0 on random ones, below 0 where signs mostly change.
  ///
  /// - Complexity: O(*n d*² *L*), *L* levels: closed in one of the two pairs of levels.
  public static let gamma = LandscapeMetric(
    "gamma", aspect: .interactions, range: -1...1, invariance: .affine,
    summary: "High: what a change does stays the same after another; hyperparameters act alone.",
    source: "L. Ferretti et al., J. Theor. Biol. 396:132, 2016", undefinedWhen: effectsUndefined
  ) { $0.interactions.pairwise?.effects.values.ratio }
  .estimated(by: SquareEstimator.gamma)
  .taking(effort: 10)

  /// γ of the signs of effects, those up to the topology threshold counting 0.
  public static let gammaStar = LandscapeMetric(
    "gamma_star", aspect: .interactions, range: -1...1, invariance: .rank,
    summary: "High: which of two levels is better stays the same after another change.",
    source: "L. Ferretti et al., J. Theor. Biol. 396:132, 2016", undefinedWhen: effectsUndefined
  ) { $0.interactions.pairwise?.effects.signs.ratio }
  .estimated(by: SquareEstimator.gammaStar)

  /// γ* over pairs of levels one edit apart alone.
  ///
  /// Without ties it is 1 − ``signShare`` − 2 · ``reciprocalSignShare``.
  public static let gammaStarOfOneEdit = LandscapeMetric(
    "gamma_star", parameters: [("variant", "one_edit")], aspect: .interactions, range: -1...1,
    invariance: .rank,
    summary: "As gamma_star, but over single edits only, as the shares of squares are.",
    source: "after L. Ferretti et al., J. Theor. Biol. 396:132, 2016",
    undefinedWhen: effectsUndefined
  ) { $0.interactions.pairwise?.effects.oneEditSigns.ratio }

  private static let effectsUndefined =
    "all losses are equal, no change is seen at two levels of another hyperparameter, or"
    + tooManyLevels
}
