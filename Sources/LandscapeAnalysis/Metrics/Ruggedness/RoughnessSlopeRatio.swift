import Landscapes
import Numerical
import SearchSpaces

/// How rough the landscape is, measured by how steep it is.
extension LandscapeMetric {
  /// *r* / *s*: the deviation from the best sum of functions of single hyperparameters, over the
  /// mean difference that one edit makes to that sum.
  ///
  /// *r* is the root mean square of the residuals of the least-squares fit; on a complete grid that
  /// is the grand mean and main effects. *s* is the mean over hyperparameters of the mean |effect
  /// difference| over pairs of levels one edit apart. It is 0 on additive landscapes.
  ///
  /// - Source: T. Aita, M. Iwakura, Y. Husimi, 2000; I. G. Szendro et al., J. Stat. Mech. P01005,
  ///   2013.
  public static let roughnessSlopeRatio = LandscapeMetric(
    "roughness_slope_ratio", aspect: .ruggedness, range: 0...(.infinity), invariance: .affine,
    summary: "High: deviations from additive effects hide the effects themselves.",
    source:
      "T. Aita et al., Biophys. Chem. 88:1, 2000; I. G. Szendro et al., J. Stat. Mech. P01005, 2013",
    undefinedWhen: ratioUndefined, needsGrid: true
  ) { landscape in
    guard let model = landscape.ruggedness.factorModel else { return nil }
    let graph = landscape.topography.graph
    let space = graph.landscape.space
    let slopes = model.effects.enumerated().compactMap { index, effects -> Double? in
      let reach = graph.kernel.reachesEveryLevel(of: index, in: space) ? effects.count : 2
      var (sum, count) = (0.0, 0)
      for low in effects.indices {
        for high in (low + 1)..<max(low + 1, min(effects.count, low + reach)) {
          sum += abs(effects[high] - effects[low])
          count += 1
        }
      }
      return count > 0 ? sum / Double(count) : nil
    }
    return steepness(mean(slopes), on: landscape).map { model.residual / $0 }
  }

  /// *r* / *s* with a straight line over the levels of each ordinal hyperparameter, and *s* the
  /// mean
  /// |coefficient|.
  ///
  /// It depends on which level of a categorical hyperparameter comes first; for comparison with
  /// published values.
  public static let roughnessSlopeRatioOfLines = LandscapeMetric(
    "roughness_slope_ratio", parameters: [("variant", "linear")], aspect: .ruggedness,
    range: 0...(.infinity), invariance: .affine,
    summary: "As the main form, but against straight lines over ordinal levels.",
    source: "T. Aita et al., Biophys. Chem. 88:1, 2000",
    undefinedWhen: ratioUndefined, needsGrid: true
  ) { landscape in
    guard let model = landscape.ruggedness.lineModel else { return nil }
    return steepness(mean(model.coefficients.map { abs($0) }), on: landscape).map {
      model.residual / $0
    }
  }

  private static let ratioUndefined =
    "single hyperparameters have no effect, or the configurations present do not tell them apart"

  /// The slope, `nil` where it is none but for rounding.
  private static func steepness(_ slope: Double?, on landscape: MeasuredLandscape) -> Double? {
    let quantiles = landscape.quantiles
    let largest = max(abs(quantiles.value(at: 0)), abs(quantiles.value(at: 1)))
    return slope.flatMap { $0 > 1e-12 * largest ? $0 : nil }
  }
}
