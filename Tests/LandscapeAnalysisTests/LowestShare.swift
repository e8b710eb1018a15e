import LandscapeAnalysis
import Landscapes
import Numerical

/// A metric as somebody would add it: one file, and one line in a catalogue.
extension LandscapeMetric {
  /// Share of configurations no worse than a quantile of the losses; of the lowest loss at 0.
  static func lowestShare(quantile: Double) -> LandscapeMetric {
    LandscapeMetric(
      "lowest_share", parameters: [("quantile", "\(quantile)")], aspect: .distribution,
      range: 0...1, invariance: .rank, summary: "High: many configurations are best.",
      source: "this test", undefinedWhen: "never", isDefinedWhenFlat: true
    ) { landscape in
      let losses = landscape.topography.graph.landscape.losses
      let border = Quantiles(of: losses).value(at: quantile)
      return Double(losses.count { $0 <= border }) / Double(losses.count)
    }
    .estimated(
      by: SampleEstimator(unit: .nodes) { landscape, plan in
        let border = Quantiles(of: landscape.losses).value(at: quantile)
        let nodes = landscape.sampledNodes(plan.size, seed: plan.seed)
        return plan.share(
          nodes.count { landscape.losses[$0] <= border }, of: nodes.count,
          population: landscape.count)
      }
    )
    .settable(
      NumericSetting("quantile", accepted: "a number from 0 to 1") {
        Double($0).flatMap { (0...1).contains($0) ? .lowestShare(quantile: $0) : nil }
      })
  }

  static let lowestShare = lowestShare(quantile: 0).with(lowestShare(quantile: 1))
    .taking(effort: 12, isRoomy: true)
}
