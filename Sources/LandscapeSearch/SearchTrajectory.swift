/// What a search asked, in order, and what it was told.
public struct SearchTrajectory: Sendable {
  /// One evaluation.
  public struct Step: Sendable, Hashable {
    public let rank: Int
    /// `nil` where it failed.
    public let loss: Double?
    /// The lowest loss up to here; `nil` where none is known yet.
    public let best: Double?
  }

  public private(set) var steps: [Step] = []
  /// The step of lowest loss, the first on ties.
  public private(set) var best: Step?

  public init() {}

  /// Runs `strategy` until `budget` evaluations are made or it has nothing left to ask.
  ///
  /// - Parameter answer: The loss of a rank; `nil` where it has none.
  public init(
    _ strategy: any SearchStrategy, budget: Int, answer: (Int) throws -> Double?
  ) rethrows {
    var strategy = strategy
    while steps.count < budget, let rank = strategy.ask() {
      let loss = try answer(rank)
      strategy.tell(rank: rank, loss: loss)
      append(rank: rank, loss: loss)
    }
  }

  /// Adds one evaluation.
  public mutating func append(rank: Int, loss: Double?) {
    let improves = loss.map { $0 < best?.loss ?? .infinity } ?? false
    let step = Step(rank: rank, loss: loss, best: improves ? loss : best?.loss)
    steps.append(step)
    if improves { best = step }
  }
}
