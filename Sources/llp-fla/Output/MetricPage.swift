import Catalogs
import Documents
import Foundation
import LandscapeAnalysis

/// What a metric means, for somebody who tunes: `llp-fla help metric NAME`.
struct MetricPage {
  let metric: LandscapeMetric
  /// What the catalogue has under its name.
  private let entry: LandscapeMetric

  /// - Throws: `UnknownNameError` with the names that are near.
  init(named label: String) throws {
    metric = try MetricCatalog.metric(labelled: label)
    entry = try MetricCatalog.all.entry(named: metric.name)
  }

  var text: String {
    var lines = [metric.name, "", metric.summary, ""]
    func row(_ title: String, _ text: String) {
      for (index, line) in broken(text, into: 62).enumerated() {
        lines.append(
          (index == 0 ? title : "").padding(toLength: 16, withPad: " ", startingAt: 0) + line)
      }
    }
    row("aspect", metric.aspect.rawValue)
    row("range", range)
    row("undefined when", metric.undefinedWhen)
    row("unchanged under", invariance)
    if metric.allowsForNoise { row("noise", "allowed for, where folds or seeds show it") }
    row("source", metric.source)
    let variants = entry.variants.map(\.label)
    if !variants.isEmpty { row("variants", variants.joined(separator: ", ")) }
    lines += ["", "Alone: llp-fla analyze SOURCE --metric \(metric.label)"]
    return lines.joined(separator: "\n") + "\n"
  }

  private var range: String {
    let (low, high) = (metric.range.lowerBound, metric.range.upperBound)
    switch (low.isFinite, high.isFinite) {
    case (true, true): return "\(tabulated(low)) to \(tabulated(high))"
    case (true, false): return "from \(tabulated(low))"
    case (false, true): return "up to \(tabulated(high))"
    case (false, false): return "any number"
    }
  }

  private var invariance: String {
    switch metric.invariance {
    case .rank: "any increasing map of the losses (at --epsilon 0)"
    case .affine: "losses times a positive number, plus a number"
    case .scale: "losses times a positive number"
    }
  }
}
