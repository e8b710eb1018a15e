import Foundation

/// An ordered list of hyperparameters with finite domains.
///
/// A configuration is a row of level indices, and its identity is its *rank*: the mixed-radix
/// number of that row, the last hyperparameter running fastest. Rank order is lexicographic order.
///
/// Conditions and forbidden clauses make some ranks *invalid*: they number no configuration. In a
/// valid configuration every inactive hyperparameter stands at level 0.
///
/// A space with more than 2⁶² combinations has no such number. It lists the configurations that are
/// of interest, and the rank of one is its place in the list.
public struct SearchSpace: Sendable {
  public let hyperparameters: [Hyperparameter]
  public let forbidden: [ForbiddenClause]
  /// What one step of each hyperparameter adds to the rank; 0 where configurations are listed.
  public let strides: [Int]
  /// The number of ranks: the product of the level counts, invalid ones included; of listed
  /// configurations, how many there are.
  public let combinationCount: Int
  /// The level indices of listed configurations, shape [``combinationCount``, *d*], row-major;
  /// empty where ranks are numbers.
  @usableFromInline package let listed: [Int32]
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
    guard let strides = SearchSpace.strides(of: hyperparameters) else {
      let digits = hyperparameters.reduce(0) { $0 + log10(Double($1.domain.count)) }
      throw .tooManyCombinations(log10: digits)
    }
    try self.init(
      checking: hyperparameters, forbidden,
      ranks: (strides, strides[0] * hyperparameters[0].domain.count, []))
    if !clauses.isEmpty, combinationCount <= 1_000_000,
      validRanks.first(where: { _ in true }) == nil
    {
      throw .everythingForbidden
    }
  }

  /// A space of the configurations listed.
  ///
  /// - Parameter listed: Their level indices, shape [configurations, *d*], row-major, in ascending
  ///   order of rows, each once, inactive hyperparameters at level 0.
  /// - Throws: As ``init(_:forbidden:)``, but for the number of combinations.
  package init(
    _ hyperparameters: [Hyperparameter], listing listed: [Int32]
  ) throws(SearchSpaceError) {
    precondition(
      !listed.isEmpty && listed.count.isMultiple(of: max(1, hyperparameters.count)),
      "\(listed.count) levels of \(hyperparameters.count) hyperparameters")
    try self.init(
      checking: hyperparameters, [],
      ranks: (hyperparameters.map { _ in 0 }, listed.count / hyperparameters.count, listed))
  }

  /// What one step of each hyperparameter adds to the rank; `nil` where the combinations are more
  /// than 2⁶², which cannot be numbered.
  package static func strides(of hyperparameters: [Hyperparameter]) -> [Int]? {
    var strides = [Int](repeating: 1, count: max(1, hyperparameters.count))
    var product = 1
    for index in hyperparameters.indices.reversed() {
      strides[index] = product
      let (next, overflow) = product.multipliedReportingOverflow(
        by: hyperparameters[index].domain.count)
      guard !overflow, next <= 1 << 62 else { return nil }
      product = next
    }
    return strides
  }

  private init(
    checking hyperparameters: [Hyperparameter], _ forbidden: [ForbiddenClause],
    ranks: (strides: [Int], count: Int, listed: [Int32])
  ) throws(SearchSpaceError) {
    try SearchSpace.validate(hyperparameters)
    self.hyperparameters = hyperparameters
    self.forbidden = forbidden
    (strides, combinationCount, listed) = ranks
    let positions = Dictionary(
      uniqueKeysWithValues: hyperparameters.enumerated().map { ($1.name, $0) })
    requirements = try SearchSpace.resolveConditions(hyperparameters, positions)
    clauses = try SearchSpace.resolveClauses(forbidden, hyperparameters, positions)
    evaluationOrder = try SearchSpace.order(requirements, hyperparameters)
  }

  /// The number of hyperparameters.
  public var hyperparameterCount: Int { hyperparameters.count }

  /// Whether every combination of levels has a rank of its own that is valid: no conditions, no
  /// forbidden clauses, no list.
  public var isUnconstrained: Bool {
    clauses.isEmpty && requirements.allSatisfy(\.isEmpty) && !isListed
  }

  /// Whether ranks are places in a list of configurations, for want of numbers.
  @inlinable package var isListed: Bool { !listed.isEmpty }

  /// The index of the hyperparameter of that name.
  public func index(of name: String) -> Int? { hyperparameters.firstIndex { $0.name == name } }
}

// MARK: - Ranks and levels

extension SearchSpace {
  /// The level index of hyperparameter `index` at `rank`.
  @inlinable
  public func level(of index: Int, at rank: Int) -> Int {
    if isListed { return Int(listed[rank * hyperparameters.count + index]) }
    return rank / strides[index] % hyperparameters[index].domain.count
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
  /// - Precondition: One level index per hyperparameter, each within its domain; of a space that
  ///   lists its configurations, one of the list.
  public func rank(of configuration: Configuration) -> Int {
    precondition(configuration.levels.count == hyperparameters.count, "wrong number of levels")
    if isListed {
      guard let place = listedRank(of: configuration) else {
        preconditionFailure("a configuration that is not listed has no rank")
      }
      return place
    }
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
    let configuration = Configuration(levels: levels)
    guard isListed else { return rank(of: configuration) }
    guard let rank = listedRank(of: configuration) else { throw .unlistedConfiguration }
    return rank
  }

  /// The place of a configuration in the list; `nil` where it is not there.
  ///
  /// - Complexity: O(*d* · log of the number of configurations).
  package func listedRank(of configuration: Configuration) -> Int? {
    let width = hyperparameters.count
    func order(_ row: Int) -> Int {
      for index in 0..<width {
        let difference = Int(listed[row * width + index]) - configuration.levels[index]
        if difference != 0 { return difference }
      }
      return 0
    }
    var (low, high) = (0, combinationCount)
    while low < high {
      let middle = (low + high) / 2
      if order(middle) < 0 { low = middle + 1 } else { high = middle }
    }
    return low < combinationCount && order(low) == 0 ? low : nil
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
    if isUnconstrained || isListed { return true }
    let configuration = configuration(at: rank)
    return canonical(configuration) == configuration && !isForbidden(configuration)
  }

  /// The valid ranks, ascending, computed as they are asked for.
  public var validRanks: LazyFilterSequence<Range<Int>> {
    (0..<combinationCount).lazy.filter { [self] in isValid(rank: $0) }
  }
}

extension SearchSpace: Hashable {
  public static func == (first: SearchSpace, second: SearchSpace) -> Bool {
    first.hyperparameters == second.hyperparameters && first.forbidden == second.forbidden
      && first.listed == second.listed
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(hyperparameters)
    hasher.combine(forbidden)
    hasher.combine(listed.count)
  }
}
