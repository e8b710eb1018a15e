/// How far the effect of changing one hyperparameter agrees with itself at another level of a
/// second one: the sums of γ and its forms.
///
/// For *j*, *k* in either order, a pair of levels of *j* and a background, *e*_b is the effect of
/// the pair at level *b* of *k*. γ = Σ *e*_b *e*_b′ / Σ ½(*e*_b² + *e*_b′²) over pairs *b* < *b*′
/// at which both effects exist. With S = Σ_b *e*_b and Q = Σ_b *e*_b² over the *p* levels that
/// have an effect, the pairs add ½(S² − Q) above and ½(*p* − 1)Q below: no loop over pairs of *k*.
struct EffectCorrelation: Sendable, Equatable {
  /// Σ products, Σ ½(squares).
  struct Sums: Sendable, Equatable {
    var products = 0.0
    var squares = 0.0

    static func += (total: inout Self, part: Self) {
      total.products += part.products
      total.squares += part.squares
    }

    /// `nil` when no effect is other than 0.
    var ratio: Double? { squares > 0 ? max(-1, min(1, products / squares)) : nil }
  }

  /// Of effects, over all pairs of levels.
  var values = Sums()
  /// Of the signs of effects, over all pairs of levels.
  var signs = Sums()
  /// Of the signs of effects, over pairs of levels one edit apart.
  var oneEditSigns = Sums()

  static func += (total: inout Self, part: Self) {
    total.values += part.values
    total.signs += part.signs
    total.oneEditSigns += part.oneEditSigns
  }
}

/// Adds up effects of four backgrounds at a time.
struct EffectCorrelator {
  typealias Lanes = LevelTiles.Lanes
  private var values = (products: Lanes.zero, squares: Lanes.zero)
  private var signs = (products: Lanes.zero, squares: Lanes.zero)
  private var oneEdit = (products: Lanes.zero, squares: Lanes.zero)

  /// All effects of `changed` at the levels of `other` in a tile, where their levels lie
  /// `changedStep` and `otherStep` elements apart.
  @inline(__always)
  mutating func add(
    _ tile: UnsafePointer<Lanes>, changing changed: LevelTiles.Axis, step changedStep: Int,
    at other: LevelTiles.Axis, step otherStep: Int, threshold: Double
  ) {
    for low in 0..<changed.count {
      for high in low + 1..<changed.count {
        addPair(
          tile + low * changedStep, tile + high * changedStep, other, otherStep, threshold,
          isOneEdit: changed.reachesEveryLevel || high == low + 1)
      }
    }
  }

  /// The effects of one pair of levels.
  @inline(__always)
  private mutating func addPair(
    _ low: UnsafePointer<Lanes>, _ high: UnsafePointer<Lanes>, _ other: LevelTiles.Axis,
    _ step: Int, _ threshold: Double, isOneEdit: Bool
  ) {
    let least = Lanes(repeating: threshold)
    let one = Lanes(repeating: 1)
    let half = Lanes(repeating: 0.5)
    // Present effects; Σ and Σ of squares of effects and of their signs.
    var (present, sum, square) = (Lanes.zero, Lanes.zero, Lanes.zero)
    var (signSum, signSquare) = (Lanes.zero, Lanes.zero)
    // Products and squares of signs at successive levels.
    var (stepProduct, stepSquare) = (Lanes.zero, Lanes.zero)
    var (previousSign, previousPresent) = (Lanes.zero, Lanes.zero)
    for level in 0..<other.count {
      let effect = high[level * step] - low[level * step]
      let exists = Masks.bits(effect .== effect)
      let counted = Masks.kept(one, exists)
      let value = Masks.kept(effect, exists)
      let sign = Masks.kept(
        Masks.signed(one, like: effect), Masks.bits(Masks.magnitude(effect) .> least))
      present += counted
      sum += value
      square += value * value
      signSum += sign
      signSquare += sign * sign
      stepProduct += sign * previousSign
      stepSquare += sign * sign * previousPresent + previousSign * previousSign * counted
      previousSign = sign
      previousPresent = counted
    }
    values.products += half * (sum * sum - square)
    values.squares += half * (present - one) * square
    let product = half * (signSum * signSum - signSquare)
    let halfSquares = half * (present - one) * signSquare
    signs.products += product
    signs.squares += halfSquares
    if isOneEdit {
      oneEdit.products += other.reachesEveryLevel ? product : stepProduct
      oneEdit.squares += other.reachesEveryLevel ? halfSquares : half * stepSquare
    }
  }

  var correlation: EffectCorrelation {
    func total(_ sums: (products: Lanes, squares: Lanes)) -> EffectCorrelation.Sums {
      .init(products: sums.products.sum(), squares: sums.squares.sum())
    }
    return EffectCorrelation(
      values: total(values), signs: total(signs), oneEditSigns: total(oneEdit))
  }
}
