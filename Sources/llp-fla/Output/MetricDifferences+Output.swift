import Documents
import LandscapeAnalysis
import Numerical

extension MetricDifferences {
  /// One row per metric: both values, the difference, and its interval where one was asked for.
  func table(isExact: Bool) -> Table {
    let hasIntervals = entries.contains { $0.estimate != nil }
    let ends = isExact ? ["without_noise", "low", "high"] : ["without noise"]
    let titles =
      ["metric", "a", "b", isExact ? "difference" : "b − a"] + (hasIntervals ? ends : [])
    var table = Table(titles.enumerated().map { Table.Header(title: $1, isNumeric: $0 > 0) })
    func text(_ value: Double?) -> String {
      value.map { isExact ? "\($0)" : tabulated($0) } ?? (isExact ? "" : "–")
    }
    for entry in entries {
      var row = [isExact ? entry.metric.label : entry.metric.shortLabel]
      row += [text(entry.first), text(entry.second), text(entry.difference)]
      if hasIntervals, isExact {
        row += [entry.estimate?.value, entry.estimate?.low, entry.estimate?.high].map(text)
      } else if hasIntervals {
        row.append(
          entry.estimate.map {
            "\(significant($0.value, digits: 3)) [\(significant($0.low, digits: 3)), "
              + "\(significant($0.high, digits: 3))]"
          } ?? "–")
      }
      table.rows.append(row)
    }
    return table
  }

  /// The array that `--format json` prints.
  var json: JSONValue {
    .array(
      entries.map { entry in
        func number(_ value: Double?) -> JSONValue { value.map { .number($0) } ?? .null }
        var pairs: [(String, JSONValue)] = [
          ("name", .string(entry.metric.name)), ("aspect", .string(entry.metric.aspect.rawValue)),
          ("a", number(entry.first)), ("b", number(entry.second)),
          ("difference", number(entry.difference)),
        ]
        if let reason = entry.reason { pairs.append(("reason", .string(reason))) }
        if let estimate = entry.estimate {
          pairs += [
            ("without_noise", .number(estimate.value)), ("low", .number(estimate.low)),
            ("high", .number(estimate.high)), ("confidence", .number(estimate.confidence)),
            ("estimator", .string(estimate.source.rawValue)),
          ]
        }
        if !entry.metric.parameters.isEmpty {
          pairs.append(("parameters", entry.metric.parametersJSON))
        }
        return .object(pairs)
      })
  }
}

extension LandscapeMetric {
  /// The label for people: `loss_assortativity (improving_arcs)`.
  var shortLabel: String {
    guard !parameters.isEmpty else { return name }
    let settings = parameters.map { $0.name == "variant" ? $0.value : "\($0.name) \($0.value)" }
    return "\(name) (\(settings.joined(separator: ", ")))"
  }

  /// The settings, numbers as numbers.
  var parametersJSON: JSONValue {
    .object(
      parameters.map { setting in
        (
          setting.name,
          Int(setting.value).map { JSONValue.integer($0) }
            ?? Double(setting.value).map { .number($0) } ?? .string(setting.value)
        )
      })
  }
}
