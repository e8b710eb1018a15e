import Numerical

/// How large a difference of losses must be to count.
public enum Threshold: Sendable, Hashable {
  /// That many units of loss.
  case absolute(Double)
  /// That many interquartile ranges of the losses.
  case interquartile(Double)

  /// The threshold in units of loss.
  ///
  /// Quartiles interpolate linearly between order statistics (type 7).
  ///
  /// - Source: R. J. Hyndman, Y. Fan, "Sample quantiles in statistical packages", Am. Stat. 50:361,
  ///   1996.
  public func resolved(for losses: [Double]) -> Double {
    switch self {
    case .absolute(let value): return value
    case .interquartile(let factor):
      guard losses.count > 1, factor != 0 else { return 0 }
      let ascending = Ranking.order(losses).map { losses[Int($0)] }
      return factor * Quantiles(ascending: ascending).interquartileRange
    }
  }

  /// `absolute`, or `iqr:` and the factor.
  public var label: String {
    switch self {
    case .absolute: "absolute"
    case .interquartile(let factor): "iqr:\(factor)"
    }
  }
}
