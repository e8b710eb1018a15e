import Networks
import Numerical

/// The rounds of a boosting, with the scores of the training rows kept up to date.
struct BoostingRounds: ~Copyable {
  private let table: BinnedTable
  private let objective: BoostingObjective
  private let options: BoostingOptions
  private let seed: Seed
  /// Rows, padded to a multiple of 8.
  private let stride: Int
  /// Shape [scores, stride].
  private let scores: Scratch<Float>
  private let gradients: Scratch<Float>
  private let curvatures: Scratch<Float>
  private var pairs: GradientPairs
  private var growth: BoostedTreeGrowth

  init(
    _ table: BinnedTable, _ objective: BoostingObjective, _ options: BoostingOptions, seed: Seed
  ) {
    self.table = table
    self.objective = objective
    self.options = options
    self.seed = seed
    stride = (table.rowCount + 7) / 8 * 8
    let count = stride * objective.scoreCount
    scores = Scratch(repeating: 0, count: count)
    gradients = Scratch(repeating: 0, count: count)
    curvatures = Scratch(repeating: 0, count: count)
    pairs = GradientPairs(count: stride)
    // First derivatives are in units of the scale.
    var scaled = options
    scaled.absolutePenalty /= objective.scale.deviation
    growth = BoostedTreeGrowth(table, scaled)
    for score in 0..<objective.scoreCount {
      for row in 0..<table.rowCount {
        scores[score * stride + row] = Float(objective.initialScores[score])
      }
    }
  }

  /// The trees of round `round`, which must follow the last one.
  mutating func next(_ round: Int) -> [BoostedTree] {
    objective.derivatives(
      scores.elements.baseAddress!, stride: stride, gradients: gradients.elements.baseAddress!,
      curvatures: curvatures.elements.baseAddress!)
    let rows = chosen(
      of: table.rowCount, share: options.rowShare, seed: seed.derived("rows", round))
    return (0..<objective.scoreCount).map { score in
      pairs.load(
        gradients: gradients.elements.baseAddress! + score * stride,
        curvatures: curvatures.elements.baseAddress! + score * stride, count: table.rowCount)
      let columns = chosen(
        of: table.features.count, share: options.featureShare,
        seed: seed.derived("features", round, score))
      return growth.grow(
        pairs, chosen: rows, columns: columns ?? Array(table.features.indices),
        scores: scores.elements.baseAddress! + score * stride)
    }
  }

  /// ⌈share · count⌉ of the numbers below `count`, ascending; `nil` for all.
  private func chosen(of count: Int, share: Double, seed: Seed) -> [Int]? {
    let size = max(1, Int((share * Double(count) - 1e-9).rounded(.up)))
    guard size < count else { return nil }
    // Each is taken with the chance that leaves the right number for the rest.
    var generator = seed.generator()
    var chosen: [Int] = []
    chosen.reserveCapacity(size)
    for index in 0..<count where generator.integer(below: count - index) < size - chosen.count {
      chosen.append(index)
    }
    return chosen
  }
}
