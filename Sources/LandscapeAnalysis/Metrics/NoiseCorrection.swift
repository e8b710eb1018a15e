public import Landscapes
public import Numerical

/// What metrics would be without the noise of the losses, with intervals.
///
/// Noise makes a landscape look more rugged than it is: more optima, lower correlations. To see how
/// much, noise is added whose variance is λ times that of the means, λ = ¼, ½, 1, 2, in
/// `replicates` draws *b*. With θ(λ) the mean of the metric over the draws and P the least-squares
/// parabola through these four, the value without noise is θ(0) + P(−1) − P(0). The noise comes
/// from the repetitions themselves: contrasts *c* of a configuration's losses with Σ *c* = 0 and Σ
/// *c*² = 1, drawn anew per configuration, so that neither a distribution nor equal variances are
/// assumed. What a fold does to all configurations is removed first.
///
/// How far off that is, the same procedure tells on landscapes whose noise-free value is known: the
/// one seen, with noise added, `trials` times. The interval is ± Student's quantile times the root
/// of the mean square error of the trials, the randomness of their draws taken out and that of the
/// value's own put in.
///
/// - Source: J. R. Cook, L. A. Stefanski, "Simulation-extrapolation estimation in parametric
///   measurement error models", JASA 89:1314, 1994; V. Devanarayan, L. A. Stefanski,
///   "Empirical simulation extrapolation for measurement error models with replicate measurements",
///   Stat. Probab. Lett. 59:219, 2002. The intervals are a parametric bootstrap.
public struct NoiseCorrection: Sendable {
  public var metrics: [LandscapeMetric]
  public var topologyThreshold: Threshold = .absolute(0)
  public var neutralityThreshold: Threshold = .interquartile(0.01)
  /// Of the intervals, in (0, 1).
  public var confidence = 0.95
  /// Draws of noise per λ for the value, at least 2.
  public var replicates = 40
  /// Landscapes on which the error is seen, at least 3, with a fifth as many draws each.
  public var trials = 30
  public var seed = Seed(0)

  public init(_ metrics: [LandscapeMetric]) {
    self.metrics = metrics
  }

  private static let steps = [0.25, 0.5, 1, 2]
  /// P(−1) − P(0) as a sum over ``steps``: 1/93 of whole numbers.
  private static let weights = [300.8, -30.4, -387.8, 117.4].map { $0 / 93 }

  /// Per metric, its value without noise; `nil` where it is undefined with or without added noise,
  /// and for metrics that allow for noise by themselves.
  ///
  /// Values and ends are kept within the metric's range. Edges do not depend on losses: any graph
  /// will do.
  ///
  /// - Precondition: Neither threshold is one of noise. That allows for noise in another way: an
  ///   edge is neutral when it may be by the paired interval, and the interval shrinks with the
  ///   noise, so that what is left at none of it is the metric at a threshold of 0.
  /// - Returns: `nil` where the landscape has no repetitions.
  /// - Complexity: O(4 · (``replicates`` + ``trials`` · ``replicates`` / 5)) profiles.
  public func estimates(on graph: LandscapeGraph) -> [Estimate?]? {
    for case .noise in [topologyThreshold, neutralityThreshold] {
      preconditionFailure("noise cannot be a threshold of losses without noise")
    }
    let landscape = graph.landscape
    guard let repetitions = landscape.repetitions else { return nil }
    let residuals = repetitions.residuals()
    @Sendable func noise(_ purpose: String, _ first: Int, _ second: Int = 0) -> [Double] {
      self.noise(residuals, repetitions.count, seed.derived(purpose, first, second))
    }
    // The landscape seen, then the trials on it.
    let steps = Self.steps.count
    let draws = [replicates] + [Int](repeating: max(2, replicates / 5), count: trials)
    var tasks: [(trial: Int, draw: Int, step: Int)] = []
    for (trial, count) in draws.enumerated() {
      tasks.append((trial, 0, -1))
      for draw in 0..<count { for step in 0..<steps { tasks.append((trial, draw, step)) } }
    }
    let all = tasks
    let seen = inParallel(0..<all.count, by: 1) { range in
      let task = all[range.lowerBound]
      var losses = landscape.losses
      if task.trial > 0 {
        for (node, error) in noise("trial", task.trial).enumerated() { losses[node] += error }
      }
      if task.step >= 0 {
        let factor = Self.steps[task.step].squareRoot()
        for (node, error) in noise("added noise", task.trial, task.draw).enumerated() {
          losses[node] += factor * error
        }
      }
      return values(graph.replacingLosses(losses))
    }
    return metrics.indices.map { index in
      guard !metrics[index].allowsForNoise else { return nil }
      var corrected: [Corrected] = []
      var first = 0
      for count in draws {
        let end = first + 1 + count * steps
        guard let value = Corrected(seen[first..<end].map { $0[index] }, steps: steps) else {
          return nil
        }
        corrected.append(value)
        first = end
      }
      return estimate(corrected, range: metrics[index].range)
    }
  }

