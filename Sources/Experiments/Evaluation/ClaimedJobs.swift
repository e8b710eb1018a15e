import Landscapes

/// A training that is to be made.
struct EvaluationJob: Sendable {
  let objective: any Objective
  let key: TrainingKey
}

/// The trainings that a run has still to start, of which it claims a few at a time: as many as it
/// makes in a part of a second, or those that it can start at once where each takes longer.
struct ClaimedJobs {
  let claims: any TrainingClaims
  private let jobs: [EvaluationJob]
  /// The first of ``jobs`` that no claim was made on.
  private var position = 0
  private var granted: ArraySlice<EvaluationJob> = []
  /// Those that others are at.
  private var held: [EvaluationJob] = []
  /// One of the runs that are at others; `nil` where none is.
  private(set) var holder: String?
  /// Those that others have made.
  private(set) var elsewhere = 0
  private var claimSize = 1
  private var claimedAt: Double?

  /// Trainings to claim at once at most, so that what a dead run leaves is made by others soon, and
  /// a database is not held long.
  private static let largestClaim = 256
  /// Trainings to look at in one claim.
  private static let largestLook = 4096

  init(_ jobs: [EvaluationJob], claims: any TrainingClaims) {
    self.jobs = jobs
    self.claims = claims
  }

  /// Those that are neither started nor made elsewhere.
  var count: Int { granted.count + jobs.count - position + held.count }
  var isEmpty: Bool { count == 0 }

  /// The next one that is this run's to make; `nil` where there is none, or others are at all.
  ///
  /// - Parameters:
  ///   - workers: How many could start one now.
  ///   - now: In seconds.
  mutating func next(for workers: Int, at now: Double) throws -> EvaluationJob? {
    if granted.isEmpty { try claim(for: workers, at: now) }
    return granted.popFirst()
  }

  private mutating func claim(for workers: Int, at now: Double) throws {
    if let claimedAt {
      let seconds = now - claimedAt
      if seconds < 0.25 { claimSize *= 2 } else if seconds > 1 { claimSize /= 2 }
    }
    claimSize = min(max(claimSize, workers), max(Self.largestClaim, workers))
    claimedAt = now
    while position < jobs.count, granted.isEmpty {
      let end = min(position + Self.largestLook, jobs.count)
      let (looked, theirs) = try take(Array(jobs[position..<end]))
      position += looked
      held += theirs
    }
    guard granted.isEmpty, !held.isEmpty else { return }
    let (looked, theirs) = try take(held)
    held = theirs + held.dropFirst(looked)
    if held.isEmpty { holder = nil }
  }

  /// Claims from `jobs`.
  ///
  /// - Returns: How many were looked at, and those of them that others hold.
  private mutating func take(
    _ jobs: [EvaluationJob]
  ) throws -> (looked: Int, theirs: [EvaluationJob]) {
    let found = try claims.claim(jobs.map(\.key), atMost: claimSize)
    var theirs: [EvaluationJob] = []
    for (job, claim) in zip(jobs, found) {
      switch claim {
      case .granted: granted.append(job)
      case .kept: elsewhere += 1
      case .held(let run):
        theirs.append(job)
        holder = run
      }
    }
    return (found.count, theirs)
  }
}
