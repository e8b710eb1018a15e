import Catalogs
import Networks
import Numerical
import SearchSpaces
import TestSupport
import Testing

@testable import Learning

struct GradientTransformLawTests {
  /// All transforms, and one that is added.
  static let catalog = GradientTransformCatalog.all(of: Double.self).adding(.signs)

  private let tensors = [
    NamedTensor("0.weight", shape: [1], initializer: .uniform(fanIn: 1)),
    NamedTensor("0.bias", shape: [1], initializer: .uniform(fanIn: 1)),
  ]

  private func end(
    _ rule: String, _ transforms: [any GradientTransform<Double>]
  ) throws -> [Double] {
    let entry = try UpdateRuleCatalog.all(of: Double.self).entry(named: rule)
    var optimizer = try entry.optimizer(
      learningRate: 0.05, weightDecay: 0.01, transforms: transforms, parameterCount: 2)
    var oracle = Quadratic<Double>()
    var parameters = [4.0, 3.0]
    for _ in 0..<20 { _ = optimizer.step(&parameters, on: &oracle) }
    return parameters
  }

  @Test(arguments: UpdateRuleCatalog.all(of: Double.self).names)
  func neutralParametersChangeNothing(rule: String) throws {
    let base = try end(rule, [])
    for function in [ModificationFunction.linear, .square, .bounded(height: 1)] {
      let neutral = LandscapeModification<Double>(function, threshold: .constant(.infinity))
      #expect(try end(rule, [neutral]) == base)
    }
    for metric in SharpnessAwareMinimization<Double>.Metric.allCases {
      let neutral = SharpnessAwareMinimization<Double>(metric, radius: 0, tensors: tensors)
      #expect(try end(rule, [neutral]) == base)
    }
    #expect(try end(rule, [RecordedScales([])]) == base)
  }

  @Test(arguments: GradientTransformLawTests.catalog.names)
  func everyTransformStillDescends(name: String) throws {
    let entry = try Self.catalog.entry(named: name)
    let values = HyperparameterValues(
      entry.usual("sam_rho") == nil ? [:] : ["sam_rho": 0.01])
    let parameters = try end("sgd", [entry.transform(values, tensors: tensors)])
    var oracle = Quadratic<Double>()
    var gradient = [0.0, 0]
    #expect(oracle.evaluate(at: parameters, gradient: &gradient) < 29)
  }

  @Test(arguments: GradientTransformLawTests.catalog.names)
  func whatATransformDoesNotTakeIsRefused(name: String) throws {
    let all = Self.catalog
    let entry = try all.entry(named: name)
    let own = entry.parameters.map(\.declaration.name)
    for declaration in all.flatMap(\.parameters).map(\.declaration)
    where !own.contains(declaration.name) {
      #expect(
        throws: LearningError.unknownHyperparameter(
          declaration.name, of: "transform '\(name)'", known: own)
      ) {
        try entry.transform([declaration.name: declaration.defaultValue], tensors: tensors)
      }
    }
  }
}
