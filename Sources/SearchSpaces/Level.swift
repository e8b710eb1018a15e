import Foundation

/// One value that a hyperparameter can take.
///
/// Numbers are doubles, so that `1` and `1.0` are one level; integers up to 2⁵³ are exact.
public enum Level: Hashable, Sendable {
  /// "No limit", as in `max_depth: null`. An ordinal domain places it last.
  case null
  case boolean(Bool)
  case number(Double)
  case text(String)

  /// The number, where the level is one.
  public var number: Double? {
    if case .number(let value) = self { return value }
    return nil
  }

  /// The level that `text` spells in a flat file: a finite number where it reads as one, else text.
  public init(parsing text: String) {
    if let value = Double(text), value.isFinite, !text.lowercased().hasPrefix("0x") {
      self = .number(value)
    } else {
      self = .text(text)
    }
  }
}

extension Level: CustomStringConvertible {
  /// The level as users write it: `null`, `true`, `0.001`, `16`, `adam`.
  public var description: String {
    switch self {
    case .null: "null"
    case .boolean(let value): value ? "true" : "false"
    case .number(let value): Level.shortest(value)
    case .text(let value): value
    }
  }

  /// The shortest text that reads back as `value`, without a fraction where it is whole.
  private static func shortest(_ value: Double) -> String {
    if value == value.rounded(), abs(value) < 1e15 { return String(Int(value)) }
    return "\(value)"
  }
}

extension Level: ExpressibleByStringLiteral, ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByNilLiteral
{
  public init(stringLiteral value: String) { self = .text(value) }
  public init(floatLiteral value: Double) { self = .number(value) }
  public init(integerLiteral value: Int) { self = .number(Double(value)) }
  public init(booleanLiteral value: Bool) { self = .boolean(value) }
  public init(nilLiteral: ()) { self = .null }
}

extension Level: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .boolean(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else {
      self = .text(try container.decode(String.self))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .boolean(let value): try container.encode(value)
    case .number(let value):
      if value == value.rounded(), abs(value) < 1e15 {
        try container.encode(Int(value))
      } else {
        try container.encode(value)
      }
    case .text(let value): try container.encode(value)
    }
  }
}
