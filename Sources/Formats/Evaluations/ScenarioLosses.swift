package import Landscapes
import SearchSpaces

extension LandscapeCollection {
  /// The landscapes of evaluations that were read, one per scenario and measure.
  package static func reading(
    _ scenarios: [ImportedScenario]
  ) -> @Sendable (DivergencePolicy) throws -> LandscapeCollection {
    let parts = scenarios.map { ScenarioLosses($0) }
    let outcomes = Dictionary(
      parts.map { ($0.scenario, $0.outcomes) }, uniquingKeysWith: { first, _ in first })
    return { try LandscapeCollection(of: parts, policy: $0, outcomes: outcomes) }
  }

  /// One landscape per scenario and measure.
  ///
  /// Ids are `learner/dataset/fidelity/measure`, with the loss appended where one study is ranked
  /// by several, and the recipe behind the data set where it is not the standard one.
  package init(
    of parts: [ScenarioLosses], policy: DivergencePolicy, seconds: [Scenario: Double] = [:],
    outcomes: [Scenario: OutcomeCounts]
  ) throws {
    var landscapes: [Landscape] = []
    var notes: [String] = []
    for part in parts {
      let scenario = part.scenario
      let name = scenario.title
      let isAmbiguous = parts.contains {
        $0.scenario.loss != scenario.loss && $0.scenario.learner == scenario.learner
          && $0.scenario.dataset == scenario.dataset && $0.scenario.recipe == scenario.recipe
          && $0.scenario.fidelity == scenario.fidelity
      }
      if part.unfinishedCount > 0 {
        notes.append(
          part.unfinishedCount == 1
            ? "\(name): 1 configuration lacks folds and is left out"
            : "\(name): \(part.unfinishedCount) configurations lack folds and are left out")
      }
      for note in part.notes where !notes.contains(note) { notes.append(note) }
      let hasLosses = Measure.allCases.contains { part.losses[$0]?.hasLosses ?? false }
      if !hasLosses {
        notes.append("\(name): no configuration has a loss; it is left out")
      }
      for measure in Measure.allCases {
        // A measure that no evaluation has is no landscape; failures count in the others.
        guard let losses = part.losses[measure], losses.hasLosses else { continue }
        landscapes.append(
          try losses.landscape(
            id: "\(name)/\(measure.rawValue)" + (isAmbiguous ? "/\(scenario.loss)" : ""),
            scenario: scenario, measure: measure, space: part.study.space, policy: policy))
      }
    }
    self.init(landscapes: landscapes, notes: notes, seconds: seconds, outcomes: outcomes)
  }
}

/// The losses of one scenario, part by part of the data.
///
/// A configuration that lacks a fold under a seed it was begun with is left out, so that means are
/// over the same data.
package struct ScenarioLosses: Sendable {
  /// What one training adds to landscapes.
  package struct Training: Sendable {
    let rank: Int
    let fold: Int
    let seed: UInt64
    /// Train, validation, test; `nil` where it failed, diverged, or was not measured.
    let losses: (Double?, Double?, Double?)

    package init(rank: Int, fold: Int, seed: UInt64, losses: (Double?, Double?, Double?)) {
      self.rank = rank
      self.fold = fold
      self.seed = seed
      self.losses = losses
    }
  }

  package let scenario: Scenario
  let study: StudyIdentity
  let notes: [String]
  private(set) var losses: [Measure: RepeatedLosses] = [:]
  /// Configurations left out.
  private(set) var unfinishedCount = 0
  /// Of imported evaluations; a database counts its own.
  private(set) var outcomes = OutcomeCounts()
  private var train = RepeatedLosses()
  private var validation = RepeatedLosses()
  private var test = RepeatedLosses()
  /// Of one configuration.
  private var pending: [Training] = []

  package init(_ scenario: Scenario, _ study: StudyIdentity, notes: [String] = []) {
    self.scenario = scenario
    self.study = study
    self.notes = notes
  }

  init(_ imported: ImportedScenario) {
    self.init(imported.scenario, imported.study, notes: imported.notes)
    func isBefore(_ first: Evaluation, _ second: Evaluation) -> Bool {
      (first.rank, first.fold, first.seed) < (second.rank, second.fold, second.seed)
    }
    let all = imported.evaluations
    let isInOrder = zip(all, all.dropFirst()).allSatisfy { !isBefore($1, $0) }
    // Those in order stay what they are: made one at a time.
    for evaluation in isInOrder ? all : ImportedEvaluations(all.sorted(by: isBefore)) {
      outcomes.add(evaluation)
      let measured = evaluation.measurements
      let losses = (measured[.train]?.loss, measured[.validation]?.loss, measured[.test]?.loss)
      add(
        Training(
          rank: evaluation.rank, fold: evaluation.fold, seed: evaluation.seed, losses: losses))
    }
    self = finished()
  }

  /// Adds the next evaluation in order of rank, fold and seed.
  package mutating func add(_ loss: Training) {
    if let first = pending.first, first.rank != loss.rank { closeConfiguration() }
    pending.append(loss)
  }

  private mutating func closeConfiguration() {
    defer { pending.removeAll(keepingCapacity: true) }
    guard let first = pending.first else { return }
    if study.folds > 0 {
      let isOneSeed = pending.allSatisfy { $0.seed == first.seed }
      let seeds = isOneSeed ? 1 : Set(pending.map(\.seed)).count
      guard pending.count == study.folds * seeds else {
        unfinishedCount += 1
        return
      }
    }
    for loss in pending {
      let (rank, fold, seed) = (loss.rank, loss.fold, loss.seed)
      train.add(rank: rank, fold: fold, seed: seed, loss: loss.losses.0)
      validation.add(rank: rank, fold: fold, seed: seed, loss: loss.losses.1)
      test.add(rank: rank, fold: fold, seed: seed, loss: loss.losses.2)
    }
  }

  /// With the last configuration, and the losses by measure.
  package func finished() -> ScenarioLosses {
    var whole = self
    whole.closeConfiguration()
    whole.losses = [.train: whole.train, .validation: whole.validation, .test: whole.test]
    whole.train = RepeatedLosses()
    whole.validation = RepeatedLosses()
    whole.test = RepeatedLosses()
    return whole
  }
}
