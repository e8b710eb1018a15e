import Numerical
import TestSupport
import Testing

struct SignFlipTestTests {
  // By hand: of the 8 patterns of ±1 ±2 ±3 only +6 and −6 are as far from 0 as 6.
  @Test func alikeSignsAreTheRarest() {
    expectClose(SignFlipTest.p(of: [1, 2, 3]), 2 / 8.0, within: 1e-15)
    expectClose(SignFlipTest.p(of: [-1, -2, -3]), 2 / 8.0, within: 1e-15)
  }

  // By hand: the sums of ±1 ±2 ±3 are ±6, ±4, ±2 and 0 twice; 4 of 8 are at least 4 away.
  @Test func oneFlippedSignIsLessRare() {
    expectClose(SignFlipTest.p(of: [-1, 2, 3]), 4 / 8.0, within: 1e-15)
    expectClose(SignFlipTest.p(of: [1, 2, -3]), 1, within: 0)
  }

  @Test func nothingAndWhatIsNotFiniteHaveNone() {
    #expect(SignFlipTest.p(of: []) == nil)
    #expect(SignFlipTest.p(of: [1, .nan]) == nil)
    #expect(SignFlipTest.p(of: [0, 0]) == 1)
  }

  @Test(arguments: 1...6) func patternsAreAllCounted(_ seed: UInt64) throws {
    var generator = Seed(seed).generator()
    let differences = (0..<9).map { _ in Double(generator.integer(below: 41)) - 18 }
    let observed = abs(differences.reduce(0, +))
    let extreme = (0..<512).filter { pattern in
      let sum = differences.indices.reduce(0) {
        $0 + (pattern >> $1 & 1 == 1 ? -differences[$1] : differences[$1])
      }
      return abs(sum) >= observed
    }
    #expect(try #require(SignFlipTest.p(of: differences)) == Double(extreme.count) / 512)
  }
}

struct HolmAdjustmentTests {
  // By hand, m = 4: .01·4 = .04, .02·3 = .06, .03·2 = .06, .2·1 = .2.
  @Test func theSmallestIsRaisedMost() {
    let adjusted = HolmAdjustment.adjusted([0.2, 0.01, nil, 0.03, 0.02])
    #expect(adjusted[2] == nil)
    for (value, expected) in zip(adjusted.compactMap(\.self), [0.2, 0.04, 0.06, 0.06]) {
      expectClose(value, expected, within: 1e-15)
    }
    #expect(HolmAdjustment.adjusted([0.6, 0.7]) == [1, 1])
  }
}
