import Numerical
import TestSupport
import Testing

@Suite struct UnseenClassesTests {
  // By hand: s = 5, q₁ = 3, q₂ = 1: 5 + 3 · 2 / (2 · 2).
  @Test func chao1() {
    #expect(UnseenClasses.chao1([1, 1, 5, 1, 2]) == 6.5)
    #expect(UnseenClasses.chao1([1, 0, 3]) == 2)
    #expect(UnseenClasses.chao1([4, 4]) == 2)
  }

  // By hand, N = 10: 1 − 3/10 · 27/(27 + 2); without doubletons 1 − 2/10 · 9/(9 + 2).
  @Test func coverage() {
    expectClose(UnseenClasses.coverage([1, 1, 5, 1, 2]), 1 - 0.3 * 27 / 29, within: 1e-15)
    expectClose(UnseenClasses.coverage([1, 1, 5, 3]), 1 - 0.2 * 9 / 11, within: 1e-15)
    #expect(UnseenClasses.coverage([5, 5]) == 1)
  }

  // ⌈6.5 − 5⌉ = 2 classes were missed, and hold what the others do not.
  @Test func sharesAddUp() {
    let counts = [1, 1, 5, 1, 2]
    let shares = UnseenClasses.estimatedShares(counts)
    #expect(shares.count == 7)
    expectClose(shares.reduce(0, +), 1, within: 1e-15)
    expectClose(shares[5] + shares[6], 0.3 * 27 / 29, within: 1e-15)
    #expect(shares[0] < 0.1 && shares[2] < 0.5 && shares[2] > 0.48)
    #expect(UnseenClasses.estimatedShares([6, 2]) == [0.75, 0.25])
  }
}
