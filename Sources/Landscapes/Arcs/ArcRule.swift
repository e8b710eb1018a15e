/// Which edges are arcs, from the worse end to the better, and which are neutral.
public enum ArcRule: Sendable {
  /// Neutral where |*f*_u − *f*_v| ≤ ε.
  case threshold(Double)
  /// Neutral where the confidence interval of the paired difference over folds or seeds holds 0.
  case paired(PairedDifferences)

  /// Whether `first` → `second` is an arc.
  @inline(__always)
  public func isArc(from first: Int, to second: Int, losses: [Double]) -> Bool {
    switch self {
    case .threshold(let epsilon): losses[first] - losses[second] > epsilon
    case .paired(let differences):
      losses[first] > losses[second] && differences.areDistinct(first, second)
    }
  }

  /// Below what differences are too small for an arc, whatever else decides: ε; 0 where noise does.
  public var leastGain: Double {
    if case .threshold(let epsilon) = self { epsilon } else { 0 }
  }

  /// Whether the difference of losses does not tell alone.
  public var usesNoise: Bool {
    if case .paired = self { true } else { false }
  }

  /// Whether the edge between two nodes is neutral.
  @inline(__always)
  public func isNeutral(_ first: Int, _ second: Int, losses: [Double]) -> Bool {
    switch self {
    case .threshold(let epsilon): abs(losses[first] - losses[second]) <= epsilon
    case .paired(let differences):
      losses[first] == losses[second] || !differences.areDistinct(first, second)
    }
  }
}
