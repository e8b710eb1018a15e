import Catalogs
import Networks
import Numerical
import TestSupport
import Testing

/// ½ (w − m)ᵀ A (w − m) in two dimensions, A = [2, 0.5; 0.5, 1], which is positive.
struct Quadratic<Scalar: RealScalar>: LossGradient {
  static var minimum: [Scalar] { [1, -2] }

  mutating func evaluate(at parameters: [Scalar], gradient: inout [Scalar]) -> Double {
    let (x, y) = (parameters[0] - Self.minimum[0], parameters[1] - Self.minimum[1])
    gradient = [2 * x + y / 2, x / 2 + y]
    return Double((x * gradient[0] + y * gradient[1]) / 2)
  }
}

struct UpdateRuleLawTests {
  @Test(arguments: UpdateRuleCatalog.all(of: Double.self).names)
  func everyRuleDescendsAQuadratic(name: String) throws {
    try descends(name, of: Double.self)
    try descends(name, of: Float.self)
  }

  private func descends<Scalar: RealScalar>(_ name: String, of type: Scalar.Type) throws {
    let entry = try UpdateRuleCatalog.all(of: type).entry(named: name)
    // AdaGrad's steps fall as 1/√t: 2η√t in all, which is 9 after 2000 for η = 0.1.
    let rate = name == "adagrad" ? 0.1 : 0.01
    var optimizer = entry.optimizer(.init(learningRate: rate), parameterCount: 2)
    var oracle = Quadratic<Scalar>()
    var parameters: [Scalar] = [4, 3]
    // U(4, 3) = ½ (2 · 9 + 3 · 5 + 25) = 29 by hand.
    let first = optimizer.step(&parameters, on: &oracle)
    expectClose(first.loss, 29, within: 1e-5)
    for _ in 0..<2000 {
      _ = optimizer.step(&parameters, on: &oracle)
    }
    let last = optimizer.step(&parameters, on: &oracle)
    #expect(last.loss < 0.01 * first.loss)
  }

  @Test(arguments: UpdateRuleCatalog.all(of: Double.self).names)
  func weightDecayShrinksParametersWithoutGradient(name: String) throws {
    struct Flat: LossGradient {
      mutating func evaluate(at parameters: [Double], gradient: inout [Double]) -> Double {
        for index in gradient.indices { gradient[index] = 0 }
        return 1
      }
    }
    let entry = try UpdateRuleCatalog.all(of: Double.self).entry(named: name)
    var optimizer = entry.optimizer(
      .init(learningRate: 0.01, weightDecay: 0.1), parameterCount: 1)
    var oracle = Flat()
    var parameters = [2.0]
    for _ in 0..<10 { _ = optimizer.step(&parameters, on: &oracle) }
    #expect(parameters[0] < 2 && parameters[0] > 0)
  }

  @Test(arguments: UpdateRuleCatalog.all(of: Float.self).names)
  func nothingMovesAlongAGradientThatIsNotFinite(name: String) throws {
    struct Broken: LossGradient {
      mutating func evaluate(at parameters: [Float], gradient: inout [Float]) -> Double {
        gradient[1] = .infinity
        return 1
      }
    }
    let entry = try UpdateRuleCatalog.all(of: Float.self).entry(named: name)
    var optimizer = entry.optimizer(.init(learningRate: 0.01), parameterCount: 2)
    var oracle = Broken()
    var parameters: [Float] = [1, 2]
    #expect(!optimizer.step(&parameters, on: &oracle).isFinite)
    #expect(parameters == [1, 2])
  }
}

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

  @Test(arguments: UpdateRuleCatalog.all(of: Float.self).names)
  func aRuleThatTakesAStateOverGoesOnAsTheOther(name: String) throws {
    var options = UpdateRuleOptions(learningRate: 0.01, momentum: 0.9, weightDecay: 0.01)
    options.centered = true
    let entry = try UpdateRuleCatalog.all(of: Float.self).entry(named: name)
    let modification = LandscapeModification<Float>(threshold: .runningQuantile(0.3))
    var first = entry.optimizer(options, transforms: [modification], parameterCount: 2)
    var oracle = Quadratic<Float>()
    var parameters: [Float] = [4, 3]
    for _ in 0..<5 { _ = first.step(&parameters, on: &oracle) }
    var second = entry.optimizer(options, transforms: [modification], parameterCount: 2)
    second.state = first.state
    var others = parameters
    for _ in 0..<5 {
      #expect(first.step(&parameters, on: &oracle) == second.step(&others, on: &oracle))
    }
    #expect(parameters == others)
  }
}
