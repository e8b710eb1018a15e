import Foundation

/// A JSON value whose objects keep the order in which keys were given.
public enum JSONValue: Sendable {
  case null
  case boolean(Bool)
  case integer(Int)
  /// Beyond what ``integer(_:)`` holds: seeds.
  case whole(UInt64)
  /// Finite; written with the fewest digits that read back as the same double.
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([(String, JSONValue)])

  /// A number, or null for one that is not known or not finite.
  public init(_ number: Double?) {
    self = number.flatMap { $0.isFinite ? .number($0) : nil } ?? .null
  }

  /// A whole number, or null for one that is not known.
  public init(_ number: Int?) { self = number.map { .integer($0) } ?? .null }

  /// A string, or null for one that is not known.
  public init(_ text: String?) { self = text.map { .string($0) } ?? .null }

  /// The text, two spaces deeper at each level; values without parts stay on one line.
  public func text(indent: String = "") -> String {
    let deeper = indent + "  "
    switch self {
    case .null: return "null"
    case .boolean(let value): return value ? "true" : "false"
    case .integer(let value): return String(value)
    case .whole(let value): return String(value)
    case .number(let value):
      return value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : "\(value)"
    case .string(let value): return JSONValue.quoted(value)
    case .array(let values):
      if values.isEmpty { return "[]" }
      let lines = values.map { deeper + $0.text(indent: deeper) }
      return "[\n" + lines.joined(separator: ",\n") + "\n\(indent)]"
    case .object(let pairs):
      if pairs.isEmpty { return "{}" }
      let lines = pairs.map {
        "\(deeper)\(JSONValue.quoted($0.0)): \($0.1.text(indent: deeper))"
      }
      return "{\n" + lines.joined(separator: ",\n") + "\n\(indent)}"
    }
  }

  /// The text on one line, in which no character means anything to HTML: for a script element.
  package var scriptText: String {
    switch self {
    case .string(let value): JSONValue.quoted(value, forScript: true)
    case .array(let values): "[" + values.map(\.scriptText).joined(separator: ",") + "]"
    case .object(let pairs):
      "{"
        + pairs.map { JSONValue.quoted($0.0, forScript: true) + ":" + $0.1.scriptText }
        .joined(separator: ",") + "}"
    case .null, .boolean, .integer, .whole, .number: text()
    }
  }

  private static func quoted(_ text: String, forScript: Bool = false) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "<", ">", "&", "'", "\u{2028}", "\u{2029}", "\u{7F}":
        if forScript {
          let digits = String(scalar.value, radix: 16)
          result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        } else {
          result.unicodeScalars.append(scalar)
        }
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

extension JSONValue {
  /// A whole document: an object that begins with the name and version of its form.
  package static func document(_ schema: String, _ pairs: [(String, JSONValue)]) -> JSONValue {
    .object([("schema", .string("llp-fla/\(schema)/1"))] + pairs)
  }
}
