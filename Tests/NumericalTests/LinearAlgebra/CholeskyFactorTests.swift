import Numerical
import TestSupport
import Testing

@Suite struct CholeskyFactorTests {
  // By hand: A = [[4, 2, 0], [2, 5, 3], [0, 3, 6]], x = (1, −2, 3), A x = (0, 1, 12).
  @Test func threeEquations() throws {
    let factor = try #require(CholeskyFactor([4, 2, 0, 2, 5, 3, 0, 3, 6], size: 3))
    for (value, expected) in zip(factor.solution(for: [0, 1, 12]), [1.0, -2, 3]) {
      expectClose(value, expected, within: 1e-14)
    }
  }

  // The third row is the sum of the other two; then a row of zeros.
  @Test(arguments: [[2.0, 1, 3, 1, 3, 4, 3, 4, 7], [1, 0, 0, 0, 0, 0, 0, 0, 1]])
  func dependentColumnsHaveNoFactor(matrix: [Double]) {
    #expect(CholeskyFactor(matrix, size: 3) == nil)
  }

  @Test func noEquationsHaveTheEmptySolution() throws {
    #expect(try #require(CholeskyFactor([], size: 0)).solution(for: []) == [])
  }
}
