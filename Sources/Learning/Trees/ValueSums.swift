/// Sums of targets left and right of a split, scored by the variance that the split takes away.
///
/// With sums *s* and weights *w* of both sides, the decrease of w · variance is
/// (s_L w_R − s_R w_L)² / (w_L w_R (w_L + w_R)). Sums are taken about the mean of the node, rounded
/// to the fixed point, so that nothing cancels.
///
/// - Source: J. H. Friedman, "Greedy function approximation: a gradient boosting machine", Annals
///   of Statistics 29:5, 2001, eq. 35.
struct ValueSums: SplitCriterion, ~Copyable {
  private let unit: Double
  private let sums: Scratch<Int>
  private let weights: Scratch<Int>

  private(set) var isPure = false
  private var center = 0
  private var totalSum = 0
  private var totalWeight = 0
  private var leftSum = 0
  private var leftWeight = 0

  init(_ values: FixedPoint, codeCount: Int) {
    unit = values.unit
    sums = Scratch(repeating: 0, count: codeCount)
    weights = Scratch(repeating: 0, count: codeCount)
  }

  mutating func start(_ rows: UnsafeMutableBufferPointer<NodeRow>) {
    totalSum = 0
    totalWeight = 0
    isPure = true
    for row in rows {
      totalSum += Int(row.value) * Int(row.weight)
      totalWeight += Int(row.weight)
      if row.value != rows[0].value { isPure = false }
    }
    center = totalSum / totalWeight
  }

  mutating func rewind() {
    leftSum = 0
    leftWeight = 0
  }

  @inline(__always)
  func payload(of row: NodeRow, at place: Int) -> UInt32 { UInt32(truncatingIfNeeded: place) }

  @inline(__always)
  mutating func move(_ payload: UInt32, of rows: UnsafeMutableBufferPointer<NodeRow>) {
    let row = rows[Int(payload)]
    leftSum += Int(row.value) * Int(row.weight)
    leftWeight += Int(row.weight)
  }

  @inline(__always)
  func add(_ row: NodeRow, code: Int) {
    sums[code] += Int(row.value) * Int(row.weight)
    weights[code] += Int(row.weight)
  }

  @inline(__always)
  mutating func moveGroup(_ code: Int) {
    leftSum += sums[code]
    leftWeight += weights[code]
    sums[code] = 0
    weights[code] = 0
  }

  @inline(__always)
  var score: Double {
    let rightWeight = totalWeight - leftWeight
    let left = Double(leftSum - leftWeight * center)
    let right = Double(totalSum - leftSum - rightWeight * center)
    let contrast = left * Double(rightWeight) - right * Double(leftWeight)
    return contrast * contrast / (Double(leftWeight) * Double(rightWeight))
  }

  func weightedDecrease(of score: Double) -> Double {
    score / Double(totalWeight) * unit * unit
  }

  func appendPrediction(to predictions: inout [Double]) {
    let rest = Double(totalSum - totalWeight * center) / Double(totalWeight)
    predictions.append((Double(center) + rest) * unit)
  }
}
