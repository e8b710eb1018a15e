import Numerical
import Testing

@Suite struct RandomTests {
  // Published first output of SplitMix64 from state 0 (S. Vigna's reference, used by its test suites).
  @Test func splitMixReference() {
    var generator = SplitMix64(state: 0)
    #expect(generator.next() == 0xE220_A839_7B1D_CDAF)
  }

  @Test func seedsDerivedForDifferentPlacesDiffer() {
    let seed = Seed(7)
    let derived = [
      seed.derived("a"), seed.derived("b"), seed.derived("a", 0), seed.derived("a", 1),
      seed.derived("a", 0, 1), seed.derived("a", 1, 0), Seed(8).derived("a"),
    ]
    #expect(Set(derived).count == derived.count)
    #expect(seed.derived("a", 3) == Seed(7).derived("a", 3))
  }

  // Mean of n uniforms has standard deviation 1/√(12 n); of n normals 1/√n. Five of them are allowed.
  @Test func uniformAndNormalHaveTheirMoments() {
    var generator = Seed(1).generator()
    let count = 20_000
    let uniform = (0..<count).map { _ in generator.uniform() }
    #expect(uniform.allSatisfy { $0 >= 0 && $0 < 1 })
    #expect(abs(uniform.reduce(0, +) / Double(count) - 0.5) < 5 / (12 * Double(count)).squareRoot())
    let normal = (0..<count).map { _ in generator.normal() }
    let mean = normal.reduce(0, +) / Double(count)
    let variance = normal.reduce(0) { $0 + $1 * $1 } / Double(count)
    #expect(abs(mean) < 5 / Double(count).squareRoot())
    #expect(abs(variance - 1) < 5 * (2 / Double(count)).squareRoot())
  }

  @Test(arguments: [1, 2, 3, 7, 100]) func integersStayBelowTheBoundAndReachAll(bound: Int) {
    var generator = Seed(2).generator()
    let drawn = Set((0..<bound * 50).map { _ in generator.integer(below: bound) })
    #expect(drawn == Set(0..<bound))
  }

  @Test func sampleIsDistinctAndWithin() {
    var generator = Seed(3).generator()
    let sample = generator.sample(50, of: 60)
    #expect(Set(sample).count == 50)
    #expect(sample.allSatisfy { $0 >= 0 && $0 < 60 })
    #expect(generator.sample(60, of: 60).sorted() == Array(0..<60))
    #expect(generator.sample(3, of: 1 << 60).count == 3)
  }
}
