import SearchSpaces

/// A space of which hyperparameters of many numbers have few cells instead.
struct SpaceCells {
  let hyperparameters: [Hyperparameter]
  /// Per hyperparameter, the cell of each level; `nil` where levels stay.
  private let positions: [[Int]?]
  private let space: SearchSpace

  /// - Parameter counts: How often each level of each hyperparameter occurs.
  /// - Throws: ``SearchSpaceError`` for a hyperparameter that does not exist or cannot be cut.
  init(
    _ space: SearchSpace, _ discretizations: [Discretization], counts: [[Int]]
  ) throws(SearchSpaceError) {
    self.space = space
    let parents = SpaceCells.parents(of: space)
    var positions = [[Int]?](repeating: nil, count: space.hyperparameterCount)
    var hyperparameters = space.hyperparameters
    for discretization in discretizations {
      let name = discretization.name
      guard let index = space.index(of: name) else {
        throw .unknownHyperparameter(
          name, known: space.hyperparameters.map(\.name), place: "--levels")
      }
      if let child = parents[name] { throw .cutOfParent(hyperparameter: name, child: child) }
      let own = space.hyperparameters[index]
      let cells = try HyperparameterCells(own, by: discretization, counts: counts[index])
      positions[index] = cells.positions
      hyperparameters[index] = Hyperparameter(
        name, .ordinal(cells.levels), when: own.condition)
    }
    self.positions = positions
    self.hyperparameters = hyperparameters
  }

  /// Per hyperparameter on which others depend, one of those.
  static func parents(of space: SearchSpace) -> [String: String] {
    var parents: [String: String] = [:]
    for hyperparameter in space.hyperparameters {
      for requirement in hyperparameter.condition?.requirements ?? [] {
        parents[requirement.hyperparameter] = hyperparameter.name
      }
    }
    return parents
  }

  /// The number of combinations of cells.
  var configurationCount: Double {
    guard let whole = try? SearchSpace(hyperparameters) else {
      // Too many to be numbered are far more than any sample fills.
      return .infinity
    }
    return whole.valueOfConfigurationCount
  }

  /// The cells of valid configurations: per hyperparameter, one level index each.
  func levels(ofRanks ranks: [Int]) -> [[Int32]] {
    let isConditional = hyperparameters.contains { $0.condition != nil }
    let activity =
      isConditional ? ranks.map { space.activity(of: space.configuration(at: $0)) } : []
    return hyperparameters.indices.map { index in
      let cells = positions[index]
      return ranks.enumerated().map { place, rank in
        // The lowest level may be of any cell, and what is inactive stands at the first.
        if isConditional, !activity[place][index] { return 0 }
        let level = space.level(of: index, at: rank)
        return Int32(cells.map { $0[level] } ?? level)
      }
    }
  }
}
