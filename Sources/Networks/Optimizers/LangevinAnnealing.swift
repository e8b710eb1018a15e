import Foundation
package import Numerical

/// Simulated annealing by a noisy descent with falling temperature, T = E/ln(t + e) at step t: how
/// often does it reach the global minimum of a surface, and how fast?
///
/// - Overdamped: x ← x − η∇ + √(2ηT) ξ.
/// - Kinetic: y ← y − η(y/T + ∇) + √(2η) ξ, x ← x + ηy.
///
/// ξ is standard normal; ∇ is the slope of U, or of its modification H. Chains start at the
/// potential's ``OneDimensionalPotential/start`` at rest, and are reflected at the ends of the
/// interval.
///
/// - Source: M. C. H. Choi, arXiv 2009.00195; P. Monmarché, "Hypocoercivity in metastable settings
///   and kinetic simulated annealing", Probab. Theory Relat. Fields 172:1215, 2018.
package struct LangevinAnnealing: Sendable, Hashable {
  package enum Dynamics: String, Sendable, Hashable, CaseIterable {
    case overdamped, kinetic
  }

  /// What is descended.
  package enum Surface: Sendable, Hashable {
    /// U itself.
    case original
    /// H with a c that stays.
    case constantThreshold(Double)
    /// H with c the lowest U that the chain has met.
    case runningMinimum
  }

  package var dynamics = Dynamics.overdamped
  package var surface = Surface.original
  /// f and ε of the modification; ignored on U itself.
  package var function = ModificationFunction.linear
  package var epsilon = 1.0
  /// E: how hot it is; an annealing is sure to succeed where E exceeds the highest barrier.
  package var energy = 1.0
  /// η; the kinetic form is stable while it is below 2T.
  package var stepSize = 0.01
  /// Steps of each chain.
  package var stepCount = 10_000
  package var chainCount = 200

  package init() {}

  /// How many chains are at the global minimum after some steps.
  package struct Point: Sendable, Hashable {
    package let step: Int
    /// Share of the chains whose U is within 0.05 of the global minimum.
    package let share: Double
    /// For the share of all such chains, confidence 0.95.
    package let interval: WilsonInterval
  }

  /// The shares after 1, 2, 4, … steps and at the end.
  ///
  /// Chain *i* draws from its own stream of `seed`, so that annealings differ in the surface alone.
  ///
  /// - Precondition: Counts, η, E and ε are positive.
  /// - Complexity: O(*steps* · *chains*).
  package func course(on potential: OneDimensionalPotential, seed: Seed) -> [Point] {
    precondition(stepCount > 0 && chainCount > 0, "\(chainCount) chains of \(stepCount) steps")
    precondition(stepSize > 0 && energy > 0 && epsilon > 0, "η, E and ε above 0")
    var steps: [Int] = []
    var next = 1
    while next < stepCount {
      steps.append(next)
      next *= 2
    }
    steps.append(stepCount)
    let marks = steps
    let temperatures = (1...stepCount).map { energy / log(Double($0) + M_E) }
    let parts = inParallel(0..<chainCount, by: 16) { chains in
      var arrived = [Int](repeating: 0, count: marks.count)
      for chain in chains {
        run(
          potential, at: marks, temperatures, seed: seed.derived("chain", chain),
          counting: &arrived)
      }
      return arrived
    }
    let arrived = marks.indices.map { place in parts.reduce(0) { $0 + $1[place] } }
    return zip(steps, arrived).map { step, count in
      Point(
        step: step, share: Double(count) / Double(chainCount),
        interval: WilsonInterval(successes: count, trials: chainCount))
    }
  }

  private func run(
    _ potential: OneDimensionalPotential, at steps: [Int], _ temperatures: [Double], seed: Seed,
    counting arrived: inout [Int]
  ) {
    var generator = seed.generator()
    var (x, y) = (potential.start, 0.0)
    var loss = potential.value(x)
    var lowest = loss
    let limit = potential.globalMinimum.value + 0.05
    var place = 0
    for t in 1...stepCount {
      let temperature = temperatures[t - 1]
      let slope = potential.derivative(x) * scale(loss, lowest: lowest)
      let noise = generator.normal()
      switch dynamics {
      case .overdamped: x += (2 * stepSize * temperature).squareRoot() * noise - stepSize * slope
      case .kinetic:
        y += (2 * stepSize).squareRoot() * noise - stepSize * (y / temperature + slope)
        x += stepSize * y
      }
      let reflected = reflect(x, into: potential.domain)
      if reflected != x { y = -y }
      x = reflected
      loss = potential.value(x)
      lowest = min(lowest, loss)
      if t == steps[place] {
        if loss <= limit { arrived[place] += 1 }
        place += 1
      }
    }
  }

  /// H'(x)/U'(x).
  private func scale(_ loss: Double, lowest: Double) -> Double {
    switch surface {
    case .original: 1
    case .constantThreshold(let threshold):
      function.scale(loss: loss, threshold: threshold, epsilon: epsilon)
    case .runningMinimum: function.scale(loss: loss, threshold: lowest, epsilon: epsilon)
    }
  }

  /// Folds back what a step led beyond the ends; a step farther than the interval is long ends at
  /// an end.
  private func reflect(_ x: Double, into domain: ClosedRange<Double>) -> Double {
    let folded =
      x < domain.lowerBound
      ? 2 * domain.lowerBound - x : x > domain.upperBound ? 2 * domain.upperBound - x : x
    return min(max(folded, domain.lowerBound), domain.upperBound)
  }
}
