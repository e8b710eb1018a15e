/// What a search asked, in order, and what it was told.
public struct SearchTrajectory: Sendable {
  /// One evaluation.
  public struct Step: Sendable, Hashable {
    public let answer: Answer
    /// The lowest loss up to here; `nil` where none is known yet.
    public let best: Double?

    public var rank: Int { answer.query.rank }
    /// `nil` where it diverged or failed.
    public var loss: Double? { answer.loss }
  }

  public private(set) var steps: [Step] = []
  /// The step of lowest loss, the first on ties.
  public private(set) var best: Step?

  public init() {}

  /// Runs `strategy` until `budget` evaluations are made or it has nothing left to ask.
  ///
  /// - Parameter answer: What comes of a query.
  public init(
    _ strategy: any SearchStrategy, budget: Int, answer: (Query) throws -> Answer.Outcome
  ) rethrows {
    var strategy = strategy
    while steps.count < budget, let query = strategy.ask() {
      let answer = Answer(query, try answer(query))
      strategy.tell(answer)
      append(answer)
    }
  }

  /// Runs `strategy` on evaluations that take their time, until `budget` of them are made, the
  /// strategy has nothing left to ask, or `answer` says to stop.
  ///
  /// A strategy asks the same again when it is told the same. So a search that was stopped
  /// continues when `answer` keeps what it evaluated and gives that without evaluating it again.
  ///
  /// - Parameters:
  ///   - answer: What comes of a query; `nil` ends the search without counting it.
  ///   - report: Called after each evaluation.
  public static func run(
    _ strategy: any SearchStrategy, budget: Int,
    answer: (Query) async throws -> Answer.Outcome?, report: (SearchTrajectory) -> Void
  ) async rethrows -> SearchTrajectory {
    var strategy = strategy
    var trajectory = SearchTrajectory()
    while trajectory.steps.count < budget, let query = strategy.ask() {
      guard let outcome = try await answer(query) else { return trajectory }
      let answer = Answer(query, outcome)
      strategy.tell(answer)
      trajectory.append(answer)
      report(trajectory)
    }
    return trajectory
  }

  /// Adds one evaluation.
  public mutating func append(_ answer: Answer) {
    let improves = answer.loss.map { $0 < best?.loss ?? .infinity } ?? false
    let step = Step(answer: answer, best: improves ? answer.loss : best?.loss)
    steps.append(step)
    if improves { best = step }
  }
}
