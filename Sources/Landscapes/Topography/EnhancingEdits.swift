import Numerical

/// Which edits lead to a neighbourhood that is better by more than the edit itself.
///
/// An edit *u* → *v* changes one hyperparameter. Let Δ be the gain *f*_u − *f*_v and *D* the
/// difference of the mean losses of the neighbours of *u* and of *v*, those along that
/// hyperparameter left out. The edit enhances evolvability if *D* − max(0, Δ) > 0 and a *t* test
/// rejects *D* = Δ (Δ > 0) or *D* = 0: the statistic is the difference over √((s_u² + s_v²) / *k*),
/// s² the variances of the losses and *k* the smaller number of those neighbours, with *k* − 1
/// degrees of freedom; each of the two families of tests, over all edges, is held to a false
/// discovery rate.
///
/// Every edge is two edits, one each way, with the same *p* values; *k* < 2 counts as *p* = 1.
/// Differences within 10⁻¹² of the largest |*f*| count as none.
///
/// - Source: A. Wagner, "Evolvability-enhancing mutations in the fitness landscapes of an RNA and a
///   protein", Nat. Commun. 14:3624, 2023, as graphfla 0.4.0 computes it; Y. Benjamini, Y.
///   Hochberg, "Controlling the false discovery rate", J. R. Stat. Soc. B 57:289, 1995.
public struct EnhancingEdits: Sendable {
  /// Edges with two such neighbours or more at either end.
  public let testableCount: Int
  /// Edits that enhance evolvability.
  public let enhancingCount: Int

  /// - Complexity: O(*m* · *d*) time, *d* hyperparameters, and O(*n*) space on complete landscapes.
  public init(_ topography: Topography, falseDiscoveryRate: Double = 0.01) {
    let graph = topography.graph
    let losses = graph.landscape.losses
    let rounding =
      1e-12 * max(abs(topography.quantiles.value(at: 0)), abs(topography.quantiles.value(at: 1)))
    let edges = FocalEdges(graph)
    let sums = NeighborSums(graph)
    let counts = Int(topography.scan.degrees.max() ?? 0) + 1
    var ofEffect = MeanTests(counts: counts, rate: falseDiscoveryRate, rounding: rounding)
    var ofZero = ofEffect
    var testable = 0
    for group in 0..<edges.groupCount {
      let moments = sums.moments(edges, outside: group)
      let blocks = inParallel(0..<losses.count, by: 1 << 15) { [ofEffect, ofZero] range in
        var effect = ofEffect.emptied
        var zero = ofZero.emptied
        var testable = 0
        for node in range {
          edges.forEachNeighbor(of: node, in: group) { other in
            // Each edge is met once, from its worse end.
            let gain = losses[node] - losses[other]
            guard gain > 0 || (gain == 0 && node < other) else { return }
            let (own, its) = (moments[node], moments[other])
            let count = min(own.count, its.count)
            guard count >= 2 else { return }
            testable += 1
            let variance = own.variance + its.variance
            let difference = own.mean - its.mean
            effect.add(
              difference - gain, variance, count,
              enhances: gain > 0 && difference - gain > rounding)
            zero.add(
              difference, variance, count,
              enhances: (gain > 0 ? -difference : abs(difference)) > rounding)
          }
        }
        return (testable: testable, effect: effect, zero: zero)
      }
      for block in blocks {
        testable += block.testable
        ofEffect.append(block.effect)
        ofZero.append(block.zero)
      }
    }
    testableCount = testable
    enhancingCount =
      ofEffect.enhancingCount(among: graph.edgeCount)
      + ofZero.enhancingCount(among: graph.edgeCount)
  }
}

/// Mean and variance of the losses of some neighbours of each node.
private struct NeighborSums {
  /// Population variance.
  struct Moment {
    let mean: Double
    let variance: Double
    let count: Int
  }

  private let losses: [Double]
  /// Σ (*f*_j − *f*_i) and Σ (*f*_j − *f*_i)² over all neighbours *j* of each node *i*, and their
  /// number.
  private let totals: [SIMD4<Double>]

  init(_ graph: LandscapeGraph) {
    let losses = graph.landscape.losses
    self.losses = losses
    totals = NeighborSums.perNode(losses.count) { node in
      var sums = SIMD4<Double>.zero
      graph.forEachNeighbor(of: node) { NeighborSums.add(losses[$0] - losses[node], to: &sums) }
      return sums
    }
  }

