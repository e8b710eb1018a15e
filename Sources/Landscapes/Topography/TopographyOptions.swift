import SearchSpaces

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

  /// The same, with the usual thresholds where noise decides: for losses without repetitions.
  var withoutNoise: TopographyOptions {
    var options = self
    let usual = TopographyOptions()
    if topologyThreshold.usesNoise { options.topologyThreshold = usual.topologyThreshold }
    if neutralityThreshold.usesNoise { options.neutralityThreshold = usual.neutralityThreshold }
    return options
  }

  /// - Throws: ``LandscapeError/tooFewRepetitions(id:count:)`` where noise decides, and the
  ///   landscape has fewer than three folds or seeds.
  public func topography(of landscape: Landscape) throws(LandscapeError) -> Topography {
    try check(landscape)
    return Topography(
      neighborhood.graph(of: landscape), topologyThreshold: topologyThreshold,
      neutralityThreshold: neutralityThreshold)
  }

  /// Refuses a landscape that these options do not suit.
  ///
  /// - Throws: As ``topography(of:)``, and ``LandscapeError/listedConfigurations(id:)``.
  package func check(_ landscape: Landscape) throws(LandscapeError) {
    let count = landscape.repetitions?.count ?? 1
    if usesNoise, count < 3 { throw .tooFewRepetitions(id: landscape.id, count: count) }
    if landscape.space.isListed, !neighborhood.isOfNearest {
      throw .listedConfigurations(id: landscape.id)
    }
  }
}
