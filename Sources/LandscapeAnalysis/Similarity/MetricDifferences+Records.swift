package import Documents

extension MetricDifferences {
  /// One row per metric: both values, the difference, and its interval where one was asked for.
  package var records: RecordTable<Entry> {
    let hasIntervals = entries.contains { $0.estimate != nil }
    let ends: [RecordTable<Entry>.Column] = [
      .init("without noise", isNumeric: true, for: .people) { entry in
        RecordValue(
          entry.estimate.map { "\(significant($0.value, digits: 3)) \(bracketed($0.low, $0.high))" }
            ?? "–")
      },
      .number("without_noise", for: .csv, \.estimate?.value),
      .number("low", for: .csv, \.estimate?.low), .number("high", for: .csv, \.estimate?.high),
    ]
    return RecordTable(
      entries,
      [
        .init("metric", jsonKey: "name") {
          RecordValue(
            $0.metric.shortLabel, exact: $0.metric.label, json: .string($0.metric.name))
        }, .text("aspect", for: .json, \.metric.aspect.rawValue),
        .number("a", \.first), .number("b", \.second),
        .number("b − a", key: "difference", \.difference),
      ] + (hasIntervals ? ends : []) + [
        .json("reason") { $0.reason.map { .string($0) } },
        .json("without_noise") { $0.estimate.map { .number($0.value) } },
      ] + Estimate.columns(\.estimate) + [.json("parameters", \.metric.parametersJSON)])
  }
}
