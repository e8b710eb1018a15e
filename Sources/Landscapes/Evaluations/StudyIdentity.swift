public import SearchSpaces

/// What evaluations of one study have in common: none of it may change while more are added.
public struct StudyIdentity: Sendable, Hashable {
  public let space: SearchSpace
  /// Of the data; empty where evaluations were imported.
  public let fingerprint: String
  /// The number of folds of the plan; 0 where evaluations were imported.
  public let folds: Int
  public let testShare: Double
  /// The installed library that trains, with its version; empty where this program does.
  public let implementation: String

  public init(
    space: SearchSpace, fingerprint: String = "", folds: Int = 0, testShare: Double = 0,
    implementation: String = ""
  ) {
    self.space = space
    self.fingerprint = fingerprint
    self.folds = folds
    self.testShare = testShare
    self.implementation = implementation
  }

  /// What differs from `other`, as the stored side of it; `nil` where nothing does.
  public func difference(from other: StudyIdentity) -> String? {
    if space != other.space { return space.difference(from: other.space) }
    if fingerprint != other.fingerprint {
      return "other data of the same name (fingerprint \(fingerprint), now \(other.fingerprint))"
    }
    if folds != other.folds { return "\(folds) folds, not \(other.folds)" }
    if testShare != other.testShare {
      return "a test share of \(testShare), not \(other.testShare)"
    }
    if implementation != other.implementation {
      return "trainings by \(implementation.isEmpty ? "an unknown version" : implementation), "
        + "not \(other.implementation)"
    }
    return nil
  }
}

extension SearchSpace {
  /// The first thing in which this stored space differs from `other`, in words.
  public func difference(from other: SearchSpace) -> String {
    let (mine, theirs) = (hyperparameters.map(\.name), other.hyperparameters.map(\.name))
    if let name = mine.first(where: { !theirs.contains($0) }) {
      return "a hyperparameter '\(name)' that the space lacks now"
    }
    if let name = theirs.first(where: { !mine.contains($0) }) {
      return "no hyperparameter '\(name)', which the space has now"
    }
    if mine != theirs {
      return "hyperparameters in the order \(mine.joined(separator: ", "))"
    }
    for (stored, now) in zip(hyperparameters, other.hyperparameters) where stored != now {
      if stored.domain.levels != now.domain.levels {
        let levels = stored.domain.levels.map(\.description).joined(separator: ", ")
        return "'\(stored.name)' at levels \(levels), which differ now"
      }
      if stored.domain.kind != now.domain.kind {
        return "'\(stored.name)' \(stored.domain.kind.rawValue), not \(now.domain.kind.rawValue)"
      }
      return "another 'when' of '\(stored.name)'"
    }
    return "other forbidden combinations"
  }
}
