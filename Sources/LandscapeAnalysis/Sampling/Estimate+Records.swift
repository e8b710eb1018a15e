import Documents

extension Estimate {
  /// The interval, its confidence and its origin; no key where there is none.
  static func columns<Row>(
    _ estimate: @escaping (Row) -> Estimate?
  ) -> [RecordTable<Row>.Column] {
    [
      .json("low") { estimate($0).map { .number($0.low) } },
      .json("high") { estimate($0).map { .number($0.high) } },
      .json("confidence") { estimate($0).map { .number($0.confidence) } },
      .json("estimator") { estimate($0).map { .string($0.source.rawValue) } },
    ]
  }
}
