public import Numerical
public import SearchSpaces

/// A random landscape whose ruggedness is set by one number: Kauffman's NK model over any alphabet.
///
/// *f*(x) = (1/*d*) Σ_j *c*_j(x_j, x_{j1}, …, x_{jK}), where each hyperparameter *j* interacts with *K*
/// others drawn at random and the contributions *c* are independent, uniform in [0, 1). *K* = 0 is
/// additive; *K* = *d* − 1 is uncorrelated.
///
/// - Source: S. A. Kauffman, S. Levin, "Towards a general theory of adaptive walks on rugged
///   landscapes", J. Theor. Biol. 128:11, 1987.
public struct NKModel: Sendable {
  public let space: SearchSpace
  /// *K*, the others that each hyperparameter interacts with.
  public let interactionCount: Int
  /// Per hyperparameter, itself and those it interacts with.
  private let sites: [[Int]]
  /// Per hyperparameter, one contribution per combination of levels at its sites.
  private let contributions: [[Double]]

  /// - Precondition: 0 ≤ `interactionCount` < hyperparameters of the space.
  /// - Complexity: O(*d* · *L*^(*K* + 1)) time and space, *L* levels.
  public init(_ space: SearchSpace, interactionCount: Int, seed: Seed) {
    let count = space.hyperparameterCount
    precondition(
      interactionCount >= 0 && interactionCount < count,
      "\(interactionCount) interactions among \(count) hyperparameters")
    self.space = space
    self.interactionCount = interactionCount
    var sites: [[Int]] = []
    var contributions: [[Double]] = []
    for index in 0..<count {
      var random = seed.derived("nk", index).generator()
      let others = random.sample(interactionCount, of: count - 1)
      let own = [index] + others.map { $0 < index ? $0 : $0 + 1 }
      let size = own.reduce(1) { $0 * space.hyperparameters[$1].domain.count }
      sites.append(own)
      contributions.append((0..<size).map { _ in random.uniform() })
    }
    self.sites = sites
    self.contributions = contributions
  }

  /// The loss of the configuration of that rank, in [0, 1).
  ///
  /// - Complexity: O(*d* · *K*).
  public func loss(at rank: Int) -> Double {
    var sum = 0.0
    for (index, own) in sites.enumerated() {
      var place = 0
      for site in own {
        place = place * space.hyperparameters[site].domain.count + space.level(of: site, at: rank)
      }
      sum += contributions[index][place]
    }
    return sum / Double(sites.count)
  }

  /// The landscape over `ranks`, or over all valid configurations where that is `nil`.
  ///
  /// - Parameter decimals: Losses are rounded to that many, which makes ties; `nil` keeps them.
  /// - Throws: ``LandscapeError`` when `ranks` are empty, invalid or out of order.
  public func landscape(
    id: String = "nk", ranks: [Int]? = nil, decimals: Int? = nil
  ) throws(LandscapeError) -> Landscape {
    let present = ranks ?? (space.isUnconstrained ? nil : Array(space.validRanks))
    var scale = 1.0
    for _ in 0..<(decimals ?? 0) { scale *= 10 }
    var losses = (present ?? Array(0..<space.combinationCount)).map { loss(at: $0) }
    if decimals != nil { losses = losses.map { ($0 * scale).rounded() / scale } }
    return try Landscape(
      id: id, scenario: Scenario(learner: "", dataset: "nk", loss: "loss"), space: space,
      ranks: present, losses: losses)
  }
}
