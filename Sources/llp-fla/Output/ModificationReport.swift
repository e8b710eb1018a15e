import Documents
import Experiments
import Learning
import Networks

/// The contrasts of the study of landscape modification, as tables and JSON.
struct ModificationReport {
  let contrasts: [ModificationContrast]

  init(_ contrasts: [ModificationContrast]) {
    self.contrasts = contrasts
  }

  private static let keys = ["model", "rule", "objective", "arm", "reference", "measure"]

  /// With all digits; what does not exist is empty.
  var exact: Table {
    var table = Table(
      Self.keys.map { .init(title: $0) }
        + [
          "pairs", "seeds", "arm_mean", "reference_mean", "difference", "low", "high", "p",
          "adjusted_p",
        ].map { .init(title: $0, isNumeric: true) })
    table.rows = contrasts.map { contrast in
      Self.names(contrast) + ["\(contrast.pairCount)", "\(contrast.seedCount)"]
        + Self.numbers(contrast).map { $0.map { "\($0)" } ?? "" }
    }
    return table
  }

  /// For people: one line per contrast.
  var table: Table {
    var table = Table(
      [
        .init(title: "training"), .init(title: "arm − reference"), .init(title: "measure"),
        .init(title: "difference", isNumeric: true), .init(title: "95 %", isNumeric: true),
        .init(title: "p", isNumeric: true), .init(title: "n", isNumeric: true),
      ], keyCount: 3)
    table.rows = contrasts.map { contrast in
      [
        "\(contrast.model)/\(contrast.rule)"
          + (contrast.loss.task == .regression ? "/\(contrast.loss.rawValue)" : ""),
        "\(contrast.arm.shortName) − \(contrast.reference.shortName)",
        contrast.measure == .test ? contrast.measureName : "last loss",
        contrast.difference.map { Self.signed($0) } ?? "–",
        contrast.interval.map { "\(Self.signed($0.lowerBound)) … \(Self.signed($0.upperBound))" }
          ?? "–",
        contrast.adjustedP.map { significant($0, digits: 2) } ?? "–", "\(contrast.pairCount)",
      ]
    }
    return table
  }

  var json: JSONValue {
    .object([
      ("schema", .string("llp-fla/study/1")), ("study", .string("modification")),
      (
        "contrasts",
        .array(
          contrasts.map { contrast in
            .object(
              zip(Self.keys, Self.names(contrast)).map { ($0, .string($1)) }
                + [
                  ("pairs", .integer(contrast.pairCount)), ("seeds", .integer(contrast.seedCount)),
                ]
                + zip(
                  [
                    "arm_mean", "reference_mean", "difference", "low", "high", "p", "adjusted_p",
                  ], Self.numbers(contrast)
                ).map { ($0, $1.map { .number($0) } ?? .null) })
          })
      ),
    ])
  }

  private static func names(_ contrast: ModificationContrast) -> [String] {
    [
      contrast.model, contrast.rule, contrast.loss.rawValue, contrast.arm.rawValue,
      contrast.reference.rawValue, contrast.measureName,
    ]
  }

  private static func numbers(_ contrast: ModificationContrast) -> [Double?] {
    [
      contrast.armMean, contrast.referenceMean, contrast.difference,
      contrast.interval?.lowerBound, contrast.interval?.upperBound, contrast.p,
      contrast.adjustedP,
    ]
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
