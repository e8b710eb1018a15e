public import SearchSpaces

/// The losses of one measure, gathered in order of rank, fold and seed, to become a landscape.
///
/// Nothing is kept per evaluation but its loss: what ten million of them take fits into memory.
public struct RepeatedLosses: Sendable {
  private var ranks: [Int] = []
  /// Mean losses; not a number where a repetition failed, diverged, or was not measured.
  private var means: [Double] = []
  /// Losses of configurations that have all of theirs, in order.
  private var repetitions: [Double] = []
  /// Folds and seeds of the first such configuration; others share them, or none are kept.
  private var sharedKeys: [RepetitionKey]?
  private var areShared = true
  private var keys: [RepetitionKey] = []
  private var losses: [Double] = []
  private var isMeasured = false
  private var current: Int?

  private struct RepetitionKey: Equatable {
    let fold: Int
    let seed: UInt64
  }

  public init() {}

  /// Whether any evaluation had a loss.
  public var hasLosses: Bool { isMeasured }

  /// Adds the loss of an evaluation; `nil` where it failed, diverged, or was not measured.
  ///
  /// - Precondition: Ranks do not descend.
  public mutating func add(rank: Int, fold: Int, seed: UInt64, loss: Double?) {
    if current != rank { closeConfiguration() }
    precondition(current.map { $0 <= rank } ?? true, "rank \(rank) comes late")
    current = rank
    keys.append(RepetitionKey(fold: fold, seed: seed))
    if loss != nil { isMeasured = true }
    losses.append(loss.map { $0.isFinite ? $0 : .nan } ?? .nan)
  }

  private mutating func closeConfiguration() {
    guard let rank = current, !losses.isEmpty else { return }
    ranks.append(rank)
    let sum = losses.reduce(0, +)
    means.append(sum / Double(losses.count))
    if !sum.isNaN, areShared {
      if keys.count > 1, sharedKeys.map({ $0 == keys }) ?? true {
        if sharedKeys == nil { sharedKeys = keys }
        repetitions += losses
      } else {
        areShared = false
        repetitions = []
      }
    }
    keys.removeAll(keepingCapacity: true)
    losses.removeAll(keepingCapacity: true)
  }

  /// The landscape of the means.
  ///
  /// A configuration with a repetition that has no loss is treated as `policy` says;
  /// ``Landscape/failedCount`` is the number of such configurations.
  ///
  /// - Throws: ``LandscapeError/empty(id:)`` when no configuration has a loss,
  ///   ``LandscapeError/invalidRank(id:rank:)`` for a rank outside `space`.
  public consuming func landscape(
    id: String, scenario: Scenario, measure: Measure, space: SearchSpace, policy: DivergencePolicy
  ) throws(LandscapeError) -> Landscape {
    closeConfiguration()
    let failedRanks = zip(ranks, means).compactMap { $1.isNaN ? $0 : nil }
    guard failedRanks.count < means.count else { throw .empty(id: id) }
    if !failedRanks.isEmpty {
      switch policy {
      case .exclude:
        ranks = zip(ranks, means).compactMap { $1.isNaN ? nil : $0 }
        means.removeAll { $0.isNaN }
      case .worst:
        let worst = means.reduce(-Double.infinity) { $1.isNaN ? $0 : max($0, $1) }
        means = means.map { $0.isNaN ? worst : $0 }
        areShared = false
      }
    }
    let shared = areShared ? sharedKeys?.count : nil
    var landscape = try Landscape(
      id: id, scenario: scenario, measure: measure, space: space, ranks: ranks, losses: means,
      failedCount: failedRanks.count,
      repetitions: shared.map { Repetitions(count: $0, losses: repetitions) })
    landscape.failedRanks = failedRanks
    return landscape
  }
}
