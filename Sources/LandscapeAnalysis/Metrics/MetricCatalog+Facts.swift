public import Catalogs
import Documents

extension Catalog<LandscapeMetric> {
  /// What a reader must know of a metric, a title and a text each: aspect and range, when the value
  /// does not exist, what leaves it as it is, who defined it, and what else goes by its name.
  ///
  /// - Parameter exactness: How one asks for landscapes without thresholds.
  public func facts(
    about metric: LandscapeMetric, exactness: String = "threshold 0"
  ) -> [(title: String, text: String)] {
    var facts = [
      ("aspect", metric.aspect.rawValue), ("range", text(of: metric.range)),
      ("undefined when", metric.undefinedWhen),
      ("unchanged under", metric.invariance.text(exactness: exactness)),
    ]
    if metric.allowsForNoise {
      facts.append(("noise", "allowed for, where folds or seeds show it"))
    }
    facts.append(("source", metric.source))
    let variants = first { $0.name == metric.name }?.variants ?? []
    if !variants.isEmpty {
      facts.append(("variants", variants.map(\.label).joined(separator: ", ")))
    }
    if let setting = first(where: { $0.name == metric.name })?.setting {
      facts.append(("setting", "\(setting.parameter), \(setting.accepted)"))
    }
    return facts
  }

  private func text(of range: ClosedRange<Double>) -> String {
    let (low, high) = (range.lowerBound, range.upperBound)
    return switch (low.isFinite, high.isFinite) {
    case (true, true): "\(tabulated(low)) to \(tabulated(high))"
    case (true, false): "from \(tabulated(low))"
    case (false, true): "up to \(tabulated(high))"
    case (false, false): "any number"
    }
  }
}

extension LandscapeMetric.Invariance {
  fileprivate func text(exactness: String) -> String {
    switch self {
    case .rank: "any increasing map of the losses (at \(exactness))"
    case .affine: "losses times a positive number, plus a number"
    case .scale: "losses times a positive number"
    }
  }
}
