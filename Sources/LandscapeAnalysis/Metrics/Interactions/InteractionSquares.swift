import Landscapes
import Numerical

/// What the squares of a landscape are like: two hyperparameters, a pair of levels one edit apart
/// of each, and all four corners present.
///
/// Each hyperparameter has two effects in a square, one at either level of the other. A square is
/// *tied* when some effect is no larger than the topology threshold; all others are *strict* and
/// fall into three kinds by how many of the two hyperparameters have effects of opposite signs.
struct InteractionSquares: Sendable, Equatable {
  var count = 0
  /// Without a tied effect.
  var strict = 0
  /// Strict, and the effects of exactly one hyperparameter change sign.
  var sign = 0
  /// Strict, and the effects of both hyperparameters change sign: both corners of a diagonal are
  /// better than the other two.
  var reciprocal = 0
  /// Strict, and the best corner and the one opposite are together below the other two, by more
  /// than the tolerance.
  var synergistic = 0
  /// Σ |*f*₁₁ − *f*₁₀ − *f*₀₁ + *f*₀₀| over all squares.
  var absoluteInteraction = 0.0

  static func += (total: inout Self, part: Self) {
    total.count += part.count
    total.strict += part.strict
    total.sign += part.sign
    total.reciprocal += part.reciprocal
    total.synergistic += part.synergistic
    total.absoluteInteraction += part.absoluteInteraction
  }
}

/// Below what a difference of losses counts as none.
struct InteractionTolerance: Sendable {
  /// Of effects: the topology threshold, and never less than half of 10⁻¹² of the largest |*f*|, so
  /// that rounding decides no sign.
  let effect: Double
  /// Of interactions, which are sums of four losses: 10⁻¹² · max(1, largest |*f*|).
  let interaction: Double

  init(_ topography: Topography) {
    let largest = max(
      abs(topography.quantiles.value(at: 0)), abs(topography.quantiles.value(at: 1)))
    effect = max(topography.arcRule.leastGain, 0.5e-12 * largest)
    interaction = 1e-12 * max(1, largest)
  }
}

/// Counts squares of four backgrounds at a time.
struct SquareCounter {
  typealias Lanes = LevelTiles.Lanes
  private var count = SIMD4<Int64>.zero
  private var strict = SIMD4<Int64>.zero
  private var either = SIMD4<Int64>.zero
  private var both = SIMD4<Int64>.zero
  private var synergistic = SIMD4<Int64>.zero
  private var absolute = Lanes.zero

  /// One square in each lane, by its corners: first level of *j*, then of *k*.
  @inline(__always)
  mutating func add(
    _ x00: Lanes, _ x01: Lanes, _ x10: Lanes, _ x11: Lanes, _ tolerance: InteractionTolerance
  ) {
    let square = Square(x00, x01, x10, x11, tolerance)
    let low = Masks.select(x11, x00, where: x11 .< x00)
    let high = Masks.select(x10, x01, where: x10 .< x01)
    let diagonal = Masks.select(
      square.interaction, -square.interaction, where: low .< high)
    count &-= square.isPresent
    strict &-= square.isStrict
    either &-= square.isStrict & (square.changesFirst | square.changesSecond)
    both &-= square.isReciprocal
    synergistic &-=
      square.isStrict & Masks.bits(diagonal .< Lanes(repeating: -tolerance.interaction))
    absolute += Masks.kept(Masks.magnitude(square.interaction), square.isPresent)
  }

  var squares: InteractionSquares {
    InteractionSquares(
      count: Int(count.wrappedSum()), strict: Int(strict.wrappedSum()),
      sign: Int(either.wrappedSum() - both.wrappedSum()), reciprocal: Int(both.wrappedSum()),
      synergistic: Int(synergistic.wrappedSum()), absoluteInteraction: absolute.sum())
  }
}

/// Four squares: what their effects say, as masks.
struct Square {
  typealias Lanes = LevelTiles.Lanes
  let interaction: Lanes
  let isPresent, isStrict, changesFirst, changesSecond: SIMD4<Int64>

  @inline(__always)
  init(_ x00: Lanes, _ x01: Lanes, _ x10: Lanes, _ x11: Lanes, _ tolerance: InteractionTolerance) {
    let (first0, first1) = (x10 - x00, x11 - x01)
    let (second0, second1) = (x01 - x00, x11 - x10)
    let least = Lanes(repeating: tolerance.effect)
    interaction = first1 - first0
    isPresent = Masks.bits(interaction .== interaction)
    // Comparisons with an absent corner are false.
    isStrict =
      Masks.bits(Masks.magnitude(first0) .> least) & Masks.bits(Masks.magnitude(first1) .> least)
      & Masks.bits(Masks.magnitude(second0) .> least)
      & Masks.bits(Masks.magnitude(second1) .> least)
    changesFirst = Masks.bits(first0 * first1 .< .zero)
    changesSecond = Masks.bits(second0 * second1 .< .zero)
  }

  /// Both hyperparameters change sign.
  @inline(__always)
  var isReciprocal: SIMD4<Int64> { isStrict & changesFirst & changesSecond }
}
