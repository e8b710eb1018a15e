/// Percentile intervals by drawing from the sample again.
///
/// Each of B resamples draws as many items as the sample has, with replacement, and computes the
/// statistic anew; the interval holds the middle share of the B values.
///
/// - Complexity: O(*B* · *K*), on all cores; the same on any number of them.
/// - Source: B. Efron, "Bootstrap methods: another look at the jackknife", Ann. Stat. 7:1, 1979.
public struct Bootstrap: Sendable {
  /// *B*.
  public let replicateCount: Int
  public let seed: Seed

  /// - Precondition: `replicateCount` ≥ 1.
  public init(replicateCount: Int = 1000, seed: Seed) {
    precondition(replicateCount > 0, "\(replicateCount) replicates")
    self.replicateCount = replicateCount
    self.seed = seed.derived("bootstrap")
  }

  /// The statistic of each resample, in order; those where it does not exist are left out.
  ///
  /// - Parameters:
  ///   - count: *K* ≥ 1, the items of the sample.
  ///   - statistic: Given the positions of the items drawn, *K* of `0..<count`.
  public func replicates(
    of count: Int, _ statistic: @Sendable ([Int32]) -> Double?
  ) -> [Double] {
    replicates { generator in
      statistic((0..<count).map { _ in Int32(generator.integer(below: count)) })
    }
  }

  /// The values of a statistic on samples that `draw` makes anew each time, in order; `nil` is left
  /// out. This is the parametric form, for statistics that mere resampling distorts.
  public func replicates(_ draw: @Sendable (inout Xoshiro256) -> Double?) -> [Double] {
    let seed = seed
    // Blocks, each with its own stream, so that values do not depend on who computes them.
    let blocks = inParallel(0..<replicateCount, by: 25) { range in
      var generator = seed.derived("block", range.lowerBound).generator()
      return range.compactMap { _ in draw(&generator) }
    }
    return blocks.flatMap(\.self)
  }

  /// The middle share `confidence` of `replicates`, drawn in towards `value` by the correction for
  /// a sample of `sampleSize` without replacement from `population`; `nil` of nothing.
  public static func interval(
    of replicates: [Double], around value: Double, confidence: Double = 0.95,
    sampleSize: Int, population: Int? = nil
  ) -> ClosedRange<Double>? {
    precondition(confidence > 0 && confidence < 1, "confidence \(confidence)")
    guard !replicates.isEmpty else { return nil }
    let quantiles = Quantiles(of: replicates)
    let correction = FinitePopulation.correction(sampleSize: sampleSize, of: population)
    func end(at probability: Double) -> Double {
      correction == 0 ? value : value + correction * (quantiles.value(at: probability) - value)
    }
    let low = end(at: (1 - confidence) / 2)
    return low...max(low, end(at: (1 + confidence) / 2))
  }
}
