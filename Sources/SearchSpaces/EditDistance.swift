extension SearchSpace {
  /// The edit distance δ between two configurations: level differences of the ordinal
  /// hyperparameters plus the number of categorical ones that differ, over those active in both.
  public func editDistance(_ first: Int, _ second: Int) -> Int {
    let a = configuration(at: first)
    let b = configuration(at: second)
    let conditional = !requirements.allSatisfy(\.isEmpty)
    let activeInA = conditional ? activity(of: a) : []
    let activeInB = conditional ? activity(of: b) : []
    var distance = 0
    for index in hyperparameters.indices
    where !conditional || (activeInA[index] && activeInB[index]) {
      distance += hyperparameters[index].domain.distance(a.levels[index], b.levels[index])
    }
    return distance
  }
}
