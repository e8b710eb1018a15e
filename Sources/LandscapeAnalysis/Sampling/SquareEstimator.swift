import Landscapes
import Numerical

/// Estimates from squares: how often, and how much, the effect of one hyperparameter depends on
/// another.
///
/// A square is *tied* when an effect is within ε. Of the others, *reciprocal sign* ones turn the
/// sign of both hyperparameters' effects, *sign* ones of exactly one, *magnitude* ones of none.
///
/// - Source: D. M. Weinreich et al., Evolution 59:1165, 2005; L. Ferretti et al., J. Theor. Biol.
///   396:132, 2016, for γ.
enum SquareEstimator {
  /// Of all squares, those with an effect within ε.
  static let tiedShare = SampleEstimator(unit: .squares) { landscape, plan in
    let sample = SquareSample(landscape, size: plan.size, oneEdit: true, seed: plan.seed)
    guard !sample.effects.isEmpty else { return nil }
    let tied = sample.effects.count { Kind($0, landscape.topologyThreshold) == .tied }
    return plan.share(tied, of: sample.effects.count, population: sample.population)
  }
  static let gamma = SampleEstimator(unit: .squares) { correlationOfEffects($0, $1) { $0 } }
  static let gammaStar = SampleEstimator(unit: .squares) { landscape, plan in
    let epsilon = landscape.topologyThreshold
    return correlationOfEffects(landscape, plan) { effects in
      effects.indices.reduce(into: SIMD4<Double>.zero) { signs, index in
        signs[index] = abs(effects[index]) <= epsilon ? 0 : (effects[index] < 0 ? -1 : 1)
      }
    }
  }

  enum Kind {
    case tied, magnitude, sign, reciprocalSign

    init(_ effects: SIMD4<Double>, _ epsilon: Double) {
      if effects.indices.contains(where: { abs(effects[$0]) <= epsilon }) {
        self = .tied
        return
      }
      let firstTurns = (effects[0] < 0) != (effects[1] < 0)
      let secondTurns = (effects[2] < 0) != (effects[3] < 0)
      self =
        firstTurns && secondTurns ? .reciprocalSign : firstTurns || secondTurns ? .sign : .magnitude
    }
  }

  /// The share of one kind among the squares that are not tied.
  static func share(_ kind: Kind) -> SampleEstimator {
    SampleEstimator(unit: .squares) { landscape, plan in
      let sample = SquareSample(landscape, size: plan.size, oneEdit: true, seed: plan.seed)
      let kinds = sample.effects.map { Kind($0, landscape.topologyThreshold) }
        .filter { $0 != .tied }
      guard !kinds.isEmpty else { return nil }
      // Tied squares are no part of the population of the share.
      let population = sample.population.map { $0 - (sample.effects.count - kinds.count) }
      return plan.share(kinds.count { $0 == kind }, of: kinds.count, population: population)
    }
  }

  /// Σ e·e′ / Σ ½(e² + e′²) over squares of all level pairs, each once per hyperparameter.
  private static func correlationOfEffects(
    _ landscape: SampledLandscape, _ plan: SamplePlan,
    _ map: (SIMD4<Double>) -> SIMD4<Double>
  ) -> Estimate? {
    let sample = SquareSample(landscape, size: plan.size, oneEdit: false, seed: plan.seed)
    let effects = sample.effects.map(map)
    let products = effects.map { $0[0] * $0[1] + $0[2] * $0[3] }
    let squares = effects.map { ($0 * $0).sum() / 2 }
    return plan.bootstrapped(effects.count, population: sample.population) { drawn in
      var (product, square) = (0.0, 0.0)
      for place in drawn {
        product += products[Int(place)]
        square += squares[Int(place)]
      }
      return square > 0 ? product / square : nil
    }
  }
}
