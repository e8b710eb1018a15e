import Catalogs
import Networks
import Numerical
import SearchSpaces
import TestSupport
import Testing

@testable import Learning

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
  /// All rules, and one that is added.
  static func catalog<Scalar: RealScalar>(
    of type: Scalar.Type = Scalar.self
  ) -> Catalog<UpdateRuleEntry<Scalar>> {
    UpdateRuleCatalog.all().adding(.signs)
  }

  @Test(arguments: UpdateRuleLawTests.catalog(of: Double.self).names)
  func everyRuleDescendsAQuadratic(name: String) throws {
    try descends(name, of: Double.self)
    try descends(name, of: Float.self)
  }

  private func descends<Scalar: RealScalar>(_ name: String, of type: Scalar.Type) throws {
    let entry = try Self.catalog(of: type).entry(named: name)
    // AdaGrad's steps fall as 1/√t: 2η√t in all, which is 9 after 2000 for η = 0.1.
    let rate = name == "adagrad" ? 0.1 : 0.01
    var optimizer = try entry.optimizer(learningRate: rate, parameterCount: 2)
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

  @Test(arguments: UpdateRuleLawTests.catalog(of: Double.self).names)
  func weightDecayShrinksParametersWithoutGradient(name: String) throws {
    struct Flat: LossGradient {
      mutating func evaluate(at parameters: [Double], gradient: inout [Double]) -> Double {
        for index in gradient.indices { gradient[index] = 0 }
        return 1
      }
    }
    let entry = try Self.catalog(of: Double.self).entry(named: name)
    var optimizer = try entry.optimizer(
      learningRate: 0.01, weightDecay: 0.1, parameterCount: 1)
    var oracle = Flat()
    var parameters = [2.0]
    for _ in 0..<10 { _ = optimizer.step(&parameters, on: &oracle) }
    #expect(parameters[0] < 2 && parameters[0] > 0)
  }

  @Test(arguments: UpdateRuleLawTests.catalog(of: Float.self).names)
  func nothingMovesAlongAGradientThatIsNotFinite(name: String) throws {
    struct Broken: LossGradient {
      mutating func evaluate(at parameters: [Float], gradient: inout [Float]) -> Double {
        gradient[1] = .infinity
        return 1
      }
    }
    let entry = try Self.catalog(of: Float.self).entry(named: name)
    var optimizer = try entry.optimizer(learningRate: 0.01, parameterCount: 2)
    var oracle = Broken()
    var parameters: [Float] = [1, 2]
    #expect(!optimizer.step(&parameters, on: &oracle).isFinite)
    #expect(parameters == [1, 2])
  }

  @Test(arguments: UpdateRuleLawTests.catalog(of: Float.self).names)
  func aRuleThatTakesAStateOverGoesOnAsTheOther(name: String) throws {
    let entry = try Self.catalog(of: Float.self).entry(named: name)
    // With all that a rule keeps: momentum, and the moving average of a centred one.
    let values = HyperparameterValues(
      ["momentum": 0.9, "centered": true].filter { entry.usual($0.key) != nil })
    let modification = LandscapeModification<Float>(threshold: .runningQuantile(0.3))
    var first = try entry.optimizer(
      learningRate: 0.01, weightDecay: 0.01, values, transforms: [modification],
      parameterCount: 2)
    var oracle = Quadratic<Float>()
    var parameters: [Float] = [4, 3]
    for _ in 0..<5 { _ = first.step(&parameters, on: &oracle) }
    var second = try entry.optimizer(
      learningRate: 0.01, weightDecay: 0.01, values, transforms: [modification],
      parameterCount: 2)
    second.state = first.state
    var others = parameters
    for _ in 0..<5 {
      #expect(first.step(&parameters, on: &oracle) == second.step(&others, on: &oracle))
    }
    #expect(parameters == others)
  }

  @Test(arguments: UpdateRuleLawTests.catalog(of: Float.self).names)
  func whatARuleDoesNotTakeIsRefused(name: String) throws {
    let all = Self.catalog(of: Float.self)
    let entry = try all.entry(named: name)
    let own = entry.parameters.map(\.declaration.name)
    for declaration in all.flatMap(\.parameters).map(\.declaration) {
      let values = HyperparameterValues([declaration.name: declaration.defaultValue])
      func make() throws {
        _ = try entry.optimizer(learningRate: 0.01, values, parameterCount: 1)
      }
      guard !own.contains(declaration.name) else {
        try make()
        continue
      }
      #expect(
        throws: LearningError.unknownHyperparameter(
          declaration.name, of: "optimizer '\(name)'", known: own), performing: make)
    }
  }

  @Test func momentumIsThatOfTheRule() throws {
    // SGD: Rumelhart's rule without momentum; `momentum` keeps the usual 0.9.
    let all = Self.catalog(of: Double.self)
    for (name, momentum) in [("sgd", 0.0), ("momentum", 0.9)] {
      let optimizer = try all.entry(named: name).optimizer(learningRate: 1, parameterCount: 1)
      #expect((optimizer.rule as? SGD<Double>)?.momentum == momentum)
    }
  }
}
