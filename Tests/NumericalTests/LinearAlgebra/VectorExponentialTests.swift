import Foundation
import Numerical
import Testing

struct VectorExponentialTests {
  // Against the C library in double precision, over the whole range of normal results.
  @Test func itIsTheExponentialToSinglePrecision() {
    for step in stride(from: -87.0, through: 88, by: 0.0137) {
      let x = Float(step)
      let found = exponential(SIMD8<Float>(repeating: x))[3]
      let expected = exp(Double(x))
      #expect(abs(Double(found) - expected) <= 3e-7 * expected, "at \(x)")
    }
    #expect(exponential(SIMD8<Float>(repeating: 0))[0] == 1)
  }

  @Test func largeArgumentsStayFinite() {
    let ends = exponential(SIMD8<Float>(-.infinity, -1000, 1000, .infinity, 0, 0, 0, 0))
    #expect(ends[0] > 0 && ends[0] < 1e-37 && ends[1] == ends[0])
    #expect(ends[2] > 1e38 && ends[2].isFinite && ends[3] == ends[2])
  }
}
