import Landscapes
import SearchSpaces

/// The search space of a study, inferred from its distributions and trials.
///
/// Optuna records no conditions: a parameter that does not act is absent. Where a parameter is
/// absent from completed trials, it is given a `when` of at most two other parameters that hold for
/// exactly the trials that have it. Where there are no such parameters, absence is a level of its
/// own.
struct OptunaSpace {
  let space: SearchSpace
  /// One line each.
  let notes: [String]
  /// The rank of each trial of the study; `nil` where it lacks a parameter that acts, or has a
  /// value of no level.
  let ranks: [Int?]

  /// - Parameters:
  ///   - roles: Parameters that are ignored, ordinal or categorical.
  /// - Throws: ``ImportError`` for a study without parameters, or an error of the space.
  init(of study: OptunaStudy, path: String, roles: ColumnRoles) throws {
    let table = Self.table(of: study, roles)
    guard !table.names.isEmpty else {
      throw ImportError.badStudy(
        path, study: study.name, problem: "its trials have no parameters; suggest at least one")
    }
    let defining = study.trials.indices.filter { Self.defines(study.trials[$0]) }
    var parameters = try table.names.enumerated().map { index, name in
      try OptunaParameter(
        name, defining.compactMap { table.rows[$0][index] },
        grid: defining.lazy.compactMap { study.trials[$0].grid?[name] }.first, of: study,
        path: path, roles: roles)
    }
    let placed = table.rows.map { row in
      zip(parameters, row).map { parameter, given in
        given.flatMap { parameter.index(of: $0.level) }
      }
    }
    // A trial that was stopped may have been stopped before it asked for all of its parameters.
    let complete = study.trials.indices.filter { study.trials[$0].state == .complete }
    let pruned = study.trials.indices.filter { study.trials[$0].state == .pruned }
    var conditions = [Condition?](repeating: nil, count: parameters.count)
    var absenceNotes: [String] = []
    var isAbsent = [Bool](repeating: false, count: parameters.count)
    for index in parameters.indices {
      let with = (complete + pruned).map { placed[$0] }.filter { $0[index] != nil }
      let without = complete.map { placed[$0] }.filter { $0[index] == nil }
      guard !without.isEmpty, !with.isEmpty else { continue }
      conditions[index] = Self.condition(of: index, parameters, with: with, without: without)
      if conditions[index] == nil {
        absenceNotes.append(
          "\(parameters[index].name): given in \(with.count) of \(with.count + without.count) "
            + "trials, and no other parameter tells in which: not given is a level, null")
        parameters[index] = parameters[index].withAbsence()
        isAbsent[index] = true
      }
    }
    let hyperparameters = zip(parameters, conditions).map { parameter, condition in
      Hyperparameter(parameter.name, parameter.domain, when: condition, from: parameter.range)
    }
    let complement = parameters.indices.map { index in
      isAbsent[index] ? parameters[index].domain.index(of: .null) : nil
    }
    (space, ranks) = try Self.ranked(
      hyperparameters, placed.map { row in zip(row, complement).map { $0 ?? $1 } })
    notes =
      zip(hyperparameters, parameters).flatMap { hyperparameter, parameter in
        [hyperparameter.inferenceNote + Self.words(for: hyperparameter.condition)]
          + parameter.notes
      } + absenceNotes
  }

  /// Trials whose values say what levels there are.
  private static func defines(_ trial: OptunaTrial) -> Bool {
    [.complete, .pruned, .failed].contains(trial.state)
  }

  /// Per trial the value of each parameter that is not to be left out, in order of suggestion.
  private static func table(
    of study: OptunaStudy, _ roles: ColumnRoles
  ) -> (names: [String], rows: [[OptunaTrial.Parameter?]]) {
    var places: [String: Int] = [:]
    var names: [String] = []
    for trial in study.trials where defines(trial) {
      for parameter in trial.parameters where places[parameter.name] == nil {
        let isMeant =
          !NamePattern.anyMatches(roles.ignored, parameter.name)
          && (roles.hyperparameters.isEmpty
            || NamePattern.anyMatches(roles.hyperparameters, parameter.name))
        places[parameter.name] = isMeant ? names.count : -1
        if isMeant { names.append(parameter.name) }
      }
    }
    let rows = study.trials.map { trial in
      var row = [OptunaTrial.Parameter?](repeating: nil, count: names.count)
      for parameter in trial.parameters {
        if let place = places[parameter.name], place >= 0 { row[place] = parameter }
      }
      return row
    }
    return (names, rows)
  }

  /// The space of all trials, and the rank of each.
  private static func ranked(
    _ hyperparameters: [Hyperparameter], _ rows: [[Int?]]
  ) throws -> (SearchSpace, [Int?]) {
    // Conditions do not change with the numbering: any one configuration makes them.
    let conditions = try SearchSpace(
      hyperparameters, listing: hyperparameters.map { _ in Int32(0) })
    var places: [Int] = []
    var columns = hyperparameters.map { _ in [Int32]() }
    for (place, row) in rows.enumerated() {
      let configuration = Configuration(levels: row.map { $0 ?? 0 })
      let active = conditions.activity(of: configuration)
      guard zip(row, active).allSatisfy({ !$1 || $0 != nil }) else { continue }
      places.append(place)
      for (index, level) in configuration.levels.enumerated() {
        columns[index].append(active[index] ? Int32(level) : 0)
      }
    }
    guard !places.isEmpty else {
      return (conditions, rows.map { _ in nil })
    }
    let ranked = try RankedRows(hyperparameters, levels: columns)
    var ranks = [Int?](repeating: nil, count: rows.count)
    for (place, rank) in zip(places, ranked.ranks) { ranks[place] = rank }
    return (ranked.space, ranks)
  }

  // MARK: - Conditions

  /// When parameter `index` acts; `nil` where no two others tell.
  ///
  /// A parent is given wherever the child is, and elsewhere too, so that no circle can arise; its
  /// levels recur. The parents are chosen greedily, by the number of trials without the child that
  /// they exclude; ties go to the parent with fewer levels, then to the one suggested first.
  private static func condition(
    of index: Int, _ parameters: [OptunaParameter], with: [[Int?]], without: [[Int?]]
  ) -> Condition? {
    var without = without
    let candidates = parameters.indices.filter { parent in
      parent != index && parameters[parent].range == nil
        && with.allSatisfy { $0[parent] != nil } && without.contains { $0[parent] != nil }
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
    return without.isEmpty ? Condition(requirements) : nil
  }

  private static func words(for condition: Condition?) -> String {
    guard let condition else { return "" }
    let parts = condition.requirements.map {
      "\($0.hyperparameter) is \($0.levels.map(\.description).joined(separator: " or "))"
    }
    return "; acts when " + parts.joined(separator: " and ")
  }
}
