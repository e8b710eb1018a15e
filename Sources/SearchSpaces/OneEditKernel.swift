/// The default neighbourhood: one step along an ordinal hyperparameter, or any other level of a
/// categorical one.
///
/// In a conditional space two configurations are neighbours if exactly one hyperparameter that is
/// active in *both* differs, by one edit, every other one active in both is equal, and those active
/// in only one of them are free. So (sgd, momentum 0.9) is next to (adam), and so is (sgd,
/// momentum 0).
public struct OneEditKernel: NeighborhoodKernel {
  public init() {}

  public var name: String { "one_edit" }

  public func reachesEveryLevel(of index: Int, in space: SearchSpace) -> Bool {
    space.hyperparameters[index].domain.kind == .categorical
  }

  public func forEachNeighbor(of rank: Int, in space: SearchSpace, _ body: (Int) -> Void) {
    forEachOneEdit(of: rank, in: space, reaching: { reachesEveryLevel(of: $0, in: space) }, body)
  }
}

/// Visits the valid configurations one edit away, where `reaching` says which hyperparameters may
/// jump to any level.
func forEachOneEdit(
  of rank: Int, in space: SearchSpace, reaching: (Int) -> Bool, _ body: (Int) -> Void
) {
  let conditional = !space.requirements.allSatisfy(\.isEmpty)
  let origin = space.configuration(at: rank)
  let active = conditional ? space.activity(of: origin) : []
  for index in space.hyperparameters.indices {
    if conditional, !active[index] { continue }
    let own = origin.levels[index]
    let count = space.hyperparameters[index].domain.count
    let targets = reaching(index) ? 0..<count : max(0, own - 1)..<min(count, own + 2)
    for level in targets where level != own {
      if conditional {
        forEachCompletion(of: origin, active, changing: index, to: level, in: space) {
          if !space.isForbidden($0) { body(space.rank(of: $0)) }
        }
      } else {
        let neighbor = rank + (level - own) * space.strides[index]
        if space.clauses.isEmpty || space.isValid(rank: neighbor) { body(neighbor) }
      }
    }
  }
}

/// Visits the canonical configurations that have `index` at `level`, agree with `origin` on all
/// else that is active in both, and take every level of what the change has made active.
private func forEachCompletion(
  of origin: Configuration, _ active: [Bool], changing index: Int, to level: Int,
  in space: SearchSpace, _ body: (Configuration) -> Void
) {
  var levels = origin.levels
  var nowActive = [Bool](repeating: false, count: levels.count)
  func place(_ depth: Int) {
    guard depth < space.evaluationOrder.count else {
      // The edit must concern a hyperparameter that is still active.
      if nowActive[index] { body(Configuration(levels: levels)) }
      return
    }
    let current = space.evaluationOrder[depth]
    nowActive[current] = space.requirements[current].allSatisfy {
      nowActive[$0.parent] && $0.allowed.contains(levels[$0.parent])
    }
    if !nowActive[current] {
      levels[current] = 0
      place(depth + 1)
    } else if current == index {
      levels[current] = level
      place(depth + 1)
    } else if active[current] {
      levels[current] = origin.levels[current]
      place(depth + 1)
    } else {
      for free in 0..<space.hyperparameters[current].domain.count {
        levels[current] = free
        place(depth + 1)
      }
    }
  }
  place(0)
}
