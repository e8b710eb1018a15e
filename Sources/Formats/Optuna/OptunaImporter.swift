import Foundation
package import Landscapes
import SearchSpaces

/// Evaluations and landscapes from the studies of an Optuna storage: a database or a journal.
///
/// - Each study is a data set of its name; each of its objectives is a loss, negated where it is
///   maximised.
/// - A completed trial is an evaluation; trials of one configuration are its folds. A failed trial
///   is a failed evaluation, unless its configuration was completed too. A pruned trial has no
///   loss of full fidelity.
/// - Where all completed trials report the same steps, the last step is the full budget, and the
///   steps at about 1/2, 1/4, 1/8, … of it are lower fidelities, of pruned trials too.
package struct OptunaImporter {
  let path: String
  let roles: ColumnRoles

  package init(path: String, roles: ColumnRoles = ColumnRoles()) {
    self.path = path
    self.roles = roles
  }

  /// One landscape per study, fidelity and objective: `STUDY/FIDELITY`, with the objective appended
  /// where there are several.
  ///
  /// A study that makes none is left out with a note that says why.
  ///
  /// - Throws: The error of the first study where no study makes a landscape.
  package func landscapes(
    of studies: [OptunaStudy], policy: DivergencePolicy
  ) throws -> LandscapeCollection {
    var landscapes: [Landscape] = []
    let notes = try read(studies) { study in
      let scenarios = try scenarios(of: study)
      landscapes += try scenarios.map { part in
        let scenario = part.scenario
        let objective = study.directions.count > 1 ? "/\(scenario.loss)" : ""
        return try Landscape.from(
          evaluations: Array(part.evaluations),
          id: "\(study.name)/\(scenario.fidelity.label)\(objective)", scenario: scenario,
          space: part.study.space, policy: policy)
      }
      return scenarios.first?.notes ?? []
    }
    return LandscapeCollection(landscapes: landscapes, notes: notes)
  }

  /// The evaluations of every study that makes a landscape.
  ///
  /// - Parameters:
  ///   - learner: What was trained; empty where unknown.
  ///   - dataset: What it was trained on; `nil` is the name of the study.
  /// - Throws: ``ImportError/severalStudies(_:names:)`` for a data set given to several studies, or
  ///   the error of the first study where none can be read.
  package func scenarios(
    of studies: [OptunaStudy], learner: String, dataset: String?
  ) throws -> [ImportedScenario] {
    var found: [ImportedScenario] = []
    let notes = try read(studies) { study in
      let scenarios = try scenarios(of: study, learner: learner, dataset: dataset)
      found += scenarios
      return scenarios.first?.notes ?? []
    }
    let names = try meant(studies).map(\.name)
    if dataset != nil, Set(names).count > 1 {
      throw ImportError.severalStudies(path, names: names)
    }
    return found.enumerated().map { index, part in
      ImportedScenario(
        scenario: part.scenario, study: part.study, evaluations: part.evaluations,
        notes: index == 0 ? notes : [], timings: part.timings)
    }
  }

  /// The studies that are asked for.
  private func meant(_ studies: [OptunaStudy]) throws(ImportError) -> [OptunaStudy] {
    guard !studies.isEmpty else { throw .noStudies(path) }
    let meant = studies.filter { study in
      (roles.studies.isEmpty || NamePattern.anyMatches(roles.studies, study.name))
        && roles.isWanted(study.name)
    }
    guard !meant.isEmpty else { throw .noStudyNamed(path, known: studies.map(\.name)) }
    return meant
  }

  /// Applies `body` to each study, and returns its notes and those on studies that it refuses.
  private func read(
    _ studies: [OptunaStudy], _ body: (OptunaStudy) throws -> [String]
  ) throws -> [String] {
    let meant = try meant(studies)
    try checkNames(meant)
    var notes: [String] = []
    var refusals: [any Error] = []
    for study in meant {
      do {
        notes += try body(study).map { meant.count > 1 ? "\(study.name): \($0)" : $0 }
      } catch {
        refusals.append(error)
        notes.append("left out: \(roles.wording(error))")
      }
    }
    if refusals.count == meant.count { throw refusals[0] }
    return notes
  }

  private func checkNames(_ studies: [OptunaStudy]) throws(ImportError) {
    let known = Set(studies.flatMap(\.trials).flatMap(\.parameters).map(\.name))
    for name in roles.ignored + roles.ordinal + roles.categorical + roles.hyperparameters
    where !known.contains(where: { NamePattern(name).matches($0) }) {
      throw .unknownParameter(path, parameter: name, known: known.sorted())
    }
  }

  // MARK: - One study

  private func scenarios(
    of study: OptunaStudy, learner: String = "", dataset: String? = nil
  ) throws -> [ImportedScenario] {
    let completed = study.trials(.complete)
    guard completed.count(where: { $0.values.contains { $0?.isFinite ?? false } }) > 1 else {
      throw ImportError.tooFewTrials(
        path, study: study.name, completed: completed.count, others: study.unsuccessful)
    }
    let space = try OptunaSpace(of: study, path: path, roles: roles)
    let ranks = space.ranks
    guard zip(study.trials, ranks).contains(where: { $0.state == .complete && $1 != nil }) else {
      throw ImportError.badStudy(
        path, study: study.name,
        problem:
          "every completed trial has a value outside of its distribution; the file is damaged"
      )
    }
    let budgets = OptunaBudgets(of: study)
    let notes = notes(on: study, space, ranks, budgets)
    var scenarios: [ImportedScenario] = []
    for (objective, direction) in study.directions.enumerated() {
      let places = OptunaHistory.places(of: study.trials)
      func add(_ fidelity: Fidelity, _ evaluations: [Evaluation], _ trials: [OptunaTrial]) {
        scenarios.append(
          ImportedScenario(
            scenario: Scenario(
              learner: learner, dataset: dataset ?? study.name,
              loss: study.name(ofObjective: objective), fidelity: fidelity,
              orientation: direction == .maximize ? .maximised : .minimised),
            study: StudyIdentity(space: space.space), evaluations: ImportedEvaluations(evaluations),
            notes: notes,
            timings: trials.map {
              EvaluationTiming(sequence: places[$0.number], start: $0.start, end: $0.end)
            }))
      }
      for budget in budgets?.lower ?? [] {
        let step = budget - (budgets?.offset ?? 0)
        let reports = zip(study.trials, ranks).compactMap { trial, rank in
          rank.flatMap { rank in
            trial.intermediateValues[step].map { value in
              (rank, [.complete, .pruned].contains(trial.state) ? value : nil, trial)
            }
          }
        }
        let given = reports.filter { $0.1 != nil }
        let evaluations = evaluations(given, direction)
        guard evaluations.contains(where: { $0.outcome.isSuccess }) else { continue }
        add(try Fidelity(epochs: budget), evaluations, given.map(\.2))
      }
      let completedRanks = Set(
        zip(study.trials, ranks).compactMap { $0.state == .complete ? $1 : nil })
      let outcomes = zip(study.trials, ranks).compactMap { trial, rank in
        rank.flatMap { rank -> (Int, Double?, OptunaTrial)? in
          switch trial.state {
          case .complete: (rank, trial.value(ofObjective: objective) ?? .nan, trial)
          case .failed where !completedRanks.contains(rank): (rank, nil, trial)
          default: nil
          }
        }
      }
      add(.full, evaluations(outcomes, direction), outcomes.map(\.2))
    }
    return scenarios
  }

  /// Evaluations of (rank, value, trial), those of one rank numbered as folds in order of trials.
  private func evaluations(
    _ outcomes: [(rank: Int, value: Double?, trial: OptunaTrial)],
    _ direction: OptunaStudy.Direction
  ) -> [Evaluation] {
    var folds: [Int: Int] = [:]
    return outcomes.map { rank, value, trial in
      let fold = folds[rank, default: 0]
      folds[rank] = fold + 1
      let outcome: Evaluation.Outcome
      if let value, value.isFinite {
        outcome = .ok([.validation: .init(loss: direction == .maximize ? -value : value)])
      } else {
        outcome = .failed(
          value.map { "trial \(trial.number) has the value \($0)" }
            ?? "trial \(trial.number) failed")
      }
      return Evaluation(
        rank: rank, fold: fold, seed: 0, outcome: outcome, seconds: trial.seconds)
    }
  }

  private func notes(
    on study: OptunaStudy, _ space: OptunaSpace, _ ranks: [Int?], _ budgets: OptunaBudgets?
  ) -> [String] {
    var notes = space.notes + study.damageNotes
    for (index, direction) in study.directions.enumerated() where direction == .maximize {
      notes.append("\(study.name(ofObjective: index)): higher is better")
    }
    if !study.unsuccessful.isEmpty {
      notes.append("trials without a loss of full fidelity: \(study.unsuccessful)")
    }
    let completed = study.trials(.complete)
    let infinite = completed.count { !$0.values.allSatisfy { $0?.isFinite ?? false } }
    if infinite > 0 { notes.append("\(infinite) completed trials have no finite value: failed") }
    let unplaced = zip(study.trials, ranks).count {
      $1 == nil && [.complete, .pruned, .failed].contains($0.state)
    }
    if unplaced > 0 {
      notes.append("\(unplaced) trials lack a parameter, or are out of its range: left out")
    }
    let completedRanks = zip(study.trials, ranks).compactMap { $0.state == .complete ? $1 : nil }
    let repeats = Dictionary(grouping: completedRanks) { $0 }.filter { $0.value.count > 1 }
    if !repeats.isEmpty {
      notes.append(
        "\(repeats.values.reduce(0) { $0 + $1.count }) trials are of \(repeats.count) "
          + "configurations asked more than once: averaged")
    }
    if let budgets, !budgets.lower.isEmpty {
      let shown = budgets.lower.map { "\($0)" }.joined(separator: ", ")
      notes.append("reported steps are epochs: \(shown) of \(budgets.full)")
    }
    return notes
  }
}

extension Evaluation.Outcome {
  fileprivate var isSuccess: Bool {
    if case .ok = self { return true }
    return false
  }
}
