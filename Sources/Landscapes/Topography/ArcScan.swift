import Numerical

/// Sums over the arcs, *i* → *j* where *f*_i − *f*_j > ε, from one pass over the edges.
///
/// The gain of an arc is *f*_i − *f*_j > 0.
public struct ArcScan: Sendable {
  /// Σ (*f*_i − *f*_j) over all arcs.
  public let gainSum: Double
  /// The number of arcs.
  public let count: Int
  /// Arcs to a node whose neighbours have a lower mean loss than those of the source.
  ///
  /// Means within 10⁻¹² of the largest |*f*| count as equal, since they would differ by rounding.
  public let enhancingCount: Int
  /// Pearson's coefficient over arcs of source loss and gain; `nil` where either is constant.
  public let sourceGainCorrelation: Double?
  /// Pearson's coefficient over arcs of target loss and gain; `nil` where either is constant.
  public let targetGainCorrelation: Double?

  /// Pearson's coefficient over arcs of source loss and target loss; `nil` where either is
  /// constant.
  public let sourceTargetCorrelation: Double?

  /// - Complexity: O(*m*).
  public init(_ topography: Topography) {
    var gainSums: [Double] = []
    self.init(topography, gainSums: &gainSums)
  }

  /// - Parameter gainSums: Receives Σ (*f*_i − *f*_j) over the arcs that leave each node, 0 where
  ///   there is none.
  /// - Complexity: O(*m*).
  public init(_ topography: Topography, gainSums: inout [Double]) {
    let graph = topography.graph
    let scan = topography.scan
    let losses = graph.landscape.losses
    let rule = topography.arcRule
    let (leastGain, usesNoise) = (rule.leastGain, rule.usesNoise)
    let rounding =
      1e-12 * max(abs(topography.quantiles.value(at: 0)), abs(topography.quantiles.value(at: 1)))
    let means = losses.indices.map { node in
      scan.degrees[node] == 0 ? 0 : scan.lossSums[node] / Double(scan.degrees[node])
    }
    // Sums are taken about points near the means, where they lose no digits.
    let origin = topography.quantiles.median
    let typicalGain =
      scan.arcCount == 0 ? 0 : scan.absoluteDifferenceSum / Double(scan.arcCount)
    gainSums = [Double](uninitializedCount: losses.count)
    let blocks = gainSums.withUnsafeMutableBufferPointer { buffer in
      nonisolated(unsafe) let gainSums = buffer
      return inParallel(0..<losses.count, by: 1 << 13) { range in
        var block = Sums()
        for node in range {
          let loss = losses[node]
          let threshold = means[node] - rounding
          var gains = 0.0
          var deviations = 0.0
          var squares = 0.0
          var enhancing = 0
          if scan.improvingCounts[node] > 0 {
            // Whether an edge is an arc is a toss-up: selecting is faster than branching.
            graph.forEachNeighbor(of: node) { other in
              let gain = loss - losses[other]
              let isArc =
                gain > leastGain
                && (!usesNoise || rule.isArc(from: node, to: other, losses: losses))
              gains += isArc ? gain : 0
              let deviation = isArc ? gain - typicalGain : 0
              deviations += deviation
              squares += deviation * deviation
              enhancing &+= isArc && means[other] < threshold ? 1 : 0
            }
          }
          gainSums[node] = gains
          let source = loss - origin
          let arcs = Double(scan.improvingCounts[node])
          block.sources += arcs * source
          block.sourceSquares += arcs * source * source
          block.gains += deviations
          block.gainSquares += squares
          block.enhancing += enhancing
          block.products += source * deviations
        }
        return block
      }
    }
    var total = Sums()
    for block in blocks { total.add(block) }
    gainSum = gainSums.reduce(0, +)
    count = scan.arcCount
    enhancingCount = total.enhancing
    (sourceGainCorrelation, targetGainCorrelation, sourceTargetCorrelation) =
      total.correlations(count: Double(count), rounding: rounding)
  }

  /// Sums over arcs of source losses and gains, about fixed points.
  private struct Sums {
    var sources = 0.0
    var sourceSquares = 0.0
    var gains = 0.0
    var gainSquares = 0.0
    var products = 0.0
    var enhancing = 0

    mutating func add(_ other: Sums) {
      sources += other.sources
      sourceSquares += other.sourceSquares
      gains += other.gains
      gainSquares += other.gainSquares
      products += other.products
      enhancing += other.enhancing
    }

    /// The correlations of sources, and of targets = sources − gains, with gains; then of sources
    /// with targets.
    ///
    /// A standard deviation of less than `rounding` is none.
    func correlations(
      count: Double, rounding: Double
    ) -> (source: Double?, target: Double?, ends: Double?) {
      guard count > 1 else { return (nil, nil, nil) }
      let ofSources = sourceSquares - sources * sources / count
      let ofGains = gainSquares - gains * gains / count
      let ofBoth = products - sources * gains / count
      let ofTargets = ofSources - 2 * ofBoth + ofGains
      let least = count * rounding * rounding
      func correlation(_ covariance: Double, _ first: Double, _ second: Double) -> Double? {
        guard first > least, second > least else { return nil }
        return max(-1, min(1, covariance / (first.squareRoot() * second.squareRoot())))
      }
      return (
        correlation(ofBoth, ofSources, ofGains),
        correlation(ofBoth - ofGains, ofTargets, ofGains),
        correlation(ofSources - ofBoth, ofSources, ofTargets)
      )
    }
  }
}
