public import Numerical
public import SearchSpaces

/// A slope towards one configuration, under noise: from smooth to random by one number.
///
/// *f*(x) = (1 − *s*) · δ(x, x*) / δ_max + *s* · *u*(x), δ the edit distance to a configuration x*
/// drawn at random and *u* independent, uniform in [0, 1). At *s* = 0 losses are distances, and x*
/// is the only optimum of a space without conditions or forbidden clauses; *s* = 1 is a
/// ``HouseOfCards``.
///
/// - Source: T. Aita et al., "Analysis of a local fitness landscape with a model of the rough Mt.
///   Fuji-type landscape", Biopolymers 54:64, 2000; J. Neidhart, I. G. Szendro, J. Krug,
///   "Adaptation in tunably rugged fitness landscapes: the rough Mount Fuji model", Genetics
///   198:699, 2014.
public struct RoughMountFuji: TestProblem {
  public let name = "rough-mount-fuji"
  public let noise: HouseOfCards
  /// *s*, the weight of the noise.
  public let noiseShare: Double
  /// The rank of x*.
  public let center: Int
  private let centerLevels: [Int]
  private let largestDistance: Int

  /// - Precondition: `noiseShare` is in [0, 1].
  public init(_ space: SearchSpace, noiseShare: Double, seed: Seed) {
    precondition(noiseShare >= 0 && noiseShare <= 1, "noise share \(noiseShare)")
    noise = HouseOfCards(space, seed: seed)
    self.noiseShare = noiseShare
    var random = seed.derived("rough-mount-fuji").generator()
    let levels = space.hyperparameters.map { random.integer(below: $0.domain.count) }
    let valid = space.canonical(Configuration(levels: levels))
    centerLevels = valid.levels
    center = space.rank(of: valid)
    largestDistance = zip(space.hyperparameters, valid.levels).reduce(0) { sum, pair in
      let (domain, level) = (pair.0.domain, pair.1)
      return sum + max(domain.distance(level, 0), domain.distance(level, domain.count - 1))
    }
  }

  public var space: SearchSpace { noise.space }

  /// The loss of the configuration of that rank, in [0, 1].
  ///
  /// - Complexity: O(*d*).
  public func loss(at rank: Int) -> Double {
    var distance = 0
    for (index, level) in centerLevels.enumerated() {
      distance += space.hyperparameters[index].domain.distance(
        level, space.level(of: index, at: rank))
    }
    let slope = Double(distance) / Double(max(1, largestDistance))
    return noiseShare == 0 ? slope : (1 - noiseShare) * slope + noiseShare * noise.loss(at: rank)
  }
}
