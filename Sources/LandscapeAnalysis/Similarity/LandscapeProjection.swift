public import Landscapes
public import SearchSpaces

/// The hyperparameters that two spaces share, and what landscapes look like in these alone.
///
/// A projected configuration has the lowest loss of all that agree with it in the shared
/// hyperparameters: best over the rest. It answers what somebody would see who tunes the shared
/// ones and gets everything else right.
///
/// Shared are hyperparameters of one name and kind that act in every configuration of both spaces
/// and have at least two levels in common; levels that only one side has are left out.
public struct LandscapeProjection: Sendable {
  /// Of the shared hyperparameters at their common levels, in the order of the first space.
  public let space: SearchSpace

  /// `nil` where nothing is shared.
  public init?(_ first: SearchSpace, _ second: SearchSpace) {
    let shared = first.hyperparameters.compactMap { hyperparameter -> Hyperparameter? in
      guard hyperparameter.condition == nil, let index = second.index(of: hyperparameter.name),
        second.hyperparameters[index].condition == nil,
        second.hyperparameters[index].domain.kind == hyperparameter.domain.kind
      else { return nil }
      let other = second.hyperparameters[index].domain
      let levels = hyperparameter.domain.levels.filter { other.index(of: $0) != nil }
      guard levels.count > 1 else { return nil }
      return Hyperparameter(hyperparameter.name, Domain(hyperparameter.domain.kind, levels))
    }
    guard !shared.isEmpty, let space = try? SearchSpace(shared) else { return nil }
    self.space = space
  }

  /// `landscape` in the shared hyperparameters, under the same id; `nil` where it has no
  /// configuration at their common levels.
  ///
  /// - Precondition: Its space is one of the two.
  /// - Complexity: O(*n d*), and O(*n* log *n*) where not all levels are shared.
  public func landscape(of landscape: Landscape) -> Landscape? {
    let whole = landscape.space
    let axes = space.hyperparameters.indices.map { index -> (axis: Int, levels: [Int?]) in
      let shared = space.hyperparameters[index]
      guard let axis = whole.index(of: shared.name) else {
        preconditionFailure("'\(landscape.id)' has no hyperparameter '\(shared.name)'")
      }
      return (
        axis, whole.hyperparameters[axis].domain.levels.map { shared.domain.index(of: $0) }
      )
    }
    var lowest: [Int: Double] = [:]
    for node in landscape.losses.indices {
      let rank = landscape.rank(ofNode: node)
      var projected: Int? = 0
      for (index, (axis, levels)) in axes.enumerated() {
        guard let level = levels[whole.level(of: axis, at: rank)] else {
          projected = nil
          break
        }
        projected = projected.map { $0 + level * space.strides[index] }
      }
      guard let projected else { continue }
      lowest[projected] = min(lowest[projected] ?? .infinity, landscape.losses[node])
    }
    let ranks = lowest.keys.sorted()
    return try? Landscape(
      id: landscape.id, scenario: landscape.scenario, measure: landscape.measure, space: space,
      ranks: ranks, losses: ranks.compactMap { lowest[$0] }, failedCount: landscape.failedCount)
  }
}

extension LandscapePair {
  /// Two landscapes aligned over the space that they are both over, or in the hyperparameters that
  /// their spaces share (``LandscapeProjection``), which come along.
  ///
  /// - Throws: ``LandscapeError`` where nothing is shared, or fewer than two configurations are.
  package static func aligning(
    _ first: ComparedLandscape, _ second: ComparedLandscape
  ) throws(LandscapeError) -> (pair: LandscapePair, shared: [String]?) {
    let (a, b) = (first.landscape, second.landscape)
    if a.space == b.space { return (try LandscapePair(first, second), nil) }
    guard let projection = LandscapeProjection(a.space, b.space),
      let one = projection.landscape(of: a), let other = projection.landscape(of: b)
    else { throw .differentSpaces(a.id, b.id) }
    return (try LandscapePair(one, other), projection.space.hyperparameters.map(\.name))
  }
}
