import Foundation
import Numerical
import TestSupport
import Testing

struct RealScalarTests {
  @Test func theHyperbolicTangentInSinglePrecisionIsThatOfTheLibrary() {
    var worst = 0.0
    for index in -12_000...12_000 {
      for x in [Float(index) / 1000, Float(index) * 1e-12] where x != 0 {
        let exact = Foundation.tanh(Double(x))
        let value = Float.hyperbolicTangent(x)
        if abs(value) > 1 { worst = .infinity }
        worst = max(worst, abs(Double(value) - exact) / abs(exact))
      }
    }
    // Some roundings of 6e-8 each; 2.8e-7 was seen.
    #expect(worst < 4e-7)
    #expect(Float.hyperbolicTangent(0) == 0)
    expectClose(Double(Float.hyperbolicTangent(.infinity)), 1, within: 4e-7)
    expectClose(Double(Float.hyperbolicTangent(-.infinity)), -1, within: 4e-7)
    #expect(Float.hyperbolicTangent(.nan).isNaN)
  }
}
