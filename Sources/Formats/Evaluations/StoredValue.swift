package import Foundation

/// What a column of stored trainings holds for one of them: in a database, a cell of SQLite; in a
/// line of JSON, a number or a string.
package enum StoredValue: Sendable, Hashable {
  case null
  case integer(Int64)
  case real(Double)
  case text(String)

  package init(_ number: Int?) { self = number.map { .integer(Int64($0)) } ?? .null }
  package init(_ number: Double?) { self = number.map { .real($0) } ?? .null }
  package init(_ text: String?) { self = text.map { .text($0) } ?? .null }

  /// `value` as compact JSON.
  package init(json value: some Encodable) throws { self = .text(try compactJSON(value)) }

  /// The whole number; `nil` of another value.
  package var integer: Int? {
    if case .integer(let number) = self { Int(number) } else { nil }
  }

  /// The number; `nil` of another value. What JSON cannot hold as a number is read from its text.
  package var number: Double? {
    switch self {
    case .real(let number): number
    case .integer(let number): Double(number)
    case .text(let text): Double(text)
    case .null: nil
    }
  }

  package var text: String? {
    if case .text(let text) = self { text } else { nil }
  }

  /// The value whose JSON this is; `nil` of none.
  package func decoded<Value: Decodable>(
    _ type: Value.Type, by decoder: JSONDecoder
  ) throws -> Value? {
    try text.map { try decoder.decode(type, from: Data($0.utf8)) }
  }
}

extension StoredValue: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let number = try? container.decode(Int64.self) {
      self = .integer(number)
    } else if let number = try? container.decode(Double.self) {
      self = .real(number)
    } else {
      self = .text(try container.decode(String.self))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .integer(let number): try container.encode(number)
    // JSON has no infinity.
    case .real(let number) where !number.isFinite: try container.encode("\(number)")
    case .real(let number): try container.encode(number)
    case .text(let text): try container.encode(text)
    }
  }
}

/// Compact JSON with sorted keys.
package func compactJSON(_ value: some Encodable) throws -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  return String(decoding: try encoder.encode(value), as: UTF8.self)
}
