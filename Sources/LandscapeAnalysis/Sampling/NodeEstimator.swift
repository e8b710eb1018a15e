import Landscapes
import Numerical

/// Estimates from configurations drawn without replacement; all of them give the exact value.
enum NodeEstimator {
  static let localOptimaRatio = SampleEstimator(unit: .nodes) { localOptimaRatio($0, $1) }
  static let globalBasinShare = SampleEstimator(unit: .nodes) { globalBasinShare($0, $1) }
  static let optimumAccessibility = SampleEstimator(unit: .nodes) {
    optimumAccessibility($0, $1)
  }
  static let neutralityDistanceCorrelation = SampleEstimator(unit: .nodes) {
    neutralityDistanceCorrelation($0, $1)
  }

  static func fitnessDistanceCorrelation(
    _ coefficient: FisherInterval.Coefficient
  ) -> SampleEstimator {
    SampleEstimator(unit: .nodes) { fitnessDistanceCorrelation($0, $1, coefficient) }
  }

  /// Mean of 1/|P| over nodes that lie in an optimum P, 0 over the others: each optimum counts
  /// once.
  ///
  /// Where no sampled optimum has several members it is a share, with Wilson's interval.
  private static func localOptimaRatio(
    _ landscape: SampledLandscape, _ plan: SamplePlan
  ) -> Estimate? {
    var search = DescentSearch(landscape)
    let sizes = landscape.sampledNodes(plan.size, seed: plan.seed).map {
      search.optimumSize(of: $0) ?? 0
    }
    if sizes.allSatisfy({ $0 <= 1 }) {
      return plan.share(
        sizes.count { $0 == 1 }, of: sizes.count, population: landscape.count)
    }
    let parts = sizes.map { $0 == 0 ? 0 : 1 / Double($0) }
    return plan.bootstrapped(parts.count, population: landscape.count) { drawn in
      drawn.reduce(0) { $0 + parts[Int($1)] } / Double(drawn.count)
    }
  }

  private static func globalBasinShare(
    _ landscape: SampledLandscape, _ plan: SamplePlan
  ) -> Estimate? {
    var search = DescentSearch(landscape)
    let lowest = landscape.losses[landscape.globalOptima[0]]
    let nodes = landscape.sampledNodes(plan.size, seed: plan.seed)
    let ends = nodes.map { search.end(from: $0) }
    let ending = ends.count { search.plateaus[$0].lowestLoss == lowest }
    return plan.share(ending, of: nodes.count, population: landscape.count)
  }

  private static func optimumAccessibility(
    _ landscape: SampledLandscape, _ plan: SamplePlan
  ) -> Estimate? {
    var search = AccessibilitySearch(landscape)
    let nodes = landscape.sampledNodes(plan.size, seed: plan.seed)
    return plan.share(
      nodes.count { search.reachesOptimum(from: $0) }, of: nodes.count,
      population: landscape.count)
  }

  /// The best configurations known are the optimum, whether sampled or not.
  private static func fitnessDistanceCorrelation(
    _ landscape: SampledLandscape, _ plan: SamplePlan,
    _ coefficient: FisherInterval.Coefficient
  ) -> Estimate? {
    let nodes = landscape.sampledNodes(plan.size, seed: plan.seed)
    return correlation(
      landscape.graph.distances(from: nodes, to: landscape.globalOptima),
      nodes.map { landscape.losses[$0] }, coefficient, drawn: nodes.count, landscape, plan)
  }

  private static func neutralityDistanceCorrelation(
    _ landscape: SampledLandscape, _ plan: SamplePlan
  ) -> Estimate? {
    let (graph, losses) = (landscape.graph, landscape.losses)
    let drawn = landscape.sampledNodes(plan.size, seed: plan.seed)
    let nodes = drawn.filter { graph.degree(of: $0) > 0 }
    let shares = nodes.map { node in
      var neutral = 0
      graph.forEachNeighbor(of: node) {
        if abs(losses[node] - losses[$0]) <= landscape.neutralityThreshold { neutral += 1 }
      }
      return -Double(neutral) / Double(graph.degree(of: node))
    }
    guard !nodes.isEmpty else { return nil }
    return correlation(
      shares, graph.distances(from: nodes, to: landscape.globalOptima), .spearman,
      drawn: drawn.count, landscape, plan)
  }

  private static func correlation(
    _ first: [Double], _ second: [Double], _ coefficient: FisherInterval.Coefficient, drawn: Int,
    _ landscape: SampledLandscape, _ plan: SamplePlan
  ) -> Estimate? {
    let value =
      coefficient == .pearson
      ? Correlation.pearson(first, second) : Correlation.spearman(first, second)
    guard let value else { return nil }
    // Drawn nodes that are isolated are no part of the population of pairs.
    let interval = FisherInterval(
      correlation: value, pairs: first.count, of: coefficient,
      population: landscape.count - (drawn - first.count), confidence: plan.confidence)
    return plan.estimate(value, interval.low, interval.high)
  }
}
