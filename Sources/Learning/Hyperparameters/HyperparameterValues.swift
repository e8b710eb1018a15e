public import Networks
public import SearchSpaces

/// The values of one configuration by name. A ``Parameter`` reads them with their types.
public struct HyperparameterValues: Sendable, Hashable {
  public let values: [String: Level]

  public init(_ values: [String: Level]) {
    self.values = values
  }

  /// The values of `rank`; inactive hyperparameters are left out, so that defaults apply.
  public init(_ space: SearchSpace, rank: Int) {
    let configuration = space.configuration(at: rank)
    let active = space.activity(of: configuration)
    var values: [String: Level] = [:]
    for (index, hyperparameter) in space.hyperparameters.enumerated() where active[index] {
      values[hyperparameter.name] = hyperparameter.domain.levels[configuration.levels[index]]
    }
    self.init(values)
  }

  public subscript(name: String) -> Level? { values[name] }

  /// Those of some names.
  func restricted(to names: [String]) -> HyperparameterValues {
    HyperparameterValues(values.filter { names.contains($0.key) })
  }

  /// Refuses names that `declarations` do not hold, then values that they do not accept.
  ///
  /// - Parameter owner: For messages: `learner 'forest'`.
  public func validate(
    against declarations: [HyperparameterDeclaration], of owner: String, for task: LearningTask
  ) throws(LearningError) {
    let known = declarations.map(\.name)
    for name in values.keys.sorted() where !known.contains(name) {
      throw .unknownHyperparameter(name, of: owner, known: known)
    }
    for declaration in declarations {
      if let level = values[declaration.name] { try declaration.require(level, for: task) }
    }
  }
}

extension HyperparameterValues: ExpressibleByDictionaryLiteral {
  public init(dictionaryLiteral elements: (String, Level)...) {
    self.init(Dictionary(uniqueKeysWithValues: elements))
  }
}
