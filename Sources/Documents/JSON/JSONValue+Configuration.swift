public import SearchSpaces

extension JSONValue {
  /// A configuration by its levels, without hyperparameters that are inactive there:
  /// `{"optimizer": "adam", "learning_rate": 0.1}`.
  public init(configuration rank: Int, in space: SearchSpace) {
    self = .object(space.activeLevels(atRank: rank).map { ($0.name, JSONValue($0.level)) })
  }

  /// Texts.
  public init(_ texts: [String]) { self = .array(texts.map { .string($0) }) }

  /// Numbers.
  public init(_ numbers: [Double]) { self = .array(numbers.map { .number($0) }) }
}

extension JSONValue {
  /// A best configuration: where it is, its loss, its levels.
  package static func best(rank: Int, loss: Double, in space: SearchSpace) -> JSONValue {
    .object([
      ("rank", .integer(rank)), ("loss", .number(loss)),
      ("configuration", JSONValue(configuration: rank, in: space)),
    ])
  }
}
