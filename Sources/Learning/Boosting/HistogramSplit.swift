/// A split of a node of a boosted tree: values in bins up to `bin` go left.
struct HistogramSplit: BitwiseCopyable {
  /// By how much it lowers the second-order loss, times 2, in units of the pairs.
  var gain: Double
  var column: Int
  var bin: Int
  var missingGoesLeft: Bool
  /// The pairs of the left side, added.
  var left: Int64
}

/// Finds the best split of a node in its histogram.
///
/// With G and H the sums of first and second derivatives of a side, λ and α the penalties, a side
/// is worth (|G| − α)₊² / (H + λ), and a split gains what its sides are worth beyond the node.
///
/// - Source: T. Chen, C. Guestrin, "XGBoost: a scalable tree boosting system", KDD 2016, eq. 7.
struct HistogramScan: ~Copyable {
  /// λ in units of the second derivatives.
  private let squaredPenalty: Double
  /// α in units of the first derivatives.
  private let absolutePenalty: Double
  private let minimumWeight: Float
  /// Pairs of bins up to each; a block of 8 more than there can be bins.
  private let sums = Scratch<Int64>(repeating: 0, count: 264)

  init(_ options: BoostingOptions, gradientUnit: Double, curvatureUnit: Double) {
    squaredPenalty = options.squaredPenalty / curvatureUnit
    absolutePenalty = options.absolutePenalty / gradientUnit
    // Rows count as one unit at least, so that no side is empty.
    minimumWeight = Float(max(1, options.minimumChildWeight / curvatureUnit * (1 - 1e-6)))
  }

  /// Whether a node of these pairs may have two sides.
  func canSplit(_ total: Int64) -> Bool {
    Float(GradientPairs.curvature(total)) >= 2 * minimumWeight
  }

  /// What the leaf of a node adds to the score, in units of first over second derivatives.
  func leafValue(_ total: Int64) -> Double {
    let gradient = Double(GradientPairs.gradient(total))
    let shrunk = max(0, abs(gradient) - absolutePenalty)
    let size = shrunk / (Double(GradientPairs.curvature(total)) + squaredPenalty)
    return gradient > 0 ? -size : size
  }

  private func worth(_ total: Int64) -> Double {
    let shrunk = max(0, abs(Double(GradientPairs.gradient(total))) - absolutePenalty)
    return shrunk * shrunk / (Double(GradientPairs.curvature(total)) + squaredPenalty)
  }

  /// The best split by the columns, `nil` where none gains.
  ///
  /// Of equally good splits the one with the lowest column is taken, then the lowest bin, then
  /// the one whose missing values go right.
  ///
  /// - Parameter cells: The histogram of the node.
  /// - Complexity: O(bins).
  func bestSplit(
    _ cells: UnsafePointer<Int64>, total: Int64, columns: UnsafeBufferPointer<Int>,
    _ table: BinnedTable
  ) -> HistogramSplit? {
    var best = HistogramSplit(gain: 0, column: -1, bin: 0, missingGoesLeft: false, left: 0)
    var bestScore = -Float.infinity
    for column in columns {
      let start = table.offsets[column]
      let width = table.offsets[column + 1] - start
      var sum: Int64 = 0
      let sums = sums.elements.baseAddress!
      let valueBins = table.cuts[column].count + 1
      for bin in 0..<valueBins {
        sum &+= cells[start &+ bin]
        sums[bin] = sum
      }
      let missing = total &- sum
      // Behind the last bin nothing changes.
      for bin in valueBins..<max(valueBins, width) { sums[bin] = sum }
      scan(width, total, 0) { score, bin in
        guard score > bestScore else { return }
        bestScore = score
        best = HistogramSplit(
          gain: 0, column: column, bin: bin, missingGoesLeft: false, left: sums[bin])
      }
      if missing != 0 {
        scan(width, total, missing) { score, bin in
          guard score > bestScore else { return }
          bestScore = score
          best = HistogramSplit(
            gain: 0, column: column, bin: bin, missingGoesLeft: true, left: sums[bin] &+ missing)
        }
      }
    }
    guard best.column >= 0 else { return nil }
    let whole = worth(total)
    best.gain = worth(best.left) + worth(total &- best.left) - whole
    // Below this it is rounding.
    return best.gain > 1e-9 * whole ? best : nil
  }

  /// Reports the best boundary of a column and what its sides are worth, where one is allowed.
  ///
  /// - Parameter extra: The pairs of missing values that go left.
  @inline(__always)
  private func scan(
    _ width: Int, _ total: Int64, _ extra: Int64, _ report: (Float, Int) -> Void
  ) {
    let allGradient = SIMD8<Float>(repeating: Float(GradientPairs.gradient(total)))
    let allCurvature = SIMD8<Float>(repeating: Float(GradientPairs.curvature(total)))
    let extraGradient = SIMD8<Int32>(repeating: Int32(GradientPairs.gradient(extra)))
    let extraCurvature = SIMD8<Int32>(repeating: Int32(GradientPairs.curvature(extra)))
    let penalty = SIMD8<Float>(repeating: Float(squaredPenalty))
    let shrinkage = SIMD8<Float>(repeating: Float(absolutePenalty))
    let minimum = SIMD8<Float>(repeating: minimumWeight)
    var bestScores = SIMD8<Float>(repeating: -.infinity)
    var bestBins = SIMD8<Float>.zero
    var bins = SIMD8<Float>(0, 1, 2, 3, 4, 5, 6, 7)
    let raw = UnsafeRawPointer(sums.elements.baseAddress!)
    for block in 0..<width / 8 {
      let pairs = raw.loadUnaligned(fromByteOffset: block * 64, as: SIMD16<Int32>.self)
      let leftGradient = SIMD8<Float>(pairs.oddHalf &+ extraGradient)
      let leftCurvature = SIMD8<Float>(pairs.evenHalf &+ extraCurvature)
      let rightGradient = allGradient - leftGradient
      let rightCurvature = allCurvature - leftCurvature
      let left = pointwiseMax(.zero, pointwiseMax(leftGradient, -leftGradient) - shrinkage)
      let right = pointwiseMax(.zero, pointwiseMax(rightGradient, -rightGradient) - shrinkage)
      let leftWeight = leftCurvature + penalty
      let rightWeight = rightCurvature + penalty
      let score =
        (left * left * rightWeight + right * right * leftWeight) / (leftWeight * rightWeight)
      let better =
        (score .> bestScores) .& (leftCurvature .>= minimum) .& (rightCurvature .>= minimum)
      bestScores.replace(with: score, where: better)
      bestBins.replace(with: bins, where: better)
      bins += 8
    }
    let highest = bestScores.max()
    guard highest > -.infinity else { return }
    report(highest, Int(bestBins.replacing(with: 1000, where: bestScores .!= highest).min()))
  }
}
