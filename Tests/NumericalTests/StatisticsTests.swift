import Numerical
import TestSupport
import Testing

@Suite struct StatisticsTests {
  // By hand: mean 2, deviations −1 −1 0 2: m₂ = 6/4, m₃ = 6/4, m₄ = 18/4.
  @Test func momentsOfAFewNumbers() {
    let moments = Moments(of: [1, 1, 2, 4])
    #expect(moments.mean == 2)
    expectClose(moments.variance, 1.5, within: 1e-15)
    expectClose(moments.skewness, 1.5 / (1.5 * 1.5.squareRoot()), within: 1e-15)
    expectClose(moments.kurtosis, 2, within: 1e-15)
    expectClose(moments.sampleStandardDeviation, 2.0.squareRoot(), within: 1e-15)
    #expect(Moments(of: [3, 3]).skewness == nil)
    #expect(Moments(of: [3]).sampleStandardDeviation == nil)
  }

  // By hand: positions 0.75, 1.5 and 2.25 of 0 1 2 3 in steps of the values 1 2 4 8.
  @Test func quantilesInterpolate() {
    let quantiles = Quantiles(of: [8, 1, 4, 2])
    #expect(quantiles.value(at: 0.25) == 1.75)
    #expect(quantiles.median == 3)
    #expect(quantiles.value(at: 0.75) == 5)
    #expect(quantiles.value(at: 0) == 1)
    #expect(quantiles.value(at: 1) == 8)
    #expect(Quantiles(of: [5]).interquartileRange == 0)
  }

  @Test func equalValuesShareTheirRank() {
    #expect(Ranking.averageRanks([1, 2, 2, 4]) == [1, 2.5, 2.5, 4])
    #expect(Ranking.averageRanks([]) == [])
  }

  @Test func radixOrderIsTheStableOrder() {
    var generator = Seed(4).generator()
    let values = (0..<3000).map { index in
      index % 3 == 0 ? Double(generator.integer(below: 50)) - 25 : generator.normal() * 1e-3
    }
    let expected = values.indices.sorted {
      values[$0] == values[$1] ? $0 < $1 : values[$0] < values[$1]
    }
    #expect(Ranking.order(values).map { Int($0) } == expected)
    let signed = [Double](repeating: 0, count: 40) + [Double](repeating: -0.0, count: 40)
    #expect(Ranking.order(signed).map { Int($0) } == Array(0..<80))
  }

  // By hand: ranks (1, 2½, 2½, 4) and (1, 3, 2, 4) give 4.5 / √(4.5 · 5) = 3/√10.
  @Test func spearmanWithTies() {
    expectClose(
      Correlation.spearman([1, 2, 2, 4], [1, 3, 2, 4]), 3 / 10.0.squareRoot(), within: 1e-12)
  }

  @Test func constantSidesHaveNoCorrelation() {
    for coefficient in [Correlation.pearson, Correlation.spearman, Correlation.kendall] {
      #expect(coefficient([1, 1, 1], [1, 2, 3]) == nil)
      #expect(coefficient([1, 2, 3], [1, 1, 1]) == nil)
      #expect(coefficient([1], [1]) == nil)
      expectClose(coefficient([1, 2, 3], [1, 2, 3]), 1, within: 1e-15)
      expectClose(coefficient([1, 2, 3], [3, 2, 1]), -1, within: 1e-15)
    }
  }

  @Test func pearsonSurvivesTheEndsOfTheRange() {
    for scale in [1e-160, 1, 1e150] {
      let values = [1, 2, 4].map { $0 * scale }
      expectClose(Correlation.pearson(values, values), 1, within: 1e-12)
    }
  }

  /// τ_b pair by pair.
  static func kendallByPairs(_ x: [Double], _ y: [Double]) -> Double? {
    var (difference, untiedX, untiedY) = (0.0, 0.0, 0.0)
    for i in x.indices {
      for j in 0..<i {
        let a = x[i] == x[j] ? 0.0 : (x[i] > x[j] ? 1 : -1)
        let b = y[i] == y[j] ? 0.0 : (y[i] > y[j] ? 1 : -1)
        difference += a * b
        untiedX += a * a
        untiedY += b * b
      }
    }
    return untiedX > 0 && untiedY > 0 ? difference / (untiedX * untiedY).squareRoot() : nil
  }

