import Foundation
import Landscapes
import Numerical

/// *H*(*t*) of the stationary random walk at each threshold.
struct WalkInformation: Sendable {
  /// *t* over the largest difference: 0, then 10⁻⁵ to 1.
  static let thresholds = [0] + (0...25).map { $0 == 25 ? 1 : pow(10, -5 + Double($0) / 5) }

  /// *H* at each threshold.
  let entropies: [Double]

  /// `nil` when there are no edges.
  ///
  /// - Complexity: O(*m* + 27 *n*).
  init?(_ graph: LandscapeGraph, scan: NeighborhoodScan) {
    guard graph.edgeCount > 0 else { return nil }
    let degrees = scan.degrees
    let losses = graph.landscape.losses
    // The largest step anywhere is the step from its upper end to the best neighbour.
    let largest = losses.indices.reduce(0.0) {
      scan.degrees[$1] == 0 ? $0 : max($0, losses[$1] - losses[Int(scan.bestNeighbors[$1])])
    }
    let classes = DifferenceClasses(largest: largest)
    let (rows, degreeValues) = WalkInformation.rows(of: degrees)
    let blocks = inParallel(0..<degrees.count, by: 1 << 13) { nodes in
      var sums = StepCounts(rowCount: degreeValues.count)
      sums.add(nodes, graph, classes, degrees: degrees, rows: rows)
      return sums
    }
    var total = StepCounts(rowCount: degreeValues.count)
    for block in blocks { total += block }
    let ends = Double(2 * graph.edgeCount)
    entropies = WalkInformation.thresholds.indices.map { threshold in
      var (peaks, valleys, slopesAbove, slopesBelow) = (0.0, 0.0, 0.0, 0.0)
      for (row, degree) in degreeValues.enumerated() {
        let products = total.products[row * StepCounts.width + threshold]
        valleys += Double(products[0]) / Double(degree)
        peaks += Double(products[1]) / Double(degree)
        slopesAbove += Double(products[2]) / Double(degree)
        slopesBelow += Double(products[3]) / Double(degree)
      }
      // Down then level is as likely as level then up, the walk being its own reverse.
      let entropy = [peaks, valleys, slopesAbove, slopesAbove, slopesBelow, slopesBelow].reduce(0.0)
      {
        let probability = $1 / ends
        return probability > 0 ? $0 - probability * log(probability) : $0
      }
      return entropy / log(6)
    }
  }

  /// The row of sums for each degree, and the degrees that occur, ascending.
  private static func rows(of degrees: [Int32]) -> (rows: [Int32], degrees: [Int]) {
    var occurs = [Bool](repeating: false, count: Int(degrees.max() ?? 0) + 1)
    for degree in degrees { occurs[Int(degree)] = true }
    var rows = [Int32](repeating: 0, count: occurs.count)
    var values: [Int] = []
    for degree in occurs.indices.dropFirst() where occurs[degree] {
      rows[degree] = Int32(values.count)
      values.append(degree)
    }
    return (rows, values)
  }
}

/// How many of the thresholds a difference exceeds, without searching them.
private struct DifferenceClasses: Sendable {
  /// Ascending; differences must be greater by more than rounding.
  private let limits: [Double]
  /// By the leading bits of a difference, the thresholds that every such difference exceeds. A step
  /// of these bits is less than the ratio of two thresholds, so that one more may be exceeded.
  private let exceeded: [UInt8]
  private let lowest: Int
  private static let shift = UInt64(52 - 4)

  init(largest: Double) {
    limits = WalkInformation.thresholds.map { $0 * largest * (1 + 1e-12) } + [.infinity]
    let last = limits.count - 2
    let first = Int(limits[1].bitPattern >> Self.shift)
    lowest = first
    let top = Int(limits[last].bitPattern >> Self.shift)
    exceeded = (first...top).map { [limits] cell in
      let least = Double(bitPattern: UInt64(cell) << Self.shift)
      return UInt8(limits.prefix { $0 < least }.count)
    }
  }

  /// The number of thresholds below `difference`.
  ///
  /// - Precondition: 0 < `difference` ≤ the largest.
  @inline(__always)
  func count(below difference: Double) -> Int {
    let cell = Int(difference.bitPattern >> Self.shift) - lowest
    if cell < 0 { return 1 }
    let count = Int(exceeded[cell])
    return difference > limits[count] ? count + 1 : count
  }
}

/// Per degree and threshold, sums over nodes of products of the numbers of higher, lower and level
/// neighbours.
private struct StepCounts: Sendable {
  static let width = WalkInformation.thresholds.count
  /// Σ higher², Σ lower², Σ higher · level, Σ lower · level; shape [degrees, thresholds].
  private(set) var products: [SIMD4<Int64>]

  init(rowCount: Int) {
    products = [SIMD4<Int64>](repeating: .zero, count: rowCount * Self.width)
  }

  static func += (total: inout Self, part: Self) {
    for place in total.products.indices { total.products[place] &+= part.products[place] }
  }

  mutating func add(
    _ nodes: Range<Int>, _ graph: LandscapeGraph, _ classes: DifferenceClasses, degrees: [Int32],
    rows: [Int32]
  ) {
    let losses = graph.landscape.losses
    // Lower and higher neighbours of one node, by the number of thresholds their difference
    // exceeds.
    withUnsafeTemporaryAllocation(of: SIMD2<Int64>.self, capacity: Self.width + 1) { neighbors in
      products.withUnsafeMutableBufferPointer { products in
        for node in nodes where degrees[node] > 0 {
          let own = losses[node]
          neighbors.initialize(repeating: .zero)
          graph.forEachNeighbor(of: node) { other in
            let difference = losses[other] - own
            let exceeded = difference == 0 ? 0 : classes.count(below: abs(difference))
            neighbors[exceeded] &+= difference < 0 ? SIMD2(1, 0) : SIMD2(0, 1)
          }
          let row = Int(rows[Int(degrees[node])]) * Self.width
          var steps = SIMD2<Int64>.zero
          for threshold in (0..<Self.width).reversed() {
            steps &+= neighbors[threshold + 1]
            let (below, above) = (steps[0], steps[1])
            let level = Int64(degrees[node]) - above - below
            products[row + threshold] &+= SIMD4(
              above &* above, below &* below, above &* level, below &* level)
          }
        }
      }
    }
  }
}
