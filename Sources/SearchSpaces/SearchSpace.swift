import Foundation

/// An ordered list of hyperparameters with finite domains.
///
/// A configuration is a row of level indices, and its identity is its *rank*: the mixed-radix
/// number of that row, the last hyperparameter running fastest. Rank order is lexicographic order.
///
/// Conditions and forbidden clauses make some ranks *invalid*: they number no configuration. In a
/// valid configuration every inactive hyperparameter stands at level 0.
public struct SearchSpace: Sendable {
  public let hyperparameters: [Hyperparameter]
  public let forbidden: [ForbiddenClause]
  /// What one step of each hyperparameter adds to the rank.
  public let strides: [Int]
  /// The number of ranks: the product of the level counts, invalid ones included.
  public let combinationCount: Int
  /// Hyperparameters, parents before children.
  let evaluationOrder: [Int]
  /// Per hyperparameter, the (parent, allowed level indices) that must all hold.
  let requirements: [[(parent: Int, allowed: Set<Int>)]]
  /// Per clause, the (hyperparameter, matched level indices) that must all hold.
  let clauses: [[(hyperparameter: Int, matched: Set<Int>)]]

  /// - Throws: ``SearchSpaceError`` for an empty space or domain, repeated names or levels, names
  ///   that do not exist, conditions in a circle, or more than 2⁶² combinations.
  public init(
    _ hyperparameters: [Hyperparameter], forbidden: [ForbiddenClause] = []
  ) throws(SearchSpaceError) {
    try SearchSpace.validate(hyperparameters)
    let sizes = hyperparameters.map(\.domain.count)
    let digits = sizes.reduce(0) { $0 + log10(Double($1)) }
    var strides = [Int](repeating: 1, count: sizes.count)
    var product = 1
    for index in sizes.indices.reversed() {
      strides[index] = product
      let (next, overflow) = product.multipliedReportingOverflow(by: sizes[index])
      guard !overflow, next <= 1 << 62 else { throw .tooManyCombinations(log10: digits) }
      product = next
    }
    self.hyperparameters = hyperparameters
    self.forbidden = forbidden
    self.strides = strides
    combinationCount = product
    let positions = Dictionary(
      uniqueKeysWithValues: hyperparameters.enumerated().map { ($1.name, $0) })
    requirements = try SearchSpace.resolveConditions(hyperparameters, positions)
    clauses = try SearchSpace.resolveClauses(forbidden, hyperparameters, positions)
    evaluationOrder = try SearchSpace.order(requirements, hyperparameters)
    if !clauses.isEmpty, combinationCount <= 1_000_000,
      validRanks.first(where: { _ in true }) == nil
    {
      throw .everythingForbidden
    }
  }

  /// The number of hyperparameters.
  public var hyperparameterCount: Int { hyperparameters.count }

  /// Whether every rank is valid: no conditions, no forbidden clauses.
  public var isUnconstrained: Bool { clauses.isEmpty && requirements.allSatisfy(\.isEmpty) }

  /// The index of the hyperparameter of that name.
  public func index(of name: String) -> Int? { hyperparameters.firstIndex { $0.name == name } }
}

// MARK: - Ranks and levels

extension SearchSpace {
  /// The level index of hyperparameter `index` at `rank`.
  @inlinable
  public func level(of index: Int, at rank: Int) -> Int {
    rank / strides[index] % hyperparameters[index].domain.count
  }

  /// The configuration of that rank, whether valid or not.
  ///
  /// - Precondition: `rank` is in `0..<combinationCount`.
  public func configuration(at rank: Int) -> Configuration {
    precondition(rank >= 0 && rank < combinationCount, "rank \(rank) is outside the space")
    return Configuration(levels: hyperparameters.indices.map { level(of: $0, at: rank) })
  }

  /// The rank of a configuration.
  ///
  /// - Precondition: One level index per hyperparameter, each within its domain.
  public func rank(of configuration: Configuration) -> Int {
    precondition(configuration.levels.count == hyperparameters.count, "wrong number of levels")
    var rank = 0
    for (index, level) in configuration.levels.enumerated() {
      precondition(
        level >= 0 && level < hyperparameters[index].domain.count,
        "level \(level) of \(hyperparameters[index].name) does not exist")
      rank += level * strides[index]
    }
    return rank
  }

