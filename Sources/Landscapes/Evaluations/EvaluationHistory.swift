public import SearchSpaces

/// The trainings of one learner or study in the order in which they were finished.
public struct EvaluationHistory: Sendable {
  /// What the ranks of a history stand for.
  public enum Configurations: Sendable {
    case space(SearchSpace)
    /// Levels by name, one row per rank; `nil` where a hyperparameter was not given.
    case listed(names: [String], rows: [[Level?]])

    public var names: [String] {
      switch self {
      case .space(let space): space.hyperparameters.map(\.name)
      case .listed(let names, _): names
      }
    }

    public func values(at rank: Int) -> [Level?] {
      switch self {
      case .space(let space): space.values(at: rank)
      case .listed(_, let rows): rows[rank]
      }
    }
  }

  /// One training, and when it ran.
  public struct Training: Sendable, Hashable {
    public enum Outcome: String, Sendable, Hashable, CaseIterable {
      case ok, failed, diverged, pruned
    }

    public let rank: Int
    public let seed: UInt64
    public let fidelity: Fidelity
    public let outcome: Outcome
    /// Lower is better; `nil` where there is none.
    public let loss: Double?
    /// Wall seconds of the training itself; 0 where they were not taken.
    public let seconds: Double
    public let timing: EvaluationTiming

    public init(
      rank: Int, seed: UInt64 = 0, fidelity: Fidelity = .full, outcome: Outcome, loss: Double?,
      seconds: Double = 0, timing: EvaluationTiming = EvaluationTiming()
    ) {
      self.rank = rank
      self.seed = seed
      self.fidelity = fidelity
      self.outcome = outcome
      self.loss = loss
      self.seconds = seconds
      self.timing = timing
    }
  }

  /// One configuration evaluated at the highest fidelity: all its folds.
  public struct Step: Sendable, Hashable {
    public let rank: Int
    /// The mean over its folds; `nil` where one of them has none.
    public let loss: Double?
    /// The lowest loss up to here; `nil` where none is known yet.
    public let best: Double?
    /// What all trainings until here cost, in evaluations of full fidelity.
    public let cost: Double
    /// What all trainings until here took, in seconds.
    public let seconds: Double
  }

  public let name: String
  public let configurations: Configurations
  /// Trainings of one configuration that make one evaluation.
  public let foldCount: Int
  /// In order of completion.
  public let trainings: [Training]
  /// Trainings that were left out because their order is not known.
  public let unorderedCount: Int
  /// What was run, of which the values' name and direction are shown; `nil` where it is not known.
  public let scenario: Scenario?

  /// - Parameter trainings: In any order; those without a sequence number are left out.
  public init(
    name: String, configurations: Configurations, foldCount: Int = 1, trainings: [Training],
    scenario: Scenario? = nil
  ) {
    self.name = name
    self.scenario = scenario
    self.configurations = configurations
    self.foldCount = max(1, foldCount)
    let ordered = trainings.filter { $0.timing.sequence != nil }
    self.trainings = ordered.sorted { ($0.timing.sequence ?? 0) < ($1.timing.sequence ?? 0) }
    unorderedCount = trainings.count - ordered.count
  }

  /// The highest fidelity of all trainings.
  public var fullest: Fidelity? { trainings.map(\.fidelity).max() }

  /// The evaluations at the highest fidelity; those of lower ones add to the cost alone.
  ///
  /// - Complexity: O(trainings).
  public var steps: [Step] {
    guard let fullest else { return [] }
    struct Key: Hashable {
      let rank: Int
      let seed: UInt64
    }
    let shares = costShares
    var pending: [Key: (count: Int, sum: Double?)] = [:]
    var steps: [Step] = []
    var (cost, seconds, best) = (0.0, 0.0, Double?.none)
    for training in trainings {
      cost += (shares[training.fidelity] ?? 1) / Double(foldCount)
      seconds += training.seconds
      guard training.fidelity == fullest else { continue }
      let key = Key(rank: training.rank, seed: training.seed)
      var state = pending[key] ?? (0, 0)
      state.count += 1
      state.sum = state.sum.flatMap { sum in training.loss.map { sum + $0 } }
      guard state.count == foldCount else {
        pending[key] = state
        continue
      }
      pending[key] = nil
      let loss = state.sum.map { $0 / Double(foldCount) }
      if let loss, loss < best ?? .infinity { best = loss }
      steps.append(
        Step(rank: training.rank, loss: loss, best: best, cost: cost, seconds: seconds))
    }
    return steps
  }

  /// What a training of each fidelity costs in trainings of the full one: the share of the data
  /// times the share of the budget; of a counted budget, the ratio of mean seconds.
  private var costShares: [Fidelity: Double] {
    var totals: [Fidelity: (count: Double, seconds: Double)] = [:]
    for training in trainings {
      let before = totals[training.fidelity] ?? (0, 0)
      totals[training.fidelity] = (before.count + 1, before.seconds + training.seconds)
    }
    let full = totals[.full].map { $0.seconds / $0.count } ?? 0
    var shares: [Fidelity: Double] = [:]
    for (fidelity, total) in totals {
      let isCounted = fidelity.epochs != nil || fidelity.trees != nil
      shares[fidelity] =
        isCounted && full > 0
        ? total.seconds / total.count / full
        : fidelity.sampleFraction * (fidelity.budgetFraction ?? 1)
    }
    return shares
  }

  /// `name=level, …` of a configuration, of what acts in it.
  public func levels(at rank: Int) -> String {
    switch configurations {
    case .space(let space): space.text(ofRank: rank)
    case .listed(let names, let rows):
      SearchSpace.text(
        zip(names, rows[rank]).compactMap { name, level in level.map { (name: name, level: $0) } })
    }
  }
}
