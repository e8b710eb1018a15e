package import Documents
import Learning
import Networks

extension ModificationContrast {
  /// For people: one line per contrast; for programs, all there is.
  package static func records(
    of contrasts: [ModificationContrast]
  ) -> RecordTable<ModificationContrast> {
    RecordTable(
      contrasts, keyCount: 3,
      [
        .text("training", for: .people) { contrast in
          "\(contrast.model)/\(contrast.rule)"
            + (contrast.loss.task == .regression ? "/\(contrast.loss.rawValue)" : "")
        },
        .text("arm − reference", for: .people) {
          "\($0.arm.shortName) − \($0.reference.shortName)"
        },
        .text("measure", for: .people) { $0.measure == .test ? $0.measureName : "last loss" },
        .text("model", for: .programs, \.model), .text("rule", for: .programs, \.rule),
        .text("objective", for: .programs, \.loss.rawValue),
        .text("arm", for: .programs, \.arm.rawValue),
        .text("reference", for: .programs, \.reference.rawValue),
        .text("measure", for: .programs, \.measureName),
        .count("pairs", for: .programs, \.pairCount),
        .count("seeds", for: .programs, \.seedCount),
        .number("arm_mean", for: .programs, \.armMean),
        .number("reference_mean", for: .programs, \.referenceMean),
        .init("difference", isNumeric: true) { contrast in
          let value = RecordValue.number(contrast.difference)
          return RecordValue(
            contrast.difference.map(Self.signed) ?? "–", exact: value.exact, json: value.json)
        },
        .init("95 %", isNumeric: true, for: .people) { contrast in
          RecordValue(
            contrast.interval.map {
              "\(Self.signed($0.lowerBound)) … \(Self.signed($0.upperBound))"
            } ?? "–")
        }, .number("low", for: .programs, \.interval?.lowerBound),
        .number("high", for: .programs, \.interval?.upperBound),
        .number("p", for: .programs, \.p), .number("adjusted_p", for: .programs, \.adjustedP),
        .init("p", isNumeric: true, for: .people) { contrast in
          RecordValue(contrast.adjustedP.map { significant($0, digits: 2) } ?? "–")
        }, .count("n", for: .people, \.pairCount),
      ])
  }

  private static func signed(_ value: Double) -> String {
    (value > 0 ? "+" : "") + significant(value, digits: 3)
  }
}

extension ModificationArm {
  /// For tables that people read.
  fileprivate var shortName: String {
    switch self {
    case .base: "base"
    case .modified: "modified"
    case .meanScale: "mean scale"
    case .shuffledScales: "shuffled"
    }
  }
}
