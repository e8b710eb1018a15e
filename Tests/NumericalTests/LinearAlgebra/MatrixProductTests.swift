import Numerical
import TestSupport
import Testing

struct MatrixProductTests {
  @Test func aProductByHand() {
    // [1 2; 3 4] [5 6; 7 8] = [19 22; 43 50]; exact in both types.
    #expect(product([1, 2, 3, 4], [5, 6, 7, 8], (2, 2, 2)) as [Float] == [19, 22, 43, 50])
    #expect(product([1, 2, 3, 4], [5, 6, 7, 8], (2, 2, 2)) as [Double] == [19, 22, 43, 50])
  }

  @Test(arguments: [(false, false), (true, false), (false, true), (true, true)])
  func everyTranspositionAgreesWithTheDefinition(left: Bool, right: Bool) {
    var generator = Seed(3).generator()
    let (m, k, n) = (7, 5, 9)
    let a = (0..<m * k).map { _ in generator.uniform() - 0.5 }
    let b = (0..<k * n).map { _ in generator.uniform() - 0.5 }
    var expected = [Double](repeating: 1, count: m * n)
    for row in 0..<m {
      for column in 0..<n {
        for inner in 0..<k {
          expected[row * n + column] +=
            a[left ? inner * m + row : row * k + inner]
            * b[right ? column * k + inner : inner * n + column]
        }
      }
    }
    var actual = [Double](repeating: 1, count: m * n)
    MatrixProduct.multiply(
      a, by: b, into: &actual, .init(rows: m, inner: k, columns: n), leftIsTransposed: left,
      rightIsTransposed: right, isAccumulating: true)
    // Sums of five products below 1/4: some units in the last place.
    for index in expected.indices { expectClose(actual[index], expected[index], within: 1e-14) }
  }

  @Test func theSquaredNormSumsEveryElementAndShowsWhatIsNotFinite() {
    // 1² + … + 100² = 100 · 101 · 201 / 6 = 338,350, exact in both types.
    #expect(VectorKernels.squaredNorm((1...100).map { Float($0) }) == 338_350)
    #expect(VectorKernels.squaredNorm((1...100).map { Double($0) }) == 338_350)
    #expect(VectorKernels.squaredNorm([Double]()) == 0)
    for place in [0, 17, 40, 99] {
      var vector = [Float](repeating: 1, count: 100)
      vector[place] = .nan
      #expect(VectorKernels.squaredNorm(vector).isNaN)
    }
  }

  private func product<Scalar: RealScalar>(
    _ a: [Scalar], _ b: [Scalar], _ shape: (Int, Int, Int)
  ) -> [Scalar] {
    var result = [Scalar](repeating: .nan, count: shape.0 * shape.2)
    MatrixProduct.multiply(
      a, by: b, into: &result, .init(rows: shape.0, inner: shape.1, columns: shape.2))
    return result
  }
}
