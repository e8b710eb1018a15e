import Landscapes
import Numerical

/// From how much of the space optima are reached by improvements, greedy or not.
///
/// Above 10⁸ neighbour visits, 2*m* · ⌈*o* / 512⌉ for *o* optima, a sample of the optima stands in
/// for all: 512 of them, 64 above half a million configurations, evenly spaced in order of loss.
extension LandscapeMetric {
  /// Mean over optima of the share of nodes with a path of arcs into one.
  public static let meanAccessibleShare = LandscapeMetric(
    "mean_accessible_share", aspect: .modality, range: 0...1, invariance: .rank,
    summary: "High: optima are reached from everywhere by some improving path.",
    source: "J. Franke et al., PLoS Comput. Biol. 7:e1002134, 2011",
    sampled: { $0.sampledAccessibleShares?.byArcs },
    value: { landscape in
      mean(landscape.accessibleBasinSizes.map(Double.init)).map {
        $0 / Double(landscape.losses.count)
      }
    }
  )
  .taking(effort: 7, isRoomy: true)

  /// As ``meanAccessibleShare``, along neutral edges too.
  ///
  /// - Source: after J. Franke et al., "Evolutionary accessibility of mutational pathways", PLoS
  ///   Comput. Biol. 7:e1002134, 2011.
  public static let meanAccessibleShareThroughPlateaus = LandscapeMetric(
    "mean_accessible_share", parameters: [("variant", "through_plateaus")], aspect: .modality,
    range: 0...1, invariance: .rank,
    summary: "As the plain form, for a search that also makes edits without effect.",
    source: "after J. Franke et al., PLoS Comput. Biol. 7:e1002134, 2011",
    sampled: { $0.sampledAccessibleShares?.throughPlateaus },
    value: { landscape in
      // Without plateaus the sizes are those that the plain form shares.
      let sizes =
        landscape.topography.plateaus.count == 0
        ? landscape.accessibleBasinSizes
        : landscape.topography.accessibleBasinSizesThroughPlateaus
      return mean(sizes.map(Double.init)).map { $0 / Double(landscape.losses.count) }
    }
  )
  .taking(isRoomy: true)
}

/// The mean shares of a sample of optima, by arcs alone and along neutral edges too.
struct SampledAccessibleShares: Sendable {
  let byArcs: Estimate
  let throughPlateaus: Estimate

  /// `nil` where all optima can be had.
  init?(_ topography: Topography, visitLimit: Int = 100_000_000) {
    let count = topography.localOptima.count
    let visits = 2 * topography.graph.edgeCount * ((count + 511) / 512)
    let size = topography.graph.nodeCount > 500_000 ? 64 : 512
    guard visits > visitLimit, count > size else { return nil }
    self.init(topography, sampleSize: size)
  }

  init(_ topography: Topography, sampleSize size: Int) {
    let count = topography.localOptima.count
    let sizes = topography.accessibleBasinSizesBothWays(
      of: (0..<size).map { (2 * $0 + 1) * count / (2 * size) })
    byArcs = Self.estimate(sizes.byArcs, of: topography)
    throughPlateaus = Self.estimate(sizes.throughPlateaus, of: topography)
  }

  /// The interval is normal, with the finite population's correction.
  private static func estimate(_ sizes: [Int], of topography: Topography) -> Estimate {
    let count = topography.localOptima.count
    let moments = Moments(of: sizes.map { Double($0) / Double(topography.graph.nodeCount) })
    let missing = Double(count - sizes.count) / Double(count - 1)
    let half =
      NormalDistribution.halfWidth(confidence: 0.95)
      * (moments.second / Double(sizes.count - 1) * missing).squareRoot()
    return Estimate(
      value: moments.mean, low: max(0, moments.mean - half), high: min(1, moments.mean + half),
      confidence: 0.95, source: .sampled)
  }
}
