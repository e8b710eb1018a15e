import Landscapes
public import Numerical
import SearchSpaces

/// Where a measure of similarity would be without the noise of the losses.
///
/// Where both landscapes have the same number of folds or seeds, these are drawn anew
/// (``FoldBootstrap``), with one draw for both sides where they share their data and with
/// independent draws where they do not. A draw repeats folds, so that its means carry (*R* − 1) /
/// *R* times the noise of the real ones on top of it: the mean of the replicates *b* is drawn away
/// from the value *v* as far as *v* was from the value *v*₀ without noise, and *v*₀ is about *v* +
/// (*v* − *b*) *R* / (*R* − 1). The interval reaches from the lower of *v* and *v*₀ to the higher,
/// and on either side by Student's quantile with *R* − 1 degrees of freedom times the replicates'
/// standard deviation, which is widened by √(*R* / (*R* − 1)): it holds both *v* and, as often as
/// it says or somewhat more often, what infinitely many folds would give.
///
/// Without folds, the common configurations are taken for a sample of the space
/// (``SampledSimilarity``). Where they are the whole of it, nothing is left to be unsure of but the
/// noise that nobody measured: there is no interval.
///
/// - Source: the extrapolation is that of J. R. Cook, L. A. Stefanski, JASA 89:1314, 1994, by a
///   straight line.
public struct SimilarityInterval: Sendable, Hashable {
  /// What was drawn anew.
  public enum Source: String, Sendable, Hashable {
    case folds, configurations
  }

  public let low, high: Double
  public let source: Source

  /// `nil` where the measure has no value or there is nothing to draw from.
  ///
  /// - Parameter confidence: In (0, 1).
  /// - Complexity: O(draws) values of the measure: 126 for five folds.
  public init?(
    of measure: SimilarityMeasure, on pair: LandscapePair, confidence: Double = 0.95,
    seed: Seed = Seed(0)
  ) {
    precondition(confidence > 0 && confidence < 1, "confidence \(confidence)")
    guard let value = measure.value(on: pair), measure.isOfLosses else { return nil }
    if let ends = SimilarityInterval.overFolds(measure, pair, value, confidence, seed) {
      (low, high) = (ends.lowerBound, ends.upperBound)
      source = .folds
      return
    }
    let isWhole = pair.first.isComplete && pair.second.isComplete
    guard !isWhole,
      let estimate = SampledSimilarity.estimate(
        measure, on: pair, seed: seed, confidence: confidence)
    else { return nil }
    (low, high) = (estimate.low, estimate.high)
    source = .configurations
  }

  private static func overFolds(
    _ measure: SimilarityMeasure, _ pair: LandscapePair, _ value: Double, _ confidence: Double,
    _ seed: Seed
  ) -> ClosedRange<Double>? {
    guard let (first, second) = pair.repetitions, first.count > 2 else { return nil }
    let draws = FoldBootstrap(repetitions: first.count, seed: seed).draws
    let areShared = pair.first.scenario.dataset == pair.second.scenario.dataset
    var generator = seed.derived("folds of the second").generator()
    let others = draws.map { draw in
      areShared ? draw.counts : randomCounts(first.count, &generator)
    }
    let replicates = inParallel(0..<draws.count, by: 8) { range in
      range.map { index in
        measure.value(
          on: LandscapePair(
            pair, losses: first.means(weights: draws[index].counts),
            second.means(weights: others[index])))
      }
    }.flatMap(\.self)
    var (total, sum, squares) = (0.0, 0.0, 0.0)
    for (replicate, draw) in zip(replicates, draws) {
      guard let replicate else { continue }
      let difference = replicate - value
      total += draw.probability
      sum += draw.probability * difference
      squares += draw.probability * difference * difference
    }
    guard total > 0 else { return nil }
    let count = Double(first.count)
    let shift = sum / total
    let deviation = max(0, squares / total - shift * shift).squareRoot()
    let half =
      StudentDistribution(degreesOfFreedom: count - 1).quantile(at: (1 + confidence) / 2)
      * (count / (count - 1)).squareRoot() * deviation
    let withoutNoise = value - shift * count / (count - 1)
    func kept(_ end: Double) -> Double {
      max(measure.range.lowerBound, min(measure.range.upperBound, end))
    }
    return kept(min(value, withoutNoise) - half)...kept(max(value, withoutNoise) + half)
  }

  private static func randomCounts(_ count: Int, _ generator: inout Xoshiro256) -> [Double] {
    var counts = [Double](repeating: 0, count: count)
    for _ in 0..<count { counts[generator.integer(below: count)] += 1 }
    return counts
  }
}

extension LandscapePair {
  /// The repetitions of the common configurations, where both sides have as many.
  fileprivate var repetitions: (first: Repetitions, second: Repetitions)? {
    guard let a = first.repetitions, let b = second.repetitions, a.count == b.count else {
      return nil
    }
    if first.ranks == second.ranks { return (a, b) }
    func rows(_ landscape: Landscape, _ repetitions: Repetitions) -> Repetitions {
      Repetitions(
        count: repetitions.count,
        losses: ranks.flatMap { rank in landscape.node(ofRank: rank).map { repetitions[$0] } ?? [] }
      )
    }
    return (rows(first, a), rows(second, b))
  }
}
