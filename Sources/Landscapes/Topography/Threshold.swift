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
      let sorted = losses.sorted()
      return factor * (quantile(0.75, of: sorted) - quantile(0.25, of: sorted))
    }
  }

  /// `absolute`, or `iqr:` and the factor.
  public var label: String {
    switch self {
    case .absolute: "absolute"
    case .interquartile(let factor): "iqr:\(factor)"
    }
  }

  private func quantile(_ share: Double, of sorted: [Double]) -> Double {
    let place = share * Double(sorted.count - 1)
    let low = Int(place)
    let high = min(low + 1, sorted.count - 1)
    return sorted[low] + (place - Double(low)) * (sorted[high] - sorted[low])
  }
}
