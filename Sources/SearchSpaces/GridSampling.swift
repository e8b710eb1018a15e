public import Numerical

/// Which configurations of a space are evaluated. None comes twice.
///
/// Written `exhaustive`, `random:100`, `sobol:100` or `lhs:100`.
public enum GridSampling: Hashable, Sendable {
  /// Every valid configuration.
  case exhaustive
  /// So many, each subset equally likely.
  case random(Int)
  /// So many from a scrambled Sobol sequence, which spreads them evenly.
  case sobol(Int)
  /// So many from a Latin hypercube: every level of every hyperparameter about equally often.
  case latinHypercube(Int)

  /// The sampling that `text` writes; `nil` where it is none.
  public init?(parsing text: String) {
    let parts = text.split(separator: ":", maxSplits: 1)
    guard parts.count == 2 else {
      guard text == "exhaustive" else { return nil }
      self = .exhaustive
      return
    }
    guard let count = Int(parts[1]), count > 0 else { return nil }
    switch parts[0] {
    case "random": self = .random(count)
    case "sobol": self = .sobol(count)
    case "lhs": self = .latinHypercube(count)
    default: return nil
    }
  }

  /// The number asked for; `nil` is all.
  public var count: Int? {
    switch self {
    case .exhaustive: nil
    case .random(let count), .sobol(let count), .latinHypercube(let count): count
    }
  }

  /// The ranks chosen, ascending.
  ///
  /// Points that fall on a configuration already chosen, or on a forbidden one, are replaced by
  /// further points of the same kind; what is still missing after many of them is drawn at random.
  ///
  /// - Throws: ``SearchSpaceError/sampleTooLarge(requested:available:)``, or
  ///   ``SearchSpaceError/tooManyDimensions(_:limit:)`` for Sobol points.
  public func ranks(in space: SearchSpace, seed: Seed) throws(SearchSpaceError) -> [Int] {
    guard let count else { return Array(Grid(space).indices) }
    if count > space.combinationCount {
      throw .sampleTooLarge(requested: count, available: space.configurationCount)
    }
    let seed = seed.derived("grid sampling")
    var chosen: Set<Int> = []
    switch self {
    case .exhaustive, .random: break
    case .sobol:
      guard space.hyperparameterCount <= SobolSequence.largestDimension else {
        throw .tooManyDimensions(
          space.hyperparameterCount, limit: SobolSequence.largestDimension)
      }
      var sequence = SobolSequence(dimension: space.hyperparameterCount, seed: seed)
      for _ in 0..<(32 * count + 64) where chosen.count < count {
        if let rank = space.validRank(at: sequence.next()) { chosen.insert(rank) }
      }
    case .latinHypercube:
      var generator = seed.derived("latin hypercube").generator()
      for _ in 0..<32 where chosen.count < count {
        let points = LatinHypercube.points(
          count: count - chosen.count, dimension: space.hyperparameterCount, using: &generator)
        for point in points {
          if let rank = space.validRank(at: point) { chosen.insert(rank) }
        }
      }
    }
    var random = RandomRanks(space, seed: seed.derived("random"))
    while chosen.count < count {
      guard let rank = random.next() else {
        throw .sampleTooLarge(requested: count, available: chosen.count)
      }
      chosen.insert(rank)
    }
    return chosen.sorted()
  }
}

extension GridSampling: CustomStringConvertible {
  public var description: String {
    switch self {
    case .exhaustive: "exhaustive"
    case .random(let count): "random:\(count)"
    case .sobol(let count): "sobol:\(count)"
    case .latinHypercube(let count): "lhs:\(count)"
    }
  }
}

extension SearchSpace {
  /// The configuration whose cell of the unit cube holds `point`; `nil` where it is forbidden.
  fileprivate func validRank(at point: [Double]) -> Int? {
    let levels = zip(hyperparameters, point).map { hyperparameter, coordinate in
      min(hyperparameter.domain.count - 1, Int(coordinate * Double(hyperparameter.domain.count)))
    }
    let configuration = canonical(Configuration(levels: levels))
    return isForbidden(configuration) ? nil : rank(of: configuration)
  }
}
