public import Landscapes
public import SearchSpaces

/// The way from one configuration to another, one hyperparameter at a time: which changes bring the
/// better loss, and which do not matter.
///
/// At each step the hyperparameter is changed whose new loss is lowest, among those that still
/// differ and whose change was evaluated; the first on ties. Nothing is predicted: where no single
/// change was evaluated the path ends, and ``missing`` says what is left. A hyperparameter that is
/// inactive is changed once it acts.
///
/// - Complexity: O(*d*² log *n*).
/// - Source: C. Fawcett, H. Hoos, "Analysing differences between algorithm configurations through
///   ablation", J. Heuristics 22:431, 2016.
public struct AblationPath: Sendable {
  /// One change.
  public struct Step: Sendable, Hashable {
    /// Index in the space.
    public let hyperparameter: Int
    /// The level index that it takes.
    public let level: Int
    /// The configuration after the change.
    public let rank: Int
    public let loss: Double
    /// Changes that could have been made, and how many of them were evaluated.
    public let candidateCount, evaluatedCount: Int
  }

  public let startRank: Int
  /// `nil` where the start was not evaluated.
  public let startLoss: Double?
  public let targetRank: Int
  public let targetLoss: Double
  public let steps: [Step]
  /// Hyperparameters that still differ where the path ends.
  public let missing: [Int]

  /// - Parameters:
  ///   - start: The rank of a valid configuration.
  ///   - target: A node, by default the best.
  public init(on landscape: Landscape, from start: Int, to target: Int? = nil) {
    let space = landscape.space
    let target = target ?? landscape.bestNode
    startRank = start
    startLoss = landscape.node(ofRank: start).map { landscape.losses[$0] }
    targetRank = landscape.rank(ofNode: target)
    targetLoss = landscape.losses[target]
    let goal = space.configuration(at: targetRank)
    var present = start
    var steps: [Step] = []
    func differing() -> [Int] {
      let levels = space.configuration(at: present).levels
      return levels.indices.filter { levels[$0] != goal.levels[$0] }
    }
    var left = differing()
    while !left.isEmpty {
      let levels = space.configuration(at: present).levels
      let ranks = left.map { index in
        var changed = levels
        changed[index] = goal.levels[index]
        return space.rank(of: space.canonical(Configuration(levels: changed)))
      }
      let candidates = left.indices.filter {
        ranks[$0] != present && space.isValid(rank: ranks[$0])
      }
      let evaluated = candidates.compactMap { place in
        landscape.node(ofRank: ranks[place]).map { (place: place, loss: landscape.losses[$0]) }
      }
      guard let best = evaluated.min(by: { ($0.loss, $0.place) < ($1.loss, $1.place) }) else {
        break
      }
      present = ranks[best.place]
      steps.append(
        Step(
          hyperparameter: left[best.place], level: goal.levels[left[best.place]], rank: present,
          loss: best.loss, candidateCount: candidates.count, evaluatedCount: evaluated.count))
      left = differing()
    }
    self.steps = steps
    missing = left
  }

  /// The configuration that paths start from unless another is given: the middle level of each
  /// ordinal hyperparameter, the lower one of two, and the first of each categorical one; where
  /// that was not evaluated, the nearest that was, by edits, the lowest rank on ties.
  ///
  /// - Parameter given: Levels that are set instead, by name; the configuration then is as it is,
  ///   evaluated or not.
  /// - Throws: `SearchSpaceError` for an unknown name or level.
  public static func start(
    on landscape: Landscape, given: [String: Level] = [:]
  ) throws(SearchSpaceError) -> Int {
    let space = landscape.space
    var values = given
    for hyperparameter in space.hyperparameters where given[hyperparameter.name] == nil {
      let domain = hyperparameter.domain
      values[hyperparameter.name] =
        domain.levels[domain.kind == .ordinal ? (domain.count - 1) / 2 : 0]
    }
    let middle = try space.rank(of: values)
    guard given.isEmpty, landscape.node(ofRank: middle) == nil else { return middle }
    var (nearest, distance) = (landscape.rank(ofNode: 0), Int.max)
    for node in landscape.losses.indices {
      let rank = landscape.rank(ofNode: node)
      let edits = space.editDistance(middle, rank)
      if edits < distance { (nearest, distance) = (rank, edits) }
    }
    return nearest
  }
}
