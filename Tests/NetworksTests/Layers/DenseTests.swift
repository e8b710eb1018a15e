import Networks
import Numerical
import TestSupport
import Testing

struct DenseTests {
  /// A product that is large enough to be cut in blocks of features, of odd widths: 131 · 173 · 99
  /// exceeds two million. Sums by definition, for rows of either block; rounding of up to 173 terms
  /// in double precision stays below 10⁻¹².
  @Test func largeProductsAreCutWithoutEffect() {
    let (rows, inputs, outputs) = (131, 173, 99)
    let layer = Dense<Double>(inputs: inputs, outputs: outputs)
    let passes = layerPasses(layer, rows: rows, threads: 1)
    let (y, dx, gradient) = (passes[0], passes[1], passes[2])
    let (parameters, x, dy) = (passes[3], passes[4], passes[5])
    for row in stride(from: 0, to: rows, by: 65) {
      for output in 0..<outputs {
        var sum = parameters[outputs * inputs + output]
        for input in 0..<inputs {
          sum += x[row * inputs + input] * parameters[output * inputs + input]
        }
        expectClose(y[row * outputs + output], sum, within: 1e-12)
      }
      for input in 0..<inputs {
        var sum = 0.0
        for output in 0..<outputs {
          sum += dy[row * outputs + output] * parameters[output * inputs + input]
        }
        expectClose(dx[row * inputs + input], sum, within: 1e-12)
      }
    }
    for output in stride(from: 0, to: outputs, by: 49) {
      for input in 0..<inputs {
        var sum = 0.0
        for row in 0..<rows { sum += dy[row * outputs + output] * x[row * inputs + input] }
        expectClose(gradient[output * inputs + input], sum, within: 1e-12)
      }
      var sum = 0.0
      for row in 0..<rows { sum += dy[row * outputs + output] }
      expectClose(gradient[outputs * inputs + output], sum, within: 1e-12)
    }
    #expect(passes == layerPasses(layer, rows: rows, threads: 2))
  }
}
