/// How many configurations there are, without visiting them.
extension SearchSpace {
  /// The number of configurations; `Int.max` where that is more than an integer holds.
  ///
  /// - Complexity: As ``valueOfConfigurationCount``.
  public var configurationCount: Int {
    if isUnconstrained { return combinationCount }
    let count = valueOfConfigurationCount
    return count < 0x1p62 ? Int(count) : Int.max
  }

  /// The number of configurations, exact up to 2⁵³.
  ///
  /// Hyperparameters that neither a condition nor a forbidden clause joins are independent, and
  /// their numbers multiply. Those that are joined are counted level by level of one on which
  /// others depend; what it leaves independent multiplies again.
  ///
  /// - Complexity: O(*d*) without conditions and clauses; of conditions in a tree, the product of
  ///   the numbers of levels along its deepest branch; at worst the number of combinations of those
  ///   that others depend on.
  package var valueOfConfigurationCount: Double {
    let counting = ConfigurationCounting(self)
    return counting.count(
      Set(hyperparameters.indices), levels: [Int?](repeating: nil, count: hyperparameterCount))
  }
}

private struct ConfigurationCounting {
  let space: SearchSpace
  /// Those on which others depend, or that a clause names.
  let deciding: Set<Int>

  init(_ space: SearchSpace) {
    self.space = space
    var deciding = Set(space.requirements.flatMap { $0.map(\.parent) })
    for clause in space.clauses { deciding.formUnion(clause.map(\.hyperparameter)) }
    self.deciding = deciding
  }

  /// What is known of a hyperparameter where some levels are given: −1 is inactive.
  private static let inactive = -1

  /// Whether a hyperparameter acts; `nil` where that is not decided.
  private func isActive(_ index: Int, _ levels: [Int?]) -> Bool? {
    var isDecided = true
    for requirement in space.requirements[index] {
      guard let level = levels[requirement.parent] else {
        isDecided = false
        continue
      }
      if level == Self.inactive || !requirement.allowed.contains(level) { return false }
    }
    return isDecided ? true : nil
  }

  /// Whether a clause may still match.
  private func isOpen(
    _ clause: [(hyperparameter: Int, matched: Set<Int>)], _ levels: [Int?]
  ) -> Bool {
    clause.allSatisfy { part in
      levels[part.hyperparameter].map { part.matched.contains($0) } ?? true
    }
  }

  /// The number of ways to complete `levels` over the hyperparameters that are `open`.
  func count(_ open: Set<Int>, levels: [Int?]) -> Double {
    var levels = levels
    var open = open
    var product = 1.0
    // What does not act stands at one level, and so decides what depends on it.
    while let index = open.sorted().first(where: { isActive($0, levels) == false }) {
      levels[index] = Self.inactive
      open.remove(index)
    }
    for component in components(of: open, levels) {
      product *= count(component: component, levels)
      if product == 0 { return 0 }
    }
    let isForbidden = space.clauses.contains { clause in
      clause.allSatisfy { part in
        levels[part.hyperparameter].map { part.matched.contains($0) } ?? false
      }
    }
    return isForbidden ? 0 : product
  }

  private func count(component: Set<Int>, _ levels: [Int?]) -> Double {
    let active = component.filter { isActive($0, levels) == true }
    let candidates = active.filter { deciding.contains($0) }.sorted()
    // The one on which most others depend leaves the most independent.
    let chosen = candidates.max { dependents(of: $0, component) < dependents(of: $1, component) }
    guard let chosen, component.count > 1 || isInOpenClause(chosen, levels) else {
      return active.reduce(1) { $0 * Double(space.hyperparameters[$1].domain.count) }
    }
    var rest = component
    rest.remove(chosen)
    var sum = 0.0
    // Levels that nothing tells apart are counted once.
    var known: [Set<Int>: Double] = [:]
    for level in 0..<space.hyperparameters[chosen].domain.count {
      let signature = signature(of: level, of: chosen)
      if let count = known[signature] {
        sum += count
        continue
      }
      var next = levels
      next[chosen] = level
      let count = count(rest, levels: next)
      known[signature] = count
      sum += count
    }
    return sum
  }

  /// Which conditions and clauses a level fulfils.
  private func signature(of level: Int, of index: Int) -> Set<Int> {
    var fulfilled: Set<Int> = []
    var number = 0
    for requirement in space.requirements.joined() where requirement.parent == index {
      if requirement.allowed.contains(level) { fulfilled.insert(number) }
      number += 1
    }
    for part in space.clauses.joined() where part.hyperparameter == index {
      if part.matched.contains(level) { fulfilled.insert(number) }
      number += 1
    }
    return fulfilled
  }

  private func dependents(of index: Int, _ component: Set<Int>) -> Int {
    component.count { child in space.requirements[child].contains { $0.parent == index } }
  }

  private func isInOpenClause(_ index: Int, _ levels: [Int?]) -> Bool {
    space.clauses.contains { clause in
      clause.contains { $0.hyperparameter == index } && isOpen(clause, levels)
    }
  }

  /// Hyperparameters that a condition or a clause that is still open joins, group by group.
  private func components(of open: Set<Int>, _ levels: [Int?]) -> [Set<Int>] {
    var neighbors: [Int: Set<Int>] = [:]
    func join(_ members: [Int]) {
      for member in members { neighbors[member, default: []].formUnion(members) }
    }
    for child in open {
      for requirement in space.requirements[child] where open.contains(requirement.parent) {
        join([child, requirement.parent])
      }
    }
    for clause in space.clauses where isOpen(clause, levels) {
      join(clause.map(\.hyperparameter).filter(open.contains))
    }
    var left = open
    var components: [Set<Int>] = []
    while let first = left.min() {
      var component: Set<Int> = [first]
      var frontier = [first]
      while let next = frontier.popLast() {
        for other in neighbors[next] ?? [] where component.insert(other).inserted {
          frontier.append(other)
        }
      }
      left.subtract(component)
      components.append(component)
    }
    return components
  }
}
