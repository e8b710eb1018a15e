public import SearchSpaces

/// A loss given by a formula, over any space: a landscape of which something is known beforehand.
public protocol TestProblem: Sendable {
  /// The name in files and reports: `nk`.
  var name: String { get }
  var space: SearchSpace { get }

  /// The loss of the configuration of that rank.
  func loss(at rank: Int) -> Double
}

extension TestProblem {
  /// The landscape over `ranks`, or over all valid configurations where that is `nil`.
  ///
  /// - Parameters:
  ///   - id: The problem's name unless given.
  ///   - decimals: Losses are rounded to that many, which makes ties; `nil` keeps them.
  /// - Throws: ``LandscapeError`` when `ranks` are empty, invalid or out of order.
  public func landscape(
    id: String? = nil, ranks: [Int]? = nil, decimals: Int? = nil
  ) throws(LandscapeError) -> Landscape {
    let present = ranks ?? (space.isUnconstrained ? nil : Array(space.validRanks))
    var scale = 1.0
    for _ in 0..<(decimals ?? 0) { scale *= 10 }
    var losses = (present ?? Array(0..<space.combinationCount)).map { loss(at: $0) }
    if decimals != nil { losses = losses.map { ($0 * scale).rounded() / scale } }
    return try Landscape(
      id: id ?? name, scenario: Scenario(learner: "", dataset: name, loss: "loss"), space: space,
      ranks: present, losses: losses)
  }
}
