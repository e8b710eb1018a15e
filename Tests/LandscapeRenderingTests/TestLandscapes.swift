import Landscapes
import SearchSpaces

/// Landscapes whose figures are checked.
enum TestLandscapes {
  /// A grid of ordinals of those sizes with losses of its ranks.
  static func grid(
    _ sizes: [Int], id: String = "test", names: [String]? = nil, _ loss: (Int) -> Double
  ) throws -> Topography {
    let space = try SearchSpace(
      sizes.enumerated().map { index, size in
        Hyperparameter(
          names?[index] ?? "h\(index)", .ordinal((0..<size).map { .number(Double($0)) }))
      })
    return Topography(
      LandscapeGraph(
        try Landscape(
          id: id, scenario: Scenario(learner: "", dataset: "", loss: "loss"), space: space,
          losses: (0..<sizes.reduce(1, *)).map(loss))))
  }

  /// Scattered losses without ties: multiples of a generator of the integers mod the prime 7919.
  static func rugged(_ sizes: [Int]) throws -> Topography {
    try grid(sizes) { Double(($0 + 1) * 3571 % 7919) }
  }

  /// Few levels of loss, so that plateaus are many.
  static func stepped(_ sizes: [Int]) throws -> Topography {
    try grid(sizes) { Double(($0 + 1) * 3571 % 7919 / 2000) }
  }

  static func flat(_ sizes: [Int]) throws -> Topography { try grid(sizes) { _ in 1 } }
}
