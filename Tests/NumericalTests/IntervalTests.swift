import Numerical
import TestSupport
import Testing

@Suite struct IntervalTests {
  // scipy.stats.norm.ppf of SciPy 1.17.1.
  @Test(arguments: [
    (0.975, 1.959963984540054), (0.95, 1.6448536269514722), (0.5, 0),
    (0.9995, 3.2905267314919255), (1e-10, -6.361340902404056), (0.3, -0.5244005127080409),
  ]) func quantilesOfTheNormalDistribution(probability: Double, expected: Double) {
    expectClose(NormalDistribution.quantile(probability), expected, within: 1e-12)
    expectClose(NormalDistribution.probability(upTo: expected), probability, within: 1e-14)
  }

  // statsmodels 0.15.0: proportion_confint(s, n, alpha=1 − c, method="wilson").
  @Test(arguments: [
    (0, 10, 0.95, 0.0, 0.2775327998628892),
    (3, 10, 0.95, 0.10779126740630099, 0.6032218525388546),
    (10, 10, 0.95, 0.7224672001371107, 1.0),
    (37, 2000, 0.9, 0.014155158730672513, 0.024145800541552926),
    (1, 2000, 0.99, 5.870545417835686e-05, 0.004244467293214607),
  ]) func wilson(successes: Int, trials: Int, confidence: Double, low: Double, high: Double) {
    let interval = WilsonInterval(successes: successes, trials: trials, confidence: confidence)
    expectClose(interval.low, low, within: 1e-12)
    expectClose(interval.high, high, within: 1e-12)
  }

  // statsmodels 0.15.0 with alpha = 2 Φ(−1.96 √(50/149)), the tail of the shrunken z.
  @Test func wilsonWithoutReplacement() {
    let interval = WilsonInterval(successes: 30, trials: 100, population: 150)
    expectClose(interval.low, 0.2507853744643824, within: 1e-12)
    expectClose(interval.high, 0.3543053229311348, within: 1e-12)
    let all = WilsonInterval(successes: 30, trials: 100, population: 100)
    #expect(all.low == 0.3 && all.high == 0.3)
    // None of 9 drawn from 10: the truth is 0 or 1/10, and 0 must lie inside.
    let none = WilsonInterval(successes: 0, trials: 9, population: 10)
    #expect(none.low == 0 && none.high < 0.1)
  }

  // scipy.stats.pearsonr(x, y).confidence_interval(c) of SciPy 1.17.1, x = 1…10,
  // y = 2 1 4 3 7 8 6 5 10 9; Spearman's r is the same, its ends by numpy from the formula.
  @Test func fisher() {
    let r = 0.8545454545454542
    let pearson = FisherInterval(correlation: r, pairs: 10, of: .pearson)
    expectClose(pearson.low, 0.4868846748242645, within: 1e-12)
    expectClose(pearson.high, 0.9649733506580728, within: 1e-12)
    let narrow = FisherInterval(correlation: r, pairs: 10, of: .pearson, confidence: 0.9)
    expectClose(narrow.low, 0.572389440058867, within: 1e-12)
    expectClose(narrow.high, 0.9557608199570098, within: 1e-12)
    let spearman = FisherInterval(correlation: r, pairs: 10, of: .spearman)
    expectClose(spearman.low, 0.38611789905036187, within: 1e-12)
    expectClose(spearman.high, 0.9726010393315833, within: 1e-12)
    let all = FisherInterval(correlation: r, pairs: 10, of: .spearman, population: 10)
    #expect(all.low == r && all.high == r)
    let few = FisherInterval(correlation: 0.5, pairs: 3, of: .pearson)
    #expect(few.low == -1 && few.high == 1)
  }

  // scipy.stats.bootstrap((d,), statistic, method="percentile", n_resamples=200000) of SciPy
  // 1.17.1. With 20,000 resamples an end strays by about 0.02.
  @Test func bootstrap() throws {
    let values: [Double] = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8]
    let bootstrap = Bootstrap(replicateCount: 20_000, seed: Seed(3))
    func interval(
      _ confidence: Double, _ statistic: @escaping @Sendable ([Double]) -> Double
    ) throws -> ClosedRange<Double> {
      let replicates = bootstrap.replicates(of: 12) { drawn in
        statistic(drawn.map { values[Int($0)] })
      }
      return try #require(
        Bootstrap.interval(
          of: replicates, around: statistic(values), confidence: confidence, sampleSize: 12))
    }
    let mean = try interval(0.95) { $0.reduce(0, +) / 12 }
    expectClose(mean.lowerBound, 3, within: 0.085)
    expectClose(mean.upperBound, 5.75, within: 0.085)
    let narrow = try interval(0.8) { $0.reduce(0, +) / 12 }
    expectClose(narrow.lowerBound, 41.0 / 12, within: 0.085)
    expectClose(narrow.upperBound, 5.25, within: 0.085)
    let median = try interval(0.95) { Quantiles(of: $0).median }
    #expect(median == 2.5...5.5)
  }

  // By hand: √((150 − 100) / 149).
  @Test func nothingIsUnsureOnceAllIsSeen() {
    expectClose(
      FinitePopulation.correction(sampleSize: 100, of: 150), (50.0 / 149).squareRoot(),
      within: 1e-15)
    #expect(FinitePopulation.correction(sampleSize: 1, of: 1) == 0)
    #expect(FinitePopulation.correction(sampleSize: 7, of: nil) == 1)
    #expect(
      Bootstrap.interval(of: [1, 2, 3], around: 2.5, sampleSize: 4, population: 4) == 2.5...2.5)
    #expect(Bootstrap.interval(of: [], around: 2.5, sampleSize: 4) == nil)
  }

  @Test func replicatesRepeatThemselves() {
    let first = Bootstrap(replicateCount: 60, seed: Seed(1)).replicates(of: 9) { Double($0[3]) }
    let second = Bootstrap(replicateCount: 60, seed: Seed(1)).replicates(of: 9) { Double($0[3]) }
    let other = Bootstrap(replicateCount: 60, seed: Seed(2)).replicates(of: 9) { Double($0[3]) }
    #expect(first == second && first != other)
    #expect(first.count == 60)
  }
}
