/// When a training ran, and as which of those of its database.
///
/// It is an account of a run, not of its results: equal plans with other workers have other
/// timings.
public struct EvaluationTiming: Sendable, Hashable {
  /// The place in the order of completion, from 1; `nil` where it is not known.
  public var sequence: Int?
  /// Wall clock, in seconds since the start of 1970, UTC; `nil` where they were not recorded.
  public var start, end: Double?
  /// Which of the workers of its run, from 0; `nil` where it is not known.
  public var worker: Int?

  public init(
    sequence: Int? = nil, start: Double? = nil, end: Double? = nil, worker: Int? = nil
  ) {
    self.sequence = sequence
    self.start = start
    self.end = end
    self.worker = worker
  }
}
