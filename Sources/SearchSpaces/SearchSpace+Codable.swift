/// The JSON form of a space, in which it is stored beside its evaluations:
///
/// ```json
/// {"hyperparameters": [{"name": "momentum", "kind": "ordinal", "levels": [0, 0.9],
///                       "when": [{"hyperparameter": "optimizer", "levels": ["sgd"]}]}],
///  "forbidden": [[{"hyperparameter": "optimizer", "levels": ["adam"]}]]}
/// ```
extension SearchSpace: Codable {
  private enum CodingKeys: String, CodingKey { case hyperparameters, forbidden }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    try self.init(
      container.decode([Hyperparameter].self, forKey: .hyperparameters),
      forbidden: container.decodeIfPresent([ForbiddenClause].self, forKey: .forbidden) ?? [])
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(hyperparameters, forKey: .hyperparameters)
    if !forbidden.isEmpty { try container.encode(forbidden, forKey: .forbidden) }
  }
}

extension Hyperparameter: Codable {
  private enum CodingKeys: String, CodingKey { case name, kind, levels, when }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      try container.decode(String.self, forKey: .name),
      Domain(
        try container.decode(Domain.Kind.self, forKey: .kind),
        try container.decode([Level].self, forKey: .levels)),
      when: try container.decodeIfPresent(Condition.self, forKey: .when))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(name, forKey: .name)
    try container.encode(domain.kind, forKey: .kind)
    try container.encode(domain.levels, forKey: .levels)
    try container.encodeIfPresent(condition, forKey: .when)
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