  /// θ(0) + P(−1) − P(0), and the variance that the draws of noise give it.
  private struct Corrected {
    let seen: Double
    let value: Double
    let drawVariance: Double

    /// - Parameter values: θ(0), then draw by draw the metric at each λ.
    init?(_ values: [Double?], steps: Int) {
      let known = values.compactMap { $0 }
      guard known.count == values.count else { return nil }
      let corrections = stride(from: 1, to: known.count, by: steps).map { start in
        (0..<steps).reduce(0) { $0 + NoiseCorrection.weights[$1] * known[start + $1] }
      }
      let moments = Moments(of: corrections)
      seen = known[0]
      value = known[0] + moments.mean
      drawVariance = moments.second / Double(max(1, corrections.count - 1))
    }
  }

  /// - Parameter corrected: On the landscape seen, then on the trials.
  private func estimate(_ corrected: [Corrected], range: ClosedRange<Double>) -> Estimate {
    let own = corrected[0]
    let trials = corrected.dropFirst()
    let squares = trials.reduce(0) {
      $0 + ($1.value - own.seen) * ($1.value - own.seen) - $1.drawVariance
    }
    let variance = max(0, squares / Double(trials.count)) + own.drawVariance
    let half =
      StudentDistribution(degreesOfFreedom: Double(trials.count - 1))
      .quantile(at: (1 + confidence) / 2) * variance.squareRoot()
    func kept(_ value: Double) -> Double {
      min(max(value, range.lowerBound), range.upperBound)
    }
    return Estimate(
      value: kept(own.value), low: kept(own.value - half), high: kept(own.value + half),
      confidence: confidence, source: .noise)
  }

  /// Per node, noise with the variance of its mean.
  ///
  /// - Parameter residuals: Shape [nodes, `count`], see `Repetitions.residuals()`.
  private func noise(_ residuals: [Double], _ count: Int, _ seed: Seed) -> [Double] {
    var generator = seed.generator()
    // Residuals are scaled up to whole variances; contrasts do not need that.
    let scale = (Double(count - 1) / Double(count)).squareRoot() / Double(count).squareRoot()
    return (0..<residuals.count / count).map { node in
      let draw = (0..<count).map { _ in generator.normal() }
      let mean = draw.reduce(0, +) / Double(count)
      var (norm, sum) = (0.0, 0.0)
      for place in 0..<count {
        let contrast = draw[place] - mean
        norm += contrast * contrast
        sum += contrast * residuals[node * count + place]
      }
      return norm > 0 ? scale * sum / norm.squareRoot() : 0
    }
  }

  private func values(_ graph: LandscapeGraph) -> [Double?] {
    let topography = Topography(
      graph, topologyThreshold: topologyThreshold, neutralityThreshold: neutralityThreshold)
    return LandscapeProfile(of: topography, metrics: metrics).entries.map(\.value)
  }
}