  private static func add(_ difference: Double, to sums: inout SIMD4<Double>) {
    sums += SIMD4(difference, difference * difference, 1, 0)
  }

  private static func perNode<Value: BitwiseCopyable & Sendable>(
    _ count: Int, _ value: @Sendable (Int) -> Value
  ) -> [Value] {
    var values = [Value](uninitializedCount: count)
    values.withUnsafeMutableBufferPointer { buffer in
      nonisolated(unsafe) let values = buffer
      _ = inParallel(0..<count, by: 1 << 14) { for node in $0 { values[node] = value(node) } }
    }
    return values
  }

  /// The moments over the neighbours outside a group of edges: those of all, less those within.
  ///
  /// Where little is left of the squares, that would be digits of the large ones taken away; then
  /// the neighbours are gone through.
  func moments(_ edges: FocalEdges, outside group: Int) -> [Moment] {
    NeighborSums.perNode(losses.count) { node in
      let loss = losses[node]
      var inside = SIMD4<Double>.zero
      edges.forEachNeighbor(of: node, in: group) {
        NeighborSums.add(losses[$0] - loss, to: &inside)
      }
      let outside = totals[node] - inside
      let count = outside.z
      guard count > 0 else { return Moment(mean: loss, variance: 0, count: 0) }
      let mean = outside.x / count
      let squares = outside.y - mean * outside.x
      if squares > 1e-6 * totals[node].y {
        return Moment(mean: loss + mean, variance: squares / count, count: Int(count))
      }
      var sum = 0.0
      edges.forEachNeighbor(of: node, outside: group) { sum += losses[$0] }
      var deviations = 0.0
      edges.forEachNeighbor(of: node, outside: group) {
        let deviation = losses[$0] - sum / count
        deviations += deviation * deviation
      }
      return Moment(mean: sum / count, variance: deviations / count, count: Int(count))
    }
  }
}

/// A family of *t* tests of means against 0, held to a false discovery rate.
private struct MeanTests: Sendable {
  private let rate: Double
  private let rounding: Double
  /// The square of the statistic beyond which *p* is below the rate, by number of observations.
  private let leastSquares: [Double]
  /// Squares of the statistics beyond it, negative where the edit enhances, by number of
  /// observations. Their *p* values are not needed, only which are below a threshold.
  private var squares: [[Double]]

  init(counts: Int, rate: Double, rounding: Double) {
    self.rate = rate
    self.rounding = rounding
    leastSquares = MeanTests.leastSquares(counts: counts, tail: rate)
    squares = [[Double]](repeating: [], count: counts)
  }

  private static func leastSquares(counts: Int, tail: Double) -> [Double] {
    (0..<counts).map { count in
      guard count >= 2 else { return .infinity }
      let critical = StudentDistribution(degreesOfFreedom: Double(count - 1))
        .criticalValue(ofTail: tail)
      return critical * critical
    }
  }

  var emptied: MeanTests {
    var tests = self
    tests.squares = [[Double]](repeating: [], count: squares.count)
    return tests
  }

  /// Tests a mean of `count` observations of that variance.
  @inline(__always)
  mutating func add(_ mean: Double, _ variance: Double, _ count: Int, enhances: Bool) {
    guard abs(mean) > rounding else { return }
    let square =
      variance > rounding * rounding ? mean * mean * Double(count) / variance : Double.infinity
    if square >= leastSquares[count] { squares[count].append(enhances ? -square : square) }
  }

  mutating func append(_ other: MeanTests) {
    for count in squares.indices { squares[count] += other.squares[count] }
  }

  /// How many edits enhance significantly, among `total` tests.
  ///
  /// *p* is significant if at most rate · *k* / total, *k* the number of significant ones: the
  /// largest such *k* is found from above, each *k* giving the threshold of the next.
  func enhancingCount(among total: Int) -> Int {
    var significant = squares
    var count = significant.reduce(0) { $0 + $1.count }
    while count > 0 {
      let least = MeanTests.leastSquares(
        counts: squares.count, tail: rate * Double(count) / Double(total))
      for place in significant.indices {
        significant[place].removeAll { abs($0) < least[place] }
      }
      let next = significant.reduce(0) { $0 + $1.count }
      if next == count { break }
      count = next
    }
    return significant.reduce(0) { $0 + $1.count { $0 < 0 } }
  }
}
