import Landscapes
public import Numerical
import SearchSpaces

/// How sure a measure of similarity is.
///
/// Where both landscapes have the same number of folds or seeds, these are drawn anew
/// (``FoldBootstrap``), with one draw for both sides where they share their data and with
/// independent draws where they do not. A draw repeats folds, so that its means are noisier than the
/// real ones, and every replicate is drawn away from agreement by about as much; therefore the
/// spread of the replicates is taken around their own median, and laid around the value. With few
/// folds it is widened by √(*R* / (*R* − 1)).
///
/// Without folds, the common configurations are taken for a sample of the space
/// (``SampledSimilarity``). Where they are the whole of it, nothing is left to be unsure of but the
/// noise that nobody measured: there is no interval.
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
    let known = zip(replicates, draws).compactMap { replicate, draw in
      replicate.map { (value: $0, weight: draw.probability) }
    }.sorted { $0.value < $1.value }
    let total = known.reduce(0) { $0 + $1.weight }
    guard total > 0 else { return nil }
    func quantile(_ probability: Double) -> Double {
      var reached = 0.0
      for item in known {
        reached += item.weight
        if reached >= probability * total * (1 - 1e-12) { return item.value }
      }
      return known[known.count - 1].value
    }
    let count = Double(first.count)
    let scale = (count / (count - 1)).squareRoot()
    let middle = quantile(0.5)
    func end(_ probability: Double) -> Double {
      let end = value + scale * (quantile(probability) - middle)
      return max(measure.range.lowerBound, min(measure.range.upperBound, end))
    }
    let low = end((1 - confidence) / 2)
    return low...max(low, end((1 + confidence) / 2))
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
