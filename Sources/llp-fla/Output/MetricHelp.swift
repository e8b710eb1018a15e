import Catalogs
import Documents
import Foundation
import LandscapeAnalysis

/// What a metric means, for somebody who tunes: `llp-fla help metric NAME`.
struct MetricHelp {
  let text: String

  /// - Throws: `UnknownNameError` with the names that are near.
  init(named label: String, in catalog: Catalog<LandscapeMetric> = MetricCatalog.all) throws {
    let metric = try catalog.metric(labelled: label)
    var lines = [metric.name, "", metric.summary, ""]
    for fact in catalog.facts(about: metric, exactness: "--epsilon 0") {
      for (index, line) in broken(fact.text, into: 62).enumerated() {
        lines.append(
          (index == 0 ? fact.title : "").padding(toLength: 16, withPad: " ", startingAt: 0) + line)
      }
    }
    lines += ["", "Alone: llp-fla analyze SOURCE --metric \(metric.label)"]
    text = lines.joined(separator: "\n") + "\n"
  }
}