  /// The level values at `rank`, one per hyperparameter; inactive ones stand at their first level.
  public func values(at rank: Int) -> [Level] {
    hyperparameters.indices.map { hyperparameters[$0].domain.levels[level(of: $0, at: rank)] }
  }

  /// The rank of the configuration with these values. Hyperparameters that are inactive may be left
  /// out, and are set to their first level whatever is given.
  ///
  /// - Throws: ``SearchSpaceError`` for an unknown name or level, or a missing active one.
  public func rank(of values: [String: Level]) throws(SearchSpaceError) -> Int {
    for name in values.keys.sorted() where index(of: name) == nil {
      throw .unknownHyperparameter(
        name, known: hyperparameters.map(\.name), place: "configuration")
    }
    var levels = [Int](repeating: 0, count: hyperparameters.count)
    var active = [Bool](repeating: false, count: hyperparameters.count)
    for index in evaluationOrder {
      active[index] = requirements[index].allSatisfy {
        active[$0.parent] && $0.allowed.contains(levels[$0.parent])
      }
      guard active[index] else { continue }
      let hyperparameter = hyperparameters[index]
      guard let value = values[hyperparameter.name] else {
        throw .missingHyperparameter(hyperparameter.name)
      }
      guard let level = hyperparameter.domain.index(of: value) else {
        throw .unknownLevel(
          hyperparameter: hyperparameter.name, level: value, known: hyperparameter.domain.levels)
      }
      levels[index] = level
    }
    return rank(of: Configuration(levels: levels))
  }
}

// MARK: - Validity

extension SearchSpace {
  /// Which hyperparameters act in a configuration.
  public func activity(of configuration: Configuration) -> [Bool] {
    var active = [Bool](repeating: true, count: hyperparameters.count)
    for index in evaluationOrder where !requirements[index].isEmpty {
      active[index] = requirements[index].allSatisfy {
        active[$0.parent] && $0.allowed.contains(configuration.levels[$0.parent])
      }
    }
    return active
  }

  /// The same behaviour with every inactive hyperparameter at its first level.
  public func canonical(_ configuration: Configuration) -> Configuration {
    guard !requirements.allSatisfy(\.isEmpty) else { return configuration }
    let active = activity(of: configuration)
    return Configuration(
      levels: zip(configuration.levels, active).map { $1 ? $0 : 0 })
  }

  /// Whether a forbidden clause matches.
  public func isForbidden(_ configuration: Configuration) -> Bool {
    guard !clauses.isEmpty else { return false }
    let active = activity(of: configuration)
    return clauses.contains { clause in
      clause.allSatisfy {
        active[$0.hyperparameter]
          && $0.matched.contains(configuration.levels[$0.hyperparameter])
      }
    }
  }

  /// Whether `rank` numbers a configuration: inactive hyperparameters at their first level, no
  /// forbidden clause matched.
  public func isValid(rank: Int) -> Bool {
    if isUnconstrained { return true }
    let configuration = configuration(at: rank)
    return canonical(configuration) == configuration && !isForbidden(configuration)
  }

  /// The valid ranks, ascending, computed as they are asked for.
  public var validRanks: LazyFilterSequence<Range<Int>> {
    (0..<combinationCount).lazy.filter { [self] in isValid(rank: $0) }
  }

  /// The number of valid ranks.
  ///
  /// - Complexity: O(1) when the space is unconstrained, else O(``combinationCount``).
  public var configurationCount: Int {
    isUnconstrained ? combinationCount : validRanks.reduce(0) { count, _ in count + 1 }
  }
}

extension SearchSpace: Hashable {
  public static func == (first: SearchSpace, second: SearchSpace) -> Bool {
    first.hyperparameters == second.hyperparameters && first.forbidden == second.forbidden
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(hyperparameters)
    hasher.combine(forbidden)
  }
}
