/// What can be wrong with the values of a landscape.
public enum LandscapeError: Error, Equatable, Sendable, CustomStringConvertible {
  case empty(id: String)
  case countMismatch(id: String, losses: Int, expected: Int)
  case notFinite(id: String, rank: Int, loss: Double)
  case invalidRank(id: String, rank: Int)
  case unsortedRanks(id: String, rank: Int)
  case differentSpaces(String, String)
  case noCommonConfigurations(String, String)
  /// Edits are asked for where configurations are too many combinations apart to have any.
  case listedConfigurations(id: String)
  /// Noise takes three or more folds or seeds.
  case tooFewRepetitions(id: String, count: Int)
  /// A threshold of noise, where single configurations are looked at.
  case noiseOfSample
  /// A threshold of noise, where values without noise are asked for.
  case noiseOfCorrection

  public var description: String {
    switch self {
    case .empty(let id):
      "landscape '\(id)' has no configuration with a loss; evaluate some first"
    case .countMismatch(let id, let losses, let expected):
      "landscape '\(id)' has \(losses) losses for \(expected) configurations"
    case .notFinite(let id, let rank, let loss):
      "landscape '\(id)': configuration \(rank) has loss \(loss); losses must be finite"
    case .invalidRank(let id, let rank):
      "landscape '\(id)': \(rank) is not the rank of a configuration of its space"
    case .unsortedRanks(let id, let rank):
      "landscape '\(id)': rank \(rank) is out of order or given twice"
    case .differentSpaces(let first, let second):
      "landscapes '\(first)' and '\(second)' are over different spaces and cannot be aligned; "
        + "compare landscapes of one space"
    case .noCommonConfigurations(let first, let second):
      "landscapes '\(first)' and '\(second)' share fewer than 2 configurations"
    case .listedConfigurations(let id):
      "landscape '\(id)' is of a space of more than 2^62 combinations, in which nothing is one edit "
        + "apart; take --neighborhood knn, or fewer --levels"
    case .tooFewRepetitions(let id, let count):
      "noise takes three or more folds or seeds of every configuration, and '\(id)' has \(count); "
        + "give a number"
    case .noiseOfSample:
      "a sample looks at single configurations, and noise at pairs of them; give thresholds in "
        + "numbers"
    case .noiseOfCorrection:
      "without noise, a threshold of noise is 0; give thresholds in numbers, or take the values as "
        + "they are"
    }
  }
}