  @Test(arguments: 2...40) func kendallEqualsItsDefinition(count: Int) {
    var generator = Seed(UInt64(count)).generator()
    let x = (0..<count).map { _ in Double(generator.integer(below: 6)) }
    let y = (0..<count).map { _ in Double(generator.integer(below: 4)) }
    let expected = Self.kendallByPairs(x, y)
    let actual = Correlation.kendall(x, y)
    #expect((actual == nil) == (expected == nil))
    if let expected { expectClose(actual, expected, within: 1e-12) }
  }

  // More than two digits of sixteen, from many ties to none.
  @Test(arguments: [5, 17, 300, 100_000]) func kendallOfLongListsEqualsItsDefinition(range: Int) {
    var generator = Seed(UInt64(range)).generator()
    let x = (0..<600).map { _ in Double(generator.integer(below: range)) }
    let y = x.map { $0 / 3 + Double(generator.integer(below: range)) }
    expectClose(Correlation.kendall(x, y), Self.kendallByPairs(x, y) ?? .nan, within: 1e-12)
    expectClose(Correlation.kendall(y, x), Self.kendallByPairs(y, x) ?? .nan, within: 1e-12)
  }

  @Test func orderOfValuesThatDifferInTheirLastBits() {
    let values = (0..<5000).map { 1 + Double($0 * 7919 % 4999) * 1e-15 }
    let expected = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
    #expect(Ranking.order(values).map { Int($0) } == expected)
    let mixed = values.map { ($0 - 1 - 1e-12) * 1e12 }
    let order = mixed.indices.sorted { (mixed[$0], $0) < (mixed[$1], $1) }
    #expect(Ranking.order(mixed).map { Int($0) } == order)
  }

  // SciPy 1.17.1, scipy.stats.t.ppf; ν = 1 is Cauchy's distribution, tan(0.4 π).
  @Test(arguments: [
    (4, 0.975, 2.7764451051977934), (2, 0.975, 4.302652729749462), (9, 0.995, 3.249835541592126),
    (1, 0.9, 3.0776835371752544), (4, 0.999999, 41.5778541501515),
    (3.7, 0.3, -0.5724353841388498), (200, 0.975, 1.9718962236339088),
  ]) func quantilesOfStudent(degrees: Double, probability: Double, expected: Double) {
    let student = StudentDistribution(degreesOfFreedom: degrees)
    let quantile = student.quantile(at: probability)
    expectClose(quantile, expected, relative: 1e-9)
    expectClose(student.cumulativeProbability(at: quantile), probability, relative: 1e-12)
  }

  // By the formulas of Smyth (2004) with SciPy 1.17.1's digamma, polygamma and brentq.
  @Test func variancesAreModerated() {
    let fitted = ModeratedVariances(fitting: [0.5, 1.2, 0.8, 3, 0.1, 2.2, 0], degrees: 4)
    expectClose(fitted.priorDegrees, 3.224713702099756, relative: 1e-8)
    expectClose(fitted.priorVariance, 0.769269961521886, relative: 1e-8)
    expectClose(fitted.moderated(3), 2.0043251515038976, relative: 1e-8)
    // Variances that agree better than chance have no spread of their own.
    let equal = ModeratedVariances(fitting: [1, 1.01, 0.99, 1], degrees: 4)
    #expect(equal.priorDegrees == .infinity && equal.moderated(9) == equal.priorVariance)
  }

  @Test func queuesGiveTheLowestFirst() {
    var queue = PriorityQueue<String>()
    for (name, priority) in [("d", 4.0), ("a", 1), ("c", 2), ("b", 1), ("e", 4)] {
      queue.insert(name, priority: priority)
    }
    var names = ""
    while let next = queue.popLowest() { names += next.element }
    #expect(names == "abcde" && queue.isEmpty)
  }
}
