import Documents
import Foundation
public import Landscapes
public import Numerical
import SearchSpaces

/// Whether a cheap fidelity can be trusted in place of an expensive one.
///
/// Judged by the order of all configurations (Spearman's ρ) and by what its best one loses at the
/// expensive fidelity. A cheap fidelity *keeps the order* from ρ = 0.85, *roughly* from 0.5, and
/// otherwise does not.
public struct FidelityAdvice: Sendable {
  /// How far the order is kept.
  public enum Verdict: String, Sendable, Hashable {
    case keeps = "keeps the order"
    case roughly = "keeps the order roughly"
    case loses = "does not keep the order"
    /// All losses of one fidelity are equal.
    case unknown = "orders nothing: all losses of one fidelity are equal"
  }

  public let cheap, expensive: Landscape
  public let verdict: Verdict
  public let spearman: Double?
  public let interval: SimilarityInterval?
  /// Of the configurations among the best tenth at the cheap fidelity, those also there at the
  /// expensive one.
  public let containment: Double?
  /// How far above the lowest loss the cheap fidelity's best lies at the expensive one, over that
  /// lowest loss; `nil` where it is not above 0.
  public let excess: Double?
  /// The same difference, in units of loss.
  public let regret: Double
  /// Cheap over expensive, of a training; `nil` where it is not known.
  public let costShare: Double?

  /// - Parameters:
  ///   - pair: The cheap fidelity first.
  ///   - seconds: What one training takes on average at either.
  public init(
    _ pair: LandscapePair, seconds: (cheap: Double?, expensive: Double?) = (nil, nil),
    confidence: Double = 0.95, seed: Seed = Seed(0)
  ) {
    (cheap, expensive) = (pair.first, pair.second)
    spearman = SimilarityMeasure.spearman.value(on: pair)
    interval = SimilarityInterval(
      of: .spearman, on: pair, confidence: confidence, seed: seed)
    containment = SimilarityMeasure.gammaSetContainment().value(on: pair)
    let lowest = pair.firstLosses.min() ?? 0
    let chosen = pair.firstLosses.indices.filter { pair.firstLosses[$0] == lowest }
      .map { pair.secondLosses[$0] }
    let best = pair.secondLosses.min() ?? 0
    regret = (mean(chosen) ?? best) - best
    excess = best > 0 ? regret / best : nil
    costShare = seconds.cheap.flatMap { cheap in
      seconds.expensive.flatMap { $0 > 0 ? cheap / $0 : nil }
    }
    verdict =
      switch spearman {
      case nil: .unknown
      case .some(let value) where value >= 0.85: .keeps
      case .some(let value) where value >= 0.5: .roughly
      default: .loses
      }
  }

  /// `data=0.25 keeps the order: Spearman 0.93 [0.90, 0.95], 31 % of the cost; its best is within
  /// 0.4 % of the best.`
  public var sentence: String {
    let name = cheap.scenario.fidelity.label
    guard let spearman else { return "\(name) \(verdict.rawValue)." }
    var text = "\(name) \(verdict.rawValue): Spearman \(decimals(spearman))"
    if let interval { text += " [\(decimals(interval.low)), \(decimals(interval.high))]" }
    if let costShare { text += ", \(percentage(costShare)) of the cost" }
    text +=
      regret == 0
      ? "; its best is the best"
      : excess.map { "; its best \(FidelityAdvice.distance($0))" }
        ?? "; its best is \(String(format: "%.3g", regret)) above the best"
    if verdict == .keeps, let containment, containment < 0.3 {
      text += ", but only \(percentage(containment)) of its best tenth are among the best tenth"
    }
    return text + "."
  }

  /// `is within 0.4 % of the best`, `has 2.4 times the lowest loss`.
  static func distance(_ excess: Double) -> String {
    excess == 0
      ? "is the best"
      : excess < 0.5
        ? "is within \(percentage(excess)) of the best"
        : "has " + String(format: "%.1f", 1 + excess) + " times the lowest loss"
  }

  /// The advice on every cheaper fidelity of each scenario, against its most expensive one.
  ///
  /// - Parameter seconds: The mean time of one training of a scenario, where known.
  public static func all(
    among landscapes: [Landscape], seconds: [Scenario: Double] = [:], confidence: Double = 0.95,
    seed: Seed = Seed(0)
  ) -> [FidelityAdvice] {
    var expensive: [Int: Landscape] = [:]
    for series in LandscapeFamily(landscapes).places(along: [.fidelity]) {
      for place in series.dropLast() { expensive[place] = landscapes[series[series.count - 1]] }
    }
    return landscapes.indices.compactMap { place -> FidelityAdvice? in
      let cheap = landscapes[place]
      guard let expensive = expensive[place], let pair = try? LandscapePair(cheap, expensive)
      else { return nil }
      return FidelityAdvice(
        pair, seconds: (seconds[cheap.scenario], seconds[expensive.scenario]),
        confidence: confidence, seed: seed)
    }
  }
}
