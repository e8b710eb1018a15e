import Landscapes
import Numerical

/// Estimates from edges: a node drawn uniformly, then one of its neighbours, weighed by the degree
/// of the node, which makes every edge count alike. As many nodes as there are give every edge.
enum EdgeEstimator {
  static let gradientIntensity = SampleEstimator(unit: .edges) { landscape, plan in
    let deviation = landscape.moments.standardDeviation
    return mean(landscape, plan) { abs($0 - $1) / deviation }
  }
  static let neutralityRatio = SampleEstimator(unit: .edges) { landscape, plan in
    let threshold = landscape.neutralityThreshold
    return mean(landscape, plan, isShare: true) { abs($0 - $1) <= threshold ? 1 : 0 }
  }
  static let assortativity = SampleEstimator(unit: .edges) { assortativity($0, $1) }

  private struct Draws {
    /// Losses at either end, less the mean of all losses.
    var first: [Double] = []
    var second: [Double] = []
    var weights: [Double] = []
    /// Whether these are all edges there are.
    var isComplete = false

    init(_ landscape: SampledLandscape, _ plan: SamplePlan) {
      let (losses, mean) = (landscape.losses, landscape.moments.mean)
      func add(_ a: Int, _ b: Int, _ weight: Double) {
        first.append(losses[a] - mean)
        second.append(losses[b] - mean)
        weights.append(weight)
      }
      guard plan.size < landscape.count else {
        landscape.graph.forEachEdge { add($0, $1, 1) }
        isComplete = true
        return
      }
      var generator = plan.seed.derived("neighbors").generator()
      for node in landscape.sampledNodes(plan.size, seed: plan.seed) {
        guard let neighbor = landscape.randomNeighbor(of: node, &generator) else { continue }
        add(node, neighbor, Double(landscape.graph.degree(of: node)))
      }
    }

    var count: Int { weights.count }
  }

  private static func mean(
    _ landscape: SampledLandscape, _ plan: SamplePlan, isShare: Bool = false,
    _ value: (Double, Double) -> Double
  ) -> Estimate? {
    let draws = Draws(landscape, plan)
    let (weights, values) = (draws.weights, zip(draws.first, draws.second).map(value))
    // A share of 0 or 1 leaves a bootstrap nothing to vary, though not all edges were seen.
    if isShare, !draws.isComplete, let only = values.first, values.allSatisfy({ $0 == only }) {
      return plan.share(only == 1 ? values.count : 0, of: values.count)
    }
    return plan.bootstrapped(draws.count, population: draws.isComplete ? draws.count : nil) {
      var (sum, total) = (0.0, 0.0)
      for place in $0 {
        sum += weights[Int(place)] * values[Int(place)]
        total += weights[Int(place)]
      }
      return total > 0 ? sum / total : nil
    }
  }

  /// Pearson's coefficient over ordered edge ends: each draw counts in both directions.
  private static func assortativity(
    _ landscape: SampledLandscape, _ plan: SamplePlan
  ) -> Estimate? {
    let draws = Draws(landscape, plan)
    return plan.bootstrapped(draws.count, population: draws.isComplete ? draws.count : nil) {
      var (total, sum, square, product) = (0.0, 0.0, 0.0, 0.0)
      for place in $0 {
        let (a, b) = (draws.first[Int(place)], draws.second[Int(place)])
        let weight = draws.weights[Int(place)]
        total += weight
        sum += weight * (a + b) / 2
        square += weight * (a * a + b * b) / 2
        product += weight * a * b
      }
      guard total > 0 else { return nil }
      let variance = square / total - (sum / total) * (sum / total)
      guard variance > 1e-14 * square / total else { return nil }
      return max(-1, min(1, (product / total - (sum / total) * (sum / total)) / variance))
    }
  }
}
