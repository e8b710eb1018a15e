extension SearchSpace {
  /// Checks names and levels of each hyperparameter on its own.
  static func validate(_ hyperparameters: [Hyperparameter]) throws(SearchSpaceError) {
    guard !hyperparameters.isEmpty else { throw .noHyperparameters }
    var names: Set<String> = []
    for hyperparameter in hyperparameters {
      guard !hyperparameter.name.isEmpty else { throw .emptyName }
      guard names.insert(hyperparameter.name).inserted else {
        throw .duplicateHyperparameter(hyperparameter.name)
      }
      guard !hyperparameter.domain.levels.isEmpty else {
        throw .noLevels(hyperparameter: hyperparameter.name)
      }
      var levels: Set<Level> = []
      for level in hyperparameter.domain.levels where !levels.insert(level).inserted {
        throw .duplicateLevel(hyperparameter: hyperparameter.name, level: level)
      }
    }
  }

  /// The conditions with names replaced by indices.
  static func resolveConditions(
    _ hyperparameters: [Hyperparameter], _ positions: [String: Int]
  ) throws(SearchSpaceError) -> [[(parent: Int, allowed: Set<Int>)]] {
    var resolved: [[(parent: Int, allowed: Set<Int>)]] = []
    for hyperparameter in hyperparameters {
      var parents: [(parent: Int, allowed: Set<Int>)] = []
      if let condition = hyperparameter.condition {
        let place = "'when' of '\(hyperparameter.name)'"
        guard !condition.requirements.isEmpty else { throw .emptyClause(place: place) }
        for requirement in condition.requirements {
          let (parent, allowed) = try resolve(
            requirement.hyperparameter, requirement.levels, hyperparameters, positions, place)
          parents.append((parent, allowed))
        }
      }
      resolved.append(parents)
    }
    return resolved
  }

  /// The forbidden clauses with names replaced by indices.
  static func resolveClauses(
    _ forbidden: [ForbiddenClause], _ hyperparameters: [Hyperparameter],
    _ positions: [String: Int]
  ) throws(SearchSpaceError) -> [[(hyperparameter: Int, matched: Set<Int>)]] {
    var resolved: [[(hyperparameter: Int, matched: Set<Int>)]] = []
    for (number, clause) in forbidden.enumerated() {
      let place = "'forbidden' clause \(number + 1)"
      guard !clause.assignments.isEmpty else { throw .emptyClause(place: place) }
      var matched: [(hyperparameter: Int, matched: Set<Int>)] = []
      for assignment in clause.assignments {
        let (index, levels) = try resolve(
          assignment.hyperparameter, assignment.levels, hyperparameters, positions, place)
        matched.append((index, levels))
      }
      resolved.append(matched)
    }
    return resolved
  }

  private static func resolve(
    _ name: String, _ levels: [Level], _ hyperparameters: [Hyperparameter],
    _ positions: [String: Int], _ place: String
  ) throws(SearchSpaceError) -> (Int, Set<Int>) {
    guard let index = positions[name] else {
      throw .unknownHyperparameter(name, known: hyperparameters.map(\.name), place: place)
    }
    guard !levels.isEmpty else { throw .emptyClause(place: "\(place), '\(name)'") }
    var indices: Set<Int> = []
    for level in levels {
      let domain = hyperparameters[index].domain
      guard let position = domain.index(of: level) else {
        throw .unknownLevel(hyperparameter: name, level: level, known: domain.levels)
      }
      indices.insert(position)
    }
    return (index, indices)
  }

  /// Parents before children, ties by declaration.
  ///
  /// - Throws: ``SearchSpaceError/cyclicConditions(_:)`` with one circle, its first name repeated.
  static func order(
    _ requirements: [[(parent: Int, allowed: Set<Int>)]], _ hyperparameters: [Hyperparameter]
  ) throws(SearchSpaceError) -> [Int] {
    var order: [Int] = []
    var placed = [Bool](repeating: false, count: requirements.count)
    while order.count < requirements.count {
      let ready = requirements.indices.filter { index in
        !placed[index] && requirements[index].allSatisfy { placed[$0.parent] }
      }
      guard !ready.isEmpty else { break }
      for index in ready { placed[index] = true }
      order += ready
    }
    guard order.count < requirements.count else { return order }
    // Every unplaced hyperparameter has an unplaced parent, so walking up must meet itself.
    var path: [Int] = []
    var current = placed.firstIndex(of: false) ?? 0
    while !path.contains(current) {
      path.append(current)
      current = requirements[current].first { !placed[$0.parent] }?.parent ?? current
    }
    let circle = Array(path.drop { $0 != current }) + [current]
    throw .cyclicConditions(circle.map { hyperparameters[$0].name })
  }
}
