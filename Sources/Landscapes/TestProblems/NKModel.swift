public import Numerical
public import SearchSpaces

/// A random landscape whose ruggedness is set by one number: Kauffman's NK model over any alphabet.
///
/// *f*(x) = (1/*d*) Σ_j *c*_j(x_j, x_{j1}, …, x_{jK}), where each hyperparameter *j* interacts with
/// *K* others drawn at random and the contributions *c* are independent, uniform in [0, 1). *K* = 0
/// is additive; *K* = *d* − 1 is uncorrelated.
///
/// - Source: S. A. Kauffman, S. Levin, "Towards a general theory of adaptive walks on rugged
///   landscapes", J. Theor. Biol. 128:11, 1987.
public struct NKModel: TestProblem {
  public let name = "nk"
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
    self.init(space, interactionCount: interactionCount, seed: seed) { $0.uniform() }
  }

  /// A model whose contributions `draw` makes.
  init(
    _ space: SearchSpace, interactionCount: Int, seed: Seed,
    drawing draw: (inout Xoshiro256) -> Double
  ) {
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
      contributions.append((0..<size).map { _ in draw(&random) })
    }
    self.sites = sites
    self.contributions = contributions
  }

  /// The loss of the configuration of that rank, in [0, 1).
  ///
  /// - Complexity: O(*d* · *K*).
  public func loss(at rank: Int) -> Double { sum(at: rank) / Double(sites.count) }

  /// The contributions to the loss at `rank`, added up in the order of hyperparameters.
  func sum(at rank: Int) -> Double {
    var sum = 0.0
    for (index, own) in sites.enumerated() {
      var place = 0
      for site in own {
        place = place * space.hyperparameters[site].domain.count + space.level(of: site, at: rank)
      }
      sum += contributions[index][place]
    }
    return sum
  }
}
