public import Numerical

/// How large a difference of losses must be to count.
public enum Threshold: Sendable, Hashable {
  /// That many units of loss.
  case absolute(Double)
  /// That many interquartile ranges of the losses.
  case interquartile(Double)
  /// As much as noise explains: an edge is neutral when the paired interval of its difference over
  /// folds or seeds, at that confidence, holds 0.
  case noise(confidence: Double)

  /// The threshold in units of loss, for losses with these quantiles; 0 for noise, which has none.
  public func resolved(for losses: Quantiles) -> Double {
    switch self {
    case .absolute(let value): value
    case .interquartile(let factor): factor * losses.interquartileRange
    case .noise: 0
    }
  }

  /// Which edges are neutral, and which are arcs, on a landscape whose losses have these quantiles.
  ///
  /// - Precondition: For noise, the landscape has ``Landscape/repetitions``.
  func rule(on landscape: Landscape, quantiles: Quantiles) -> ArcRule {
    guard case .noise(let confidence) = self else {
      return .threshold(resolved(for: quantiles))
    }
    guard let repetitions = landscape.repetitions else {
      preconditionFailure("\(landscape.id) has no repetitions to see noise by")
    }
    return .paired(PairedDifferences(repetitions, confidence: confidence))
  }

  /// `absolute`, `iqr:` and the factor, or `noise:` and the confidence.
  public var label: String {
    switch self {
    case .absolute: "absolute"
    case .interquartile(let factor): "iqr:\(factor)"
    case .noise(let confidence): "noise:\(confidence)"
    }
  }

  /// A threshold from a text: a number from 0, `iqr:` and one, or `noise` (at 95 %); `nil` where it
  /// is none of them.
  public init?(_ text: String) {
    if text == "noise" {
      self = .noise(confidence: 0.95)
      return
    }
    let isRange = text.hasPrefix("iqr:")
    guard let value = Double(isRange ? String(text.dropFirst(4)) : text), value >= 0,
      value.isFinite
    else { return nil }
    self = isRange ? .interquartile(value) : .absolute(value)
  }

  /// Whether it takes folds or seeds, three or more, of every configuration.
  public var usesNoise: Bool {
    if case .noise = self { true } else { false }
  }
}
