public import Numerical
public import SearchSpaces

/// A landscape without structure: losses are independent, uniform in [0, 1).
///
/// A configuration with *k* neighbours is a local optimum with probability 1 / (*k* + 1).
///
/// - Source: J. F. C. Kingman, "A simple model for the balance between selection and mutation",
///   J. Appl. Probab. 15:1, 1978.
public struct HouseOfCards: TestProblem {
  public let name = "house-of-cards"
  public let space: SearchSpace
  private let seed: Seed

  public init(_ space: SearchSpace, seed: Seed) {
    self.space = space
    self.seed = seed
  }

  public func loss(at rank: Int) -> Double {
    var random = seed.derived("house-of-cards", rank).generator()
    return random.uniform()
  }
}
