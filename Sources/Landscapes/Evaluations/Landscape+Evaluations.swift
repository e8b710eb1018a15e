public import SearchSpaces

extension Landscape {
  /// The landscape of one measure: per configuration the mean loss over its folds and seeds.
  ///
  /// A configuration with a fold that diverged, failed, or has no finite loss of this measure is
  /// treated as `policy` says; ``failedCount`` is the number of such configurations.
  ///
  /// Losses are added in order of fold and seed, so that the order of `evaluations` is of no matter.
  ///
  /// - Throws: ``LandscapeError/empty(id:)`` when no configuration has a loss,
  ///   ``LandscapeError/invalidRank(id:rank:)`` for an evaluation outside `space`.
  public static func from(
    evaluations: [Evaluation], id: String, scenario: Scenario, measure: Measure = .validation,
    space: SearchSpace, policy: DivergencePolicy
  ) throws(LandscapeError) -> Landscape {
    let ordered = evaluations.sorted { ($0.rank, $0.fold, $0.seed) < ($1.rank, $1.fold, $1.seed) }
    var ranks: [Int] = []
    var losses: [Double?] = []
    var first = 0
    while first < ordered.count {
      let rank = ordered[first].rank
      let end = ordered[first...].firstIndex { $0.rank != rank } ?? ordered.count
      ranks.append(rank)
      losses.append(meanLoss(of: ordered[first..<end], measure))
      first = end
    }
    let successes = losses.compactMap { $0 }
    guard let worst = successes.max() else { throw .empty(id: id) }
    if policy == .exclude {
      ranks = zip(ranks, losses).compactMap { $1 == nil ? nil : $0 }
    }
    let failedCount = losses.count - successes.count
    return try Landscape(
      id: id, scenario: scenario, measure: measure, space: space, ranks: ranks,
      losses: policy == .exclude ? successes : losses.map { $0 ?? worst },
      failedCount: failedCount,
      repetitions: policy == .exclude || failedCount == 0 ? repetitions(ordered, measure) : nil)
  }

  /// The losses of the configurations that have all, where these share folds and seeds.
  private static func repetitions(_ ordered: [Evaluation], _ measure: Measure) -> Repetitions? {
    var rows: [Double] = []
    var shared: [RepetitionKey]?
    var first = 0
    while first < ordered.count {
      let rank = ordered[first].rank
      let end = ordered[first...].firstIndex { $0.rank != rank } ?? ordered.count
      let same = ordered[first..<end]
      first = end
      guard meanLoss(of: same, measure) != nil else { continue }
      let keys = same.map { RepetitionKey(fold: $0.fold, seed: $0.seed) }
      guard keys.count > 1, shared.map({ $0 == keys }) ?? true else { return nil }
      shared = keys
      for evaluation in same {
        if case .ok(let measurements) = evaluation.outcome, let loss = measurements[measure]?.loss {
          rows.append(loss)
        }
      }
    }
    return shared.map { Repetitions(count: $0.count, losses: rows) }
  }

  private struct RepetitionKey: Equatable {
    let fold: Int
    let seed: UInt64
  }

  /// `nil` as soon as one evaluation has no finite loss of that measure.
  private static func meanLoss(of evaluations: ArraySlice<Evaluation>, _ measure: Measure)
    -> Double?
  {
    var sum = 0.0
    for evaluation in evaluations {
      guard case .ok(let measurements) = evaluation.outcome,
        let loss = measurements[measure]?.loss, loss.isFinite
      else { return nil }
      sum += loss
    }
    return sum / Double(evaluations.count)
  }
}
