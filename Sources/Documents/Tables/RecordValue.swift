package import SearchSpaces

/// One value of a record: as people read it, as a program reads it in a table, and as JSON.
package struct RecordValue: Sendable {
  package let text: String
  /// With all its digits; empty for what is not known.
  package let exact: String
  package let json: JSONValue
  /// Whether JSON has no key for it.
  package private(set) var isLeftOut = false

  /// - Parameter exact: As a table for programs has it, where it is not as for people.
  package init(_ text: String, exact: String? = nil, json: JSONValue? = nil) {
    self.text = text
    self.exact = exact ?? text
    self.json = json ?? .string(exact ?? text)
  }

  private init(missing text: String) {
    self.init(text, exact: "", json: .null)
  }

  /// A text; an empty one for people where it is not known.
  package static func text(_ text: String?) -> RecordValue {
    text.map { RecordValue($0) } ?? RecordValue(missing: "")
  }

  /// A number: four digits for people, all for programs.
  ///
  /// - Parameter missing: What people read where it is not known.
  package static func number(_ number: Double?, missing: String = "–") -> RecordValue {
    number.map { RecordValue(tabulated($0), exact: "\($0)", json: JSONValue($0)) }
      ?? RecordValue(missing: missing)
  }

  /// A whole number.
  package static func count(_ count: Int?, missing: String = "–") -> RecordValue {
    count.map { RecordValue("\($0)", json: .integer($0)) } ?? RecordValue(missing: missing)
  }

  /// A level of a hyperparameter.
  package static func level(_ level: Level) -> RecordValue {
    RecordValue(level.description, json: JSONValue(level))
  }

  /// A fidelity, by its label in tables.
  package static func fidelity(_ fidelity: Fidelity) -> RecordValue {
    RecordValue(fidelity.label, json: JSONValue(fidelity))
  }

  /// What JSON has no key for.
  package static var leftOut: RecordValue {
    var value = RecordValue(missing: "")
    value.isLeftOut = true
    return value
  }

  /// What only JSON can hold.
  package static func json(_ value: JSONValue) -> RecordValue { RecordValue("", json: value) }
}
