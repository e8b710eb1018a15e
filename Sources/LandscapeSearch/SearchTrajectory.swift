/// What a search asked, in order, and what it was told.
package struct SearchTrajectory: Sendable {
  /// One evaluation.
  package struct Step: Sendable, Hashable {
    package let rank: Int
    /// `nil` where it failed.
    package let loss: Double?
    /// The lowest loss up to here; `nil` where none is known yet.
    package let best: Double?
  }

  package private(set) var steps: [Step] = []
  /// The step of lowest loss, the first on ties.
  package private(set) var best: Step?

  package init() {}

  /// Runs `strategy` until `budget` evaluations are made or it has nothing left to ask.
  ///
  /// - Parameter answer: The loss of a rank; `nil` where it has none.
  package init(
    _ strategy: any SearchStrategy, budget: Int, answer: (Int) throws -> Double?
  ) rethrows {
    var strategy = strategy
    while steps.count < budget, let rank = strategy.ask() {
      let loss = try answer(rank)
      strategy.tell(rank: rank, loss: loss)
      append(rank: rank, loss: loss)
    }
  }

  /// Runs `strategy` on evaluations that take their time, until `budget` of them are made, the
  /// strategy has nothing left to ask, or `answer` says to stop.
  ///
  /// A strategy asks the same again when it is told the same. So a search that was stopped
  /// continues when `answer` keeps what it evaluated and gives that without evaluating it again.
  ///
  /// - Parameters:
  ///   - answer: The outcome of a rank; `.stop` ends the search without counting it.
  ///   - report: Called after each evaluation.
  package static func run(
    _ strategy: any SearchStrategy, budget: Int, answer: (Int) async throws -> Answer,
    report: (SearchTrajectory) -> Void
  ) async rethrows -> SearchTrajectory {
    var strategy = strategy
    var trajectory = SearchTrajectory()
    while trajectory.steps.count < budget, let rank = strategy.ask() {
      let loss: Double?
      switch try await answer(rank) {
      case .stop: return trajectory
      case .failed: loss = nil
      case .loss(let value): loss = value
      }
      strategy.tell(rank: rank, loss: loss)
      trajectory.append(rank: rank, loss: loss)
      report(trajectory)
    }
    return trajectory
  }

  /// What came of an evaluation that a search asked for.
  package enum Answer: Sendable, Hashable {
    case loss(Double)
    /// It failed or diverged.
    case failed
    /// There is no more to be had.
    case stop
  }

  /// Adds one evaluation.
  package mutating func append(rank: Int, loss: Double?) {
    let improves = loss.map { $0 < best?.loss ?? .infinity } ?? false
    let step = Step(rank: rank, loss: loss, best: improves ? loss : best?.loss)
    steps.append(step)
    if improves { best = step }
  }
}
