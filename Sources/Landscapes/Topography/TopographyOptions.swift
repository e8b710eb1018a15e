/// How the topography of a landscape is made: what joins its configurations, and which differences
/// of losses count.
///
/// ```swift
/// var options = TopographyOptions()
/// options.topologyThreshold = .noise(confidence: 0.95)
/// let topography = try options.topography(of: landscape)
/// ```
public struct TopographyOptions: Hashable, Sendable {
  public var neighborhood: Neighborhood = .oneEdit
  public var topologyThreshold: Threshold = .absolute(0)
  public var neutralityThreshold: Threshold = .interquartile(0.01)

  public init() {}

  /// Whether noise decides which edges are neutral.
  public var usesNoise: Bool { topologyThreshold.usesNoise || neutralityThreshold.usesNoise }

  /// - Throws: ``LandscapeError/tooFewRepetitions(id:count:)`` where noise decides, and the
  ///   landscape has fewer than three folds or seeds.
  public func topography(of landscape: Landscape) throws(LandscapeError) -> Topography {
    let count = landscape.repetitions?.count ?? 1
    if usesNoise, count < 3 {
      throw .tooFewRepetitions(id: landscape.id, count: count)
    }
    return Topography(
      neighborhood.graph(of: landscape), topologyThreshold: topologyThreshold,
      neutralityThreshold: neutralityThreshold)
  }
}
