public import SearchSpaces

extension JSONValue {
  /// A level as JSON writes it.
  public init(_ level: Level) {
    switch level {
    case .null: self = .null
    case .boolean(let value): self = .boolean(value)
    case .number(let value): self = .number(value)
    case .text(let value): self = .string(value)
    }
  }
}
