extension SearchSpace {
  /// The hyperparameters that act at `rank` and the levels that they stand at, in order.
  public func activeLevels(atRank rank: Int) -> [(name: String, level: Level)] {
    let configuration = configuration(at: rank)
    let isActive = activity(of: configuration)
    return hyperparameters.indices.filter { isActive[$0] }.map { index in
      (
        hyperparameters[index].name,
        hyperparameters[index].domain.levels[configuration.levels[index]]
      )
    }
  }

  /// The level of one hyperparameter at `rank`; `nil` where it does not act.
  public func activeLevel(of index: Int, atRank rank: Int) -> Level? {
    // A literal nil would be the level null.
    guard isActive(index, atRank: rank) else { return Level?.none }
    return hyperparameters[index].domain.levels[level(of: index, at: rank)]
  }

  private func isActive(_ index: Int, atRank rank: Int) -> Bool {
    requirements[index].allSatisfy {
      isActive($0.parent, atRank: rank) && $0.allowed.contains(level(of: $0.parent, at: rank))
    }
  }

  /// A configuration in words, without hyperparameters that are inactive there:
  /// `max_depth=16, criterion=gini`.
  ///
  /// - Parameters:
  ///   - separator: What stands between two of them.
  ///   - varyingOnly: Whether hyperparameters of a single level are left out too.
  ///   - level: How a level is written.
  public func text(
    ofRank rank: Int, separator: String = ", ", varyingOnly: Bool = false,
    level: (Level) -> String = \.description
  ) -> String {
    let single = hyperparameters.filter { varyingOnly && $0.domain.count == 1 }.map(\.name)
    return SearchSpace.text(
      activeLevels(atRank: rank).filter { !single.contains($0.name) }, separator: separator,
      level: level)
  }

  /// Levels by name in words, also where no space is known: `max_depth=16, criterion=gini`.
  public static func text(
    _ levels: some Sequence<(name: String, level: Level)>, separator: String = ", ",
    level: (Level) -> String = \.description
  ) -> String {
    levels.map { "\($0.name)=\(level($0.level))" }.joined(separator: separator)
  }
}
