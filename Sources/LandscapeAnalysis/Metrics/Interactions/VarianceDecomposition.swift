public import Landscapes
import Numerical
import SearchSpaces

/// The variance of the losses of a complete grid, cut up by the hyperparameters that cause it.
///
/// The functional analysis of variance: the effect *e*_A of a set A of hyperparameters is the mean
/// loss over all others, less the effects of the proper subsets of A. The share of A is
/// mean(*e*_A²) / Var *f*, and all shares add up to 1. Means are over configurations that count
/// alike, or over levels that weigh as ``LevelWeights`` says, independently of each other.
///
/// Along each axis in turn, the *L* losses of a line are replaced by their *L* Helmert contrasts:
/// the first is √*L* times the mean, the others compare each level with the mean of those before
/// it. They keep weighted sums of squares, so that the share of A is that of the coefficients which
/// are contrasts along exactly the axes of A. Nothing is subtracted that could cancel. With two
/// levels everywhere this is the Walsh–Hadamard transform.
///
/// ```swift
/// let decomposition = VarianceDecomposition(of: landscape)
/// decomposition?.mainEffects  // one share per hyperparameter
/// ```
///
/// - Source: W. Hoeffding, Ann. Math. Stat. 19:293, 1948; I. M. Sobol', Math. Model. Comput. Exp.
///   1:407, 1993; F. Hutter, H. Hoos, K. Leyton-Brown, ICML 2014.
public struct VarianceDecomposition: Sendable {
  /// A set of hyperparameters and what their joint effect explains.
  public struct Term: Sendable, Hashable {
    /// Indices in the space, ascending.
    public let hyperparameters: [Int]
    /// In [0, 1], of the variance of the losses.
    public let share: Double
  }

  /// Mean of the losses, as levels are weighted.
  public let mean: Double
  /// Population variance of the losses, as levels are weighted.
  public let variance: Double
  /// V₁, V₂, …: the share of all sets of that many hyperparameters, as far as there are so many
  /// with two levels or more.
  public let shareByOrder: [Double]
  private let hyperparameterCount: Int
  /// Indices in the space of the hyperparameters with two levels or more.
  private let varied: [Int]
  /// By set: bit *b* stands for the *b*-th of ``varied``.
  private let shares: [Double]

  /// `nil` when the landscape is not complete, or all losses are equal.
  ///
  /// - Complexity: O(*n d*) time, O(*n*) space, *d* hyperparameters.
  public init?(of landscape: Landscape, weights: LevelWeights = .level) {
    let domains = landscape.space.hyperparameters.map(\.domain)
    self.init(of: landscape, weights: domains.map { weights.weights(of: $0) })
  }

  /// The same with the weights of each hyperparameter's levels, above 0 and of mean 1.
  public init?(of landscape: Landscape, weights: [[Double]]) {
    guard landscape.isComplete, let first = landscape.losses.first,
      landscape.losses.contains(where: { $0 != first })
    else { return nil }
    let space = landscape.space
    let count = landscape.losses.count
    let plainMean = landscape.losses.reduce(0, +) / Double(count)
    var coefficients = landscape.losses.map { $0 - plainMean }
    let axes = space.hyperparameters.indices.filter { space.hyperparameters[$0].domain.count > 1 }
    for axis in axes {
      HelmertTransform.apply(
        to: &coefficients, weights: weights[axis], stride: space.strides[axis])
    }
    var squares = VarianceDecomposition.sumsOfSquares(
      coefficients, levels: axes.map { weights[$0].count })
    squares[0] = 0  // the mean
    let total = squares.reduce(0, +)
    guard total > 0 else { return nil }
    var byOrder = [Double](repeating: 0, count: axes.count)
    for set in squares.indices.dropFirst() {
      byOrder[set.nonzeroBitCount - 1] += squares[set] / total
    }
    mean = plainMean + coefficients[0] / Double(count).squareRoot()
    variance = total / Double(count)
    shareByOrder = byOrder
    hyperparameterCount = space.hyperparameterCount
    varied = axes
    shares = squares.map { $0 / total }
  }

  /// The share of the set of these hyperparameters alone, without its subsets; 0 for the empty set.
  ///
  /// - Precondition: Indices of the space, distinct.
  public func share(of hyperparameters: [Int]) -> Double {
    var set = 0
    for index in hyperparameters {
      precondition(
        index >= 0 && index < hyperparameterCount, "there is no hyperparameter \(index)")
      guard let bit = varied.firstIndex(of: index) else { return 0 }
      set |= 1 << bit
    }
    return shares[set]
  }

  /// The share of each hyperparameter by itself: what changing it alone explains on average.
  public var mainEffects: [Double] { (0..<hyperparameterCount).map { share(of: [$0]) } }

  /// The total effect of each hyperparameter: its own share and those of all sets that hold it.
  ///
  /// What stays unexplained when all others are known. Totals may add up to more than 1, and are at
  /// least the main effects.
  ///
  /// - Source: T. Homma, A. Saltelli, Reliab. Eng. Syst. Saf. 52:1, 1996.
  public var totalEffects: [Double] {
    var totals = [Double](repeating: 0, count: hyperparameterCount)
    for (bit, hyperparameter) in varied.enumerated() {
      for set in shares.indices where set >> bit & 1 == 1 { totals[hyperparameter] += shares[set] }
    }
    return totals
  }

  /// The terms of up to `order` hyperparameters, by number of these, then by index; hyperparameters
  /// of one level are left out.
  public func terms(upTo order: Int) -> [Term] {
    let sets = shares.indices.dropFirst().filter { $0.nonzeroBitCount <= order }
    let terms = sets.map { set in
      Term(
        hyperparameters: varied.indices.filter { set >> $0 & 1 == 1 }.map { varied[$0] },
        share: shares[set])
    }
    return terms.sorted {
      let (first, second) = ($0.hyperparameters, $1.hyperparameters)
      return first.count == second.count
        ? first.lexicographicallyPrecedes(second) : first.count < second.count
    }
  }

  /// Σ *c*² by the set of axes along which the coefficient is not the first.
  private static func sumsOfSquares(_ coefficients: [Double], levels: [Int]) -> [Double] {
    // Where the last axes are run through, a row of coefficients belongs to few sets: blocks of
    // rows are added up by themselves, then in order.
    var sets = [0]
    var row = 1
    var place = levels.count
    while place > 0, row * levels[place - 1] <= 1 << 12 {
      place -= 1
      row *= levels[place]
      sets = (0..<levels[place]).flatMap { level in
        sets.map { $0 | (level == 0 ? 0 : 1 << place) }
      }
    }
    let (rowSets, width) = (sets, row)
    let outer = Array(levels[..<place])
    let setCount = 1 << levels.count
    let block = max(1, max(1 << 16, 4 * setCount) / width)
    let blocks = inParallel(0..<coefficients.count / width, by: block) { rows in
      var sums = [Double](repeating: 0, count: setCount)
      for number in rows {
        var rest = number
        var outerSet = 0
        for axis in outer.indices.reversed() {
          if rest % outer[axis] != 0 { outerSet |= 1 << axis }
          rest /= outer[axis]
        }
        for (column, set) in rowSets.enumerated() {
          let coefficient = coefficients[number * width + column]
          sums[outerSet | set] += coefficient * coefficient
        }
      }
      return sums
    }
    var totals = [Double](repeating: 0, count: setCount)
    for block in blocks {
      for set in totals.indices { totals[set] += block[set] }
    }
    return totals
  }
}
