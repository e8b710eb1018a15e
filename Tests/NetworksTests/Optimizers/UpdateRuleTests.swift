import Networks
import TestSupport
import Testing

struct UpdateRuleTests {
  @Test func dampeningSparesTheFirstStep() {
    // By hand, μ = δ = ½, η = 1, g = 1 always: b = 1, then ½ + ½ = 1; without δ b would be 1½.
    struct Slope: LossGradient {
      mutating func evaluate(at parameters: [Double], gradient: inout [Double]) -> Double {
        gradient[0] = 1
        return parameters[0]
      }
    }
    var optimizer = Optimizer(
      SGD<Double>(learningRate: 1, momentum: 0.5, dampening: 0.5), parameterCount: 1)
    var oracle = Slope()
    var parameters = [0.0]
    for _ in 0..<2 { _ = optimizer.step(&parameters, on: &oracle) }
    #expect(parameters == [-2])
  }

  @Test func centeredSquaresAreAVariance() {
    // By hand, α = ½, ε = 0, η = 1, g = 1, then 3: q = ½, m = ½, d = ½, θ = −2; then
    // q = ¼ + 4½ = 4¾, m = ¼ + 1½ = 1¾, d = √(4.75 − 3.0625) = 1.299038, θ = −2 − 3/d.
    var rule = RMSProp<Double>(learningRate: 1, decay: 0.5, centered: true, stabilizer: 0)
    var parameters = [0.0]
    rule.update(&parameters, along: [1])
    expectClose(parameters[0], -2, within: 1e-15)
    rule.update(&parameters, along: [3])
    expectClose(parameters[0], -2 - 3 / 1.6875.squareRoot(), within: 1e-14)
  }

  @Test func theRateOfAdaGradDecays() {
    // By hand, decay ½, ε = 0, g = 1: S = 1, θ = −1; then S = 2, η = 1/(1 + ½).
    var rule = AdaGrad<Double>(learningRate: 1, learningRateDecay: 0.5, stabilizer: 0)
    var parameters = [0.0]
    rule.update(&parameters, along: [1])
    rule.update(&parameters, along: [1])
    expectClose(parameters[0], -1 - 1 / 1.5 / 2.0.squareRoot(), within: 1e-15)
  }
}
