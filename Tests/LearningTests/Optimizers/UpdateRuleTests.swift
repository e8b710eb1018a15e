import Catalogs
import Learning
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
    var optimizer = entry.optimizer(.init(learningRate: 0.01), parameterCount: 2)
    var oracle = Quadratic<Scalar>()
    var parameters: [Scalar] = [4, 3]
    // U(4, 3) = ½ (2 · 9 + 3 · 5 + 25) = 29 by hand.
    let first = optimizer.step(&parameters, on: &oracle)
    expectClose(first.loss, 29, within: 1e-5)
    for _ in 0..<2000 { _ = optimizer.step(&parameters, on: &oracle) }
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

/// Numbers of PyTorch 2.15.0; origin and tolerances in `fixtures/reference/torch/README.md`.
struct UpdateRuleReferenceTests {
  static let rules = [
    "sgd", "sgd_momentum", "sgd_momentum_wd", "sgd_nesterov", "adam", "adam_l2", "adamw",
  ]

  /// The largest network has two rules only.
  static let cases = ReferenceNetwork.files.flatMap { file in
    (file.hasPrefix("preact") ? ["sgd_momentum", "adamw"] : rules).map { (file, $0) }
  }

  @Test(arguments: cases)
  func fiveStepsAreThoseOfPyTorch(file: String, rule: String) throws {
    try check(file, rule, of: Double.self, within: 1e-10)
    try check(file, rule, of: Float.self, within: 2e-6)
  }

  private func check<Scalar: RealScalar>(
    _ file: String, _ name: String, of type: Scalar.Type, within tolerance: Double
  ) throws {
    let reference = try ReferenceNetwork(file)
    let expected = try #require(reference.optimisers[name])
    let network = ReferenceNetwork.network(file, of: type)
    var parameters = reference.parameters.map { Scalar($0) }
    let hyper = expected.hyper
    let isDecoupled = name == "adamw"
    let rule: any UpdateRule<Scalar> =
      name.hasPrefix("adam")
      ? Adam(learningRate: hyper.lr, decoupledWeightDecay: isDecoupled ? hyper.weightDecay : 0)
      : SGD(
        learningRate: hyper.lr, momentum: hyper.momentum ?? 0, nesterov: hyper.nesterov ?? false)
    var optimizer = Optimizer(
      rule, weightDecay: isDecoupled ? 0 : hyper.weightDecay, parameterCount: parameters.count)
    var oracle = NetworkLoss(network, capacity: 6)
    oracle.buffers = reference.flat(reference.buffers, of: type)
    for (index, step) in expected.none.steps.enumerated() {
      oracle.load(
        reference.samples(index, of: type), mode: .training(seed: Seed(UInt64(index))))
      let taken = optimizer.step(&parameters, on: &oracle)
      expectClose(taken.loss, step.loss, relative: tolerance)
      #expect(relativeError(parameters, step.params) < tolerance, "step \(index)")
    }
    let buffers = reference.flat(expected.none.buffersAfter, of: Double.self)
    if !buffers.isEmpty { #expect(relativeError(oracle.buffers, buffers) < tolerance) }
  }

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
}
