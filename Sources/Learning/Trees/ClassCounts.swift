import Foundation

/// Class counts left and right of a split, scored by Gini impurity or entropy.
///
/// Both are sums of a function φ of a class count *c*: c² for Gini, c log₂ c for the entropy. With
/// *n* the weight of a side, n · gini = n − Σ φ(c) / n and n · entropy = φ(n) − Σ φ(c).
struct ClassCounts: SplitCriterion, ~Copyable {
  private let criterion: ClassCriterion
  private let classCount: Int
  /// φ(0), φ(1), … in units of ``unit``.
  private let function: Scratch<Int>
  private let unit: Double
  /// Shape [codes, classes]; zero between two features.
  private let histogram: Scratch<Int32>

  private let total: Scratch<Int>
  private let left: Scratch<Int>
  private let right: Scratch<Int>
  private var totalWeight = 0
  private var leftWeight = 0
  private var totalSum = 0
  private var leftSum = 0
  private var rightSum = 0

  init(_ criterion: ClassCriterion, classCount: Int, rowCount: Int, codeCount: Int) {
    precondition(classCount <= 65_536, "\(classCount) classes do not fit 16 bits")
    self.criterion = criterion
    self.classCount = classCount
    histogram = Scratch(repeating: 0, count: classCount * codeCount)
    total = Scratch(repeating: 0, count: classCount)
    left = Scratch(repeating: 0, count: classCount)
    right = Scratch(repeating: 0, count: classCount)
    switch criterion {
    case .gini:
      unit = 1
      function = Scratch((0...rowCount).map { $0 * $0 })
    case .entropy:
      // 60 bits hold the largest sum.
      let largest = Double(rowCount) * log2(Double(rowCount)) + 1
      unit = Double(sign: .plus, exponent: Int(largest.exponent) - 59, significand: 1)
      function = Scratch(ClassCounts.entropyFunction(upTo: rowCount, unit: unit))
    }
  }

  /// c log₂ c for c = 0, 1, …, `limit`, in whole units.
  ///
  /// Only logarithms of primes are rounded; the others are sums of these. Sums of φ that are equal
  /// are then equal to the bit, since they are so just where their primes agree.
  private static func entropyFunction(upTo limit: Int, unit: Double) -> [Int] {
    var logarithms = [Int](repeating: 0, count: limit + 1)
    var smallestFactor = [Int](repeating: 0, count: limit + 1)
    for count in stride(from: 2, through: limit, by: 1) {
      let factor = smallestFactor[count]
      if factor > 0 {
        logarithms[count] = logarithms[factor] + logarithms[count / factor]
      } else {
        logarithms[count] = Int((log2(Double(count)) / unit).rounded())
        for multiple in stride(from: count, through: limit, by: count)
        where smallestFactor[multiple] == 0 { smallestFactor[multiple] = count }
      }
    }
    return logarithms.indices.map { $0 * logarithms[$0] }
  }

  mutating func start(_ rows: UnsafeMutableBufferPointer<NodeRow>) {
    for label in 0..<classCount { total[label] = 0 }
    totalWeight = 0
    for row in rows {
      total[Int(row.value)] += Int(row.weight)
      totalWeight += Int(row.weight)
    }
    totalSum = 0
    for label in 0..<classCount { totalSum += function[total[label]] }
  }

  var isPure: Bool { totalSum == function[totalWeight] }

  mutating func rewind() {
    for label in 0..<classCount {
      left[label] = 0
      right[label] = total[label]
    }
    leftWeight = 0
    leftSum = 0
    rightSum = totalSum
  }

  @inline(__always)
  private mutating func move(_ weight: Int, of label: Int) {
    let (before, rest) = (left[label], right[label])
    left[label] = before &+ weight
    right[label] = rest &- weight
    leftWeight &+= weight
    if criterion == .gini {
      // (c ± w)² − c², without a look at the table.
      leftSum &+= weight &* (2 &* before &+ weight)
      rightSum &-= weight &* (2 &* rest &- weight)
    } else {
      leftSum += function[before + weight] - function[before]
      rightSum += function[rest - weight] - function[rest]
    }
  }

  /// The weight above, the class below. A weight of 65,536 is as good as impossible: so many draws
  /// of one row.
  @inline(__always)
  func payload(of row: NodeRow, at place: Int) -> UInt32 {
    row.weight &<< 16 | UInt32(truncatingIfNeeded: row.value)
  }

  @inline(__always)
  mutating func move(_ payload: UInt32, of rows: UnsafeMutableBufferPointer<NodeRow>) {
    move(Int(payload &>> 16), of: Int(payload & 0xFFFF))
  }

  @inline(__always)
  func add(_ row: NodeRow, code: Int) {
    histogram[code * classCount + Int(row.value)] &+= Int32(truncatingIfNeeded: row.weight)
  }

  @inline(__always)
  mutating func moveGroup(_ code: Int) {
    let first = code * classCount
    for label in 0..<classCount {
      let weight = histogram[first + label]
      guard weight != 0 else { continue }
      histogram[first + label] = 0
      move(Int(weight), of: label)
    }
  }

  @inline(__always)
  var score: Double {
    let rightWeight = totalWeight - leftWeight
    switch criterion {
    case .gini:
      // Σ φ / n of both sides as one fraction: equal scores round equally.
      let (left, right) = (Double(leftWeight), Double(rightWeight))
      return (Double(leftSum) * right + Double(rightSum) * left) / (left * right)
    case .entropy:
      return Double(leftSum - function[leftWeight] + rightSum - function[rightWeight])
    }
  }

  func weightedDecrease(of score: Double) -> Double {
    switch criterion {
    case .gini: score - Double(totalSum) / Double(totalWeight)
    case .entropy: (score - Double(totalSum - function[totalWeight])) * unit
    }
  }

  func appendPrediction(to predictions: inout [Double]) {
    for label in 0..<classCount {
      predictions.append(Double(total[label]) / Double(totalWeight))
    }
  }
}
