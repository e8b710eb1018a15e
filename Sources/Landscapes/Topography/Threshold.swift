public import Numerical

/// How large a difference of losses must be to count.
public enum Threshold: Sendable, Hashable {
  /// That many units of loss.
  case absolute(Double)
  /// That many interquartile ranges of the losses.
  case interquartile(Double)

  /// The threshold in units of loss, for losses with these quantiles.
  public func resolved(for losses: Quantiles) -> Double {
    switch self {
    case .absolute(let value): value
    case .interquartile(let factor): factor * losses.interquartileRange
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
