import SearchSpaces

/// The search space of a study, inferred from its distributions and trials.
///
/// Optuna records no conditions: a parameter that does not act is absent. Where a parameter is
/// absent from completed trials, it is given a `when` of at most two other parameters that hold for
/// exactly the trials that have it.
struct OptunaSpace {
  let space: SearchSpace
  /// One line each.
  let notes: [String]
  private let parameters: [OptunaParameter]

  /// - Parameters:
  ///   - roles: Parameters that are ignored, ordinal, categorical, or cut into levels.
  /// - Throws: ``ImportError`` for a continuous parameter or an absence that cannot be expressed,
  ///   or an error of the space.
  init(of study: OptunaStudy, path: String, roles: ColumnRoles) throws {
    let completed = study.trials(.complete)
    let defining = study.trials.filter { [.complete, .pruned].contains($0.state) }
    var names: [String] = []
    for trial in defining {
      for parameter in trial.parameters
      where !names.contains(parameter.name) && !roles.ignored.contains(parameter.name) {
        names.append(parameter.name)
      }
    }
    guard !names.isEmpty else {
      throw ImportError.badStudy(
        path, study: study.name, problem: "its trials have no parameters; suggest at least one")
    }
    let parameters = try names.map {
      try OptunaParameter(
        $0, of: study, trials: defining, path: path, roles: roles)
    }
    let placed = completed.map { trial in
      parameters.map { parameter in
        trial.parameter(parameter.name).flatMap { parameter.index(of: $0.level) }
      }
    }
    let hyperparameters = try parameters.indices.map { index in
      let condition = try OptunaSpace.condition(
        of: index, parameters, placed, study: study, path: path)
      return Hyperparameter(parameters[index].name, parameters[index].domain, when: condition)
    }
    space = try SearchSpace(hyperparameters)
    self.parameters = parameters
    notes = zip(hyperparameters, parameters).flatMap { hyperparameter, parameter in
      [hyperparameter.inferenceNote + OptunaSpace.words(for: hyperparameter.condition)]
        + parameter.notes
    }
  }

  /// The rank of a trial; `nil` where it lacks a parameter that acts, or has a value of no level.
  func rank(of trial: OptunaTrial) -> Int? {
    let indices = parameters.map { parameter in
      trial.parameter(parameter.name).flatMap { parameter.index(of: $0.level) }
    }
    let configuration = Configuration(levels: indices.map { $0 ?? 0 })
    let active = space.activity(of: configuration)
    guard zip(indices, active).allSatisfy({ !$1 || $0 != nil }) else { return nil }
    return space.rank(of: space.canonical(configuration))
  }

  // MARK: - Conditions

  /// When parameter `index` acts; `nil` where every completed trial has it.
  ///
  /// A parent is given wherever the child is, and elsewhere too, so that no circle can arise. The
  /// parents are chosen greedily, by the number of trials without the child that they exclude; ties
  /// go to the parent with fewer levels, then to the one suggested first.
  private static func condition(
    of index: Int, _ parameters: [OptunaParameter], _ placed: [[Int?]], study: OptunaStudy,
    path: String
  ) throws -> Condition? {
    let with = placed.filter { $0[index] != nil }
    var without = placed.filter { $0[index] == nil }
    guard !without.isEmpty, !with.isEmpty else { return nil }
    let candidates = parameters.indices.filter { parent in
      parent != index && with.allSatisfy { $0[parent] != nil }
        && without.contains { $0[parent] != nil }
    }.sorted {
      (parameters[$0].domain.count, $0) < (parameters[$1].domain.count, $1)
    }
    var requirements: [Condition.Requirement] = []
    while !without.isEmpty, requirements.count < 2 {
      var best: (parent: Int, allowed: Set<Int>, excluded: Int)?
      for parent in candidates {
        let allowed = Set(with.compactMap { $0[parent] })
        let excluded = without.count { !($0[parent].map(allowed.contains) ?? false) }
        if excluded > (best?.excluded ?? 0) { best = (parent, allowed, excluded) }
      }
      guard let best else { break }
      without.removeAll { !($0[best.parent].map(best.allowed.contains) ?? false) }
      let parent = parameters[best.parent]
      requirements.append(
        .init(parent.name, best.allowed.sorted().map { parent.domain.levels[$0] }))
    }
    guard without.isEmpty else {
      throw ImportError.unexplainedAbsence(
        path, study: study.name, parameter: parameters[index].name, given: with.count,
        trials: placed.count)
    }
    return Condition(requirements)
  }

  private static func words(for condition: Condition?) -> String {
    guard let condition else { return "" }
    let parts = condition.requirements.map {
      "\($0.hyperparameter) is \($0.levels.map(\.description).joined(separator: " or "))"
    }
    return "; acts when " + parts.joined(separator: " and ")
  }
}
