import Numerical

/// Which edits lead to a neighbourhood that is better by more than the edit itself.
///
/// An edit *u* → *v* changes one hyperparameter. Let Δ be the gain *f*_u − *f*_v and *D* the difference of
/// the mean losses of the neighbours of *u* and of *v*, those along that hyperparameter left out. The
/// edit enhances evolvability if *D* − max(0, Δ) > 0 and a *t* test rejects *D* = Δ (Δ > 0) or *D* = 0: the
/// statistic is the difference over √((s_u² + s_v²) / *k*), s² the variances of the losses and *k* the
/// smaller number of those neighbours, with *k* − 1 degrees of freedom; each of the two families of
/// tests, over all edges, is held to a false discovery rate.
///
/// Every edge is two edits, one each way, with the same *p* values; *k* < 2 counts as *p* = 1. Differences
/// within 10⁻¹² of the largest |*f*| count as none.
///
/// - Source: A. Wagner, "Evolvability-enhancing mutations in the fitness landscapes of an RNA and a
///   protein", Nat. Commun. 14:3624, 2023, as graphfla 0.4.0 computes it; Y. Benjamini, Y. Hochberg,
///   "Controlling the false discovery rate", J. R. Stat. Soc. B 57:289, 1995.
public struct EvolvabilityTest: Sendable {
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
    let tests = Tests(
      largestCount: Int(topography.scan.degrees.max() ?? 0), rate: falseDiscoveryRate,
      rounding: rounding)
    var ofEffect: [Candidate] = []
    var ofZero: [Candidate] = []
    var testable = 0
    for group in 0..<edges.groupCount {
      let moments = EvolvabilityTest.moments(losses, edges, outside: group)
      let blocks = inParallel(0..<losses.count, by: 1 << 13) { range in
        var block = (testable: 0, effect: [Candidate](), zero: [Candidate]())
        for node in range {
          edges.forEachNeighbor(of: node, in: group) { other in
            // Each edge is met once from its worse end.
            let gain = losses[node] - losses[other]
            guard gain > 0 || (gain == 0 && node < other) else { return }
            let (own, its) = (moments[node], moments[other])
            let count = min(own.count, its.count)
            guard count >= 2 else { return }
            block.testable += 1
            let variance = own.variance + its.variance
            let difference = own.mean - its.mean
            let isNeutral = gain == 0
            if let p = tests.significance(difference - gain, variance, count) {
              let excess = difference - gain
              block.effect.append(Candidate(p: p, enhances: !isNeutral && excess > rounding))
            }
            if let p = tests.significance(difference, variance, count) {
              let excess = isNeutral ? abs(difference) : -difference
              block.zero.append(Candidate(p: p, enhances: excess > rounding))
            }
          }
        }
        return block
      }
      for block in blocks {
        testable += block.testable
        ofEffect += block.effect
        ofZero += block.zero
      }
    }
    testableCount = testable
    enhancingCount = [ofEffect, ofZero].reduce(0) { sum, family in
      sum + EvolvabilityTest.enhancing(family, of: graph.edgeCount, rate: falseDiscoveryRate)
    }
  }

  /// Mean, population variance and number of the neighbours of a node outside a group of edges.
  private struct Moment {
    var mean = 0.0
    var variance = 0.0
    var count = 0
  }

  private static func moments(
    _ losses: [Double], _ edges: FocalEdges, outside group: Int
  ) -> [Moment] {
    inParallel(0..<losses.count, by: 1 << 13) { range in
      range.map { node in
        var moment = Moment()
        edges.forEachNeighbor(of: node, outside: group) {
          moment.mean += losses[$0]
          moment.count += 1
        }
        guard moment.count > 0 else { return moment }
        moment.mean /= Double(moment.count)
        edges.forEachNeighbor(of: node, outside: group) {
          let deviation = losses[$0] - moment.mean
          moment.variance += deviation * deviation
        }
        moment.variance /= Double(moment.count)
        return moment
      }
    }.flatMap(\.self)
  }

  /// A test whose *p* value alone is below the rate.
  private struct Candidate {
    let p: Double
    let enhances: Bool
  }

  /// The tests of a mean against 0.
  private struct Tests {
    /// The square of the statistic beyond which *p* is below the rate, by number of neighbours.
    private let leastSquares: [Double]
    private let rounding: Double

    init(largestCount: Int, rate: Double, rounding: Double) {
      leastSquares = (0...largestCount).map { count in
        guard count >= 2 else { return .infinity }
        let critical = StudentDistribution(degreesOfFreedom: count - 1)
          .criticalValue(ofTail: rate)
        return critical * critical
      }
      self.rounding = rounding
    }

    /// The *p* value where it is below the rate.
    func significance(_ difference: Double, _ variance: Double, _ count: Int) -> Double? {
      guard abs(difference) > rounding else { return nil }
      guard variance > rounding * rounding else { return 0 }
      let square = difference * difference * Double(count) / variance
      guard square >= leastSquares[count] else { return nil }
      return StudentDistribution(degreesOfFreedom: count - 1)
        .twoSidedTail(beyond: square.squareRoot())
    }
  }

  /// How many candidates enhance and are significant among `count` tests (Benjamini–Hochberg).
  private static func enhancing(_ family: [Candidate], of count: Int, rate: Double) -> Int {
    let sorted = family.sorted { $0.p < $1.p }
    let last = sorted.indices.last { sorted[$0].p <= rate * Double($0 + 1) / Double(count) }
    return sorted.prefix((last ?? -1) + 1).count { $0.enhances }
  }
}
