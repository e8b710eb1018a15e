import Catalogs
import Networks
import Numerical
import TestSupport
import Testing

/// Numbers of PyTorch 2.15.0; origin and tolerances in `fixtures/reference/torch/README.md`.
struct ReferenceCourseTests {
  @Test(arguments: ReferenceNetwork.files, ReferenceCourses.names)
  func fiveStepsAreThoseOfPyTorch(file: String, rule: String) throws {
    let courses = try ReferenceCourses(file)
    if file.hasPrefix("preact"), courses.rules[rule] == nil { return }
    let network = try ReferenceNetwork(file)
    let variants = ["none", "lm_x", "lm_x2"] + (rule == "sgd_momentum" ? ["lm_x_eps0.1"] : [])
    for variant in variants {
      try follow(courses, network, file, rule, variant, of: Double.self, within: 1e-10)
      try follow(courses, network, file, rule, variant, of: Float.self, within: 2e-6)
    }
  }

  private func follow<Scalar: RealScalar>(
    _ courses: ReferenceCourses, _ reference: ReferenceNetwork, _ file: String, _ name: String,
    _ variant: String, of type: Scalar.Type, within tolerance: Double
  ) throws {
    let rule = try #require(courses.rules[name])
    let expected = try #require(rule.courses[variant])
    let modification = LandscapeModification<Scalar>(
      variant == "lm_x2" ? .square : .linear, epsilon: variant.hasSuffix("0.1") ? 0.1 : 1)
    var parameters = reference.parameters.map { Scalar($0) }
    var optimizer = try ReferenceCourses.optimizer(
      name, rule.hyper, transforms: variant == "none" ? [] : [modification],
      parameterCount: parameters.count)
    var oracle = NetworkLoss(ReferenceNetwork.network(file, of: type), capacity: 6)
    oracle.buffers = reference.flat(reference.buffers, of: type)
    for step in expected.loss.indices {
      oracle.load(reference.samples(step, of: type), mode: .training(seed: Seed(UInt64(step))))
      let taken = optimizer.step(&parameters, on: &oracle)
      expectClose(taken.loss, expected.loss[step], relative: tolerance)
      if variant != "none" {
        expectClose(taken.telemetry.first, expected.c[step], relative: tolerance)
        expectClose(taken.telemetry.last, expected.scale[step], relative: tolerance)
      }
    }
    #expect(relativeError(parameters, expected.end) < tolerance, "\(variant)")
    let buffers = reference.flat(expected.buffersAfter, of: Double.self)
    #expect(buffers.isEmpty || relativeError(oracle.buffers, buffers) < tolerance)
  }

  @Test(arguments: ReferenceNetwork.files)
  func sharpnessAwareStepsAreThoseOfPyTorch(file: String) throws {
    let conventions: [(String, SharpnessAwareMinimization<Double>.Metric)] = [
      ("sam_rho0.05", .uniform), ("asam_davda54_rho2", .magnitude),
      ("asam_samsung_rho0.5_eta0.01", .weightMagnitude),
    ]
    for (name, metric) in conventions {
      try sharpness(file, name, metric.rawValue, of: Double.self, within: 1e-10)
      try sharpness(file, name, metric.rawValue, of: Float.self, within: 2e-6)
    }
  }

  private func sharpness<Scalar: RealScalar>(
    _ file: String, _ name: String, _ metric: String, of type: Scalar.Type, within tolerance: Double
  ) throws {
    let reference = try ReferenceNetwork(file)
    let expected = try #require(try ReferenceCourses(file).sam[name])
    let network = ReferenceNetwork.network(file, of: type)
    let metric = try #require(SharpnessAwareMinimization<Scalar>.Metric(rawValue: metric))
    #expect(metric.defaultRadius == expected.rho)
    var parameters = reference.parameters.map { Scalar($0) }
    var optimizer = try ReferenceCourses.optimizer(
      "sgd", expected.hyper,
      transforms: [SharpnessAwareMinimization<Scalar>(metric, tensors: network.tensors)],
      parameterCount: parameters.count)
    var oracle = NetworkLoss(network, capacity: 6)
    oracle.buffers = reference.flat(reference.buffers, of: type)
    for step in expected.loss.indices {
      oracle.load(reference.samples(step, of: type), mode: .training(seed: Seed(0)))
      expectClose(
        optimizer.step(&parameters, on: &oracle).loss, expected.loss[step], relative: tolerance)
      let transform = try #require(
        optimizer.transforms[0] as? SharpnessAwareMinimization<Scalar>)
      expectClose(
        transform.scaledGradientNorm, expected.gradNormScaled[step], relative: tolerance)
      expectClose(transform.perturbedLoss, expected.perturbedLoss[step], relative: tolerance)
    }
    #expect(relativeError(parameters, expected.end) < tolerance, "\(name)")
  }

  @Test(arguments: ReferenceNetwork.files)
  func theAverageOfFiveVectorsIsThatOfPyTorch(file: String) throws {
    try average(file, of: Double.self, within: 1e-10)
    try average(file, of: Float.self, within: 2e-6)
  }

  private func average<Scalar: RealScalar>(
    _ file: String, of type: Scalar.Type, within tolerance: Double
  ) throws {
    let reference = try ReferenceNetwork(file)
    let courses = try ReferenceCourses(file)
    let rule = try #require(courses.rules["sgd_momentum"])
    var parameters = reference.parameters.map { Scalar($0) }
    var optimizer: Optimizer<Scalar> = try ReferenceCourses.optimizer(
      "sgd", rule.hyper, transforms: [], parameterCount: parameters.count)
    var oracle = NetworkLoss(ReferenceNetwork.network(file, of: type), capacity: 6)
    oracle.buffers = reference.flat(reference.buffers, of: type)
    var averaging = WeightAveraging<Scalar>()
    for step in 0..<5 {
      oracle.load(reference.samples(step, of: type), mode: .training(seed: Seed(0)))
      _ = optimizer.step(&parameters, on: &oracle)
      averaging.add(parameters)
    }
    #expect(averaging.count == 5)
    #expect(relativeError(averaging.average, courses.average) < tolerance)
  }
}
