/// The JSON form of a space, in which it is stored beside its evaluations:
///
/// ```json
/// {"hyperparameters": [{"name": "momentum", "kind": "ordinal", "levels": [0, 0.9],
///                       "when": [{"hyperparameter": "optimizer", "levels": ["sgd"]}]}],
///  "forbidden": [[{"hyperparameter": "optimizer", "levels": ["adam"]}]]}
/// ```
///
/// A space that lists its configurations has their level indices, one after the other, as `listed`.
extension SearchSpace: Codable {
  private enum CodingKeys: String, CodingKey { case hyperparameters, forbidden, listed }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let hyperparameters = try container.decode([Hyperparameter].self, forKey: .hyperparameters)
    if let listed = try container.decodeIfPresent([Int32].self, forKey: .listed) {
      guard SearchSpace.isList(listed, of: hyperparameters) else {
        throw DecodingError.dataCorruptedError(
          forKey: .listed, in: container, debugDescription: "no list of configurations in order")
      }
      try self.init(hyperparameters, listing: listed)
      return
    }
    try self.init(
      hyperparameters,
      forbidden: container.decodeIfPresent([ForbiddenClause].self, forKey: .forbidden) ?? [])
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(hyperparameters, forKey: .hyperparameters)
    if !forbidden.isEmpty { try container.encode(forbidden, forKey: .forbidden) }
    if isListed { try container.encode(listed, forKey: .listed) }
  }

  /// Whether levels are those of whole configurations, in ascending order, each once.
  private static func isList(_ listed: [Int32], of hyperparameters: [Hyperparameter]) -> Bool {
    let width = hyperparameters.count
    guard width > 0, !listed.isEmpty, listed.count.isMultiple(of: width) else { return false }
    for (place, level) in listed.enumerated()
    where !(0..<Int32(hyperparameters[place % width].domain.count)).contains(level) {
      return false
    }
    return stride(from: width, to: listed.count, by: width).allSatisfy { start in
      listed[start - width..<start].lexicographicallyPrecedes(listed[start..<start + width])
    }
  }
}

extension Hyperparameter: Codable {
  private enum CodingKeys: String, CodingKey { case name, kind, levels, when, range }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      try container.decode(String.self, forKey: .name),
      Domain(
        try container.decode(Domain.Kind.self, forKey: .kind),
        try container.decode([Level].self, forKey: .levels)),
      when: try container.decodeIfPresent(Condition.self, forKey: .when),
      from: try container.decodeIfPresent(DeclaredRange.self, forKey: .range))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(name, forKey: .name)
    try container.encode(domain.kind, forKey: .kind)
    try container.encode(domain.levels, forKey: .levels)
    try container.encodeIfPresent(condition, forKey: .when)
    try container.encodeIfPresent(range, forKey: .range)
  }
}

extension Condition: Codable {
  public init(from decoder: any Decoder) throws {
    self.init(try [Requirement](from: decoder))
  }

  public func encode(to encoder: any Encoder) throws {
    try requirements.encode(to: encoder)
  }
}

extension ForbiddenClause: Codable {
  public init(from decoder: any Decoder) throws {
    self.init(try [Assignment](from: decoder))
  }

  public func encode(to encoder: any Encoder) throws {
    try assignments.encode(to: encoder)
  }
}
