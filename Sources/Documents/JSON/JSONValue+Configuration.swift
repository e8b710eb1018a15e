package import SearchSpaces

extension JSONValue {
  /// A configuration by its levels, without hyperparameters that are inactive there:
  /// `{"optimizer": "adam", "learning_rate": 0.1}`.
  package init(configuration rank: Int, in space: SearchSpace) {
    self = .object(space.activeLevels(atRank: rank).map { ($0.name, JSONValue($0.level)) })
  }

  /// Texts.
  package init(_ texts: [String]) { self = .array(texts.map { .string($0) }) }

  /// Numbers.
  package init(_ numbers: [Double]) { self = .array(numbers.map { .number($0) }) }
}
