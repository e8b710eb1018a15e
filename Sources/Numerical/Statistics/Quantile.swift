/// Quantiles of ascending values by linear interpolation between order statistics.
///
/// At probability *p* the position is *p* (*n* − 1); the two values around it are weighted by their
/// nearness. This is type 7 of Hyndman & Fan, "Sample quantiles in statistical packages", American
/// Statistician 50:361, 1996.
public struct Quantiles: Sendable {
  private let values: [Double]
  /// Positions of ``values`` in ascending order; in place where there are none.
  private let order: [Int32]

  /// - Precondition: `values` is not empty and holds no NaN.
  /// - Complexity: O(*n* log *n*).
  public init(of values: [Double]) {
    precondition(!values.isEmpty, "quantiles of nothing")
    self.values = values.sorted()
    order = []
  }

  /// Of values whose order is known; nothing is copied.
  ///
  /// - Precondition: `order` is that of `Ranking.order(values)`, not empty.
  public init(of values: [Double], order: [Int32]) {
    precondition(!order.isEmpty, "quantiles of nothing")
    self.values = values
    self.order = order
  }

  private func ascending(_ place: Int) -> Double {
    values[order.isEmpty ? place : Int(order[place])]
  }

  /// The quantile at `probability`.
  ///
  /// - Precondition: `probability` is in [0, 1].
  public func value(at probability: Double) -> Double {
    precondition(probability >= 0 && probability <= 1, "probability \(probability)")
    let position = probability * Double(values.count - 1)
    let below = Int(position)
    guard below + 1 < values.count else { return ascending(below) }
    let share = position - Double(below)
    return ascending(below) + share * (ascending(below + 1) - ascending(below))
  }

  public var median: Double { value(at: 0.5) }

  /// The quantile at ¾ less the one at ¼.
  public var interquartileRange: Double { value(at: 0.75) - value(at: 0.25) }
}
