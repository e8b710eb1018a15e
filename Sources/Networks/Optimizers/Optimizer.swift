package import Numerical

/// Takes steps: asks the oracle through the transforms, adds weight decay to the gradient, hands it
/// to the rule.
///
/// ```swift
/// var optimizer = Optimizer(SGD<Float>(learningRate: 0.1), parameterCount: θ.count)
/// let step = optimizer.step(&θ, on: &oracle)
/// ```
package struct Optimizer<Scalar: RealScalar>: Sendable {
  package private(set) var rule: any UpdateRule<Scalar>
  /// λ of the term g ← g + λθ, which is the gradient of ½λ‖θ‖²; the reported loss is without it,
  /// and transforms do not see it.
  package let weightDecay: Double
  /// The innermost, which asks the oracle itself, comes first.
  package private(set) var transforms: [any GradientTransform<Scalar>]
  private var gradient: [Scalar]

  package init(
    _ rule: any UpdateRule<Scalar>, weightDecay: Double = 0,
    transforms: [any GradientTransform<Scalar>] = [], parameterCount: Int
  ) {
    self.rule = rule
    self.weightDecay = weightDecay
    self.transforms = transforms
    gradient = [Scalar](repeating: 0, count: parameterCount)
  }

  /// Gradients that one step asks the oracle for.
  package var gradientsPerStep: Int { transforms.reduce(1) { $0 * $1.gradientsPerStep } }

  /// What the transforms report of each step, the innermost first.
  package var telemetryColumns: [TelemetryColumn] { transforms.flatMap { $0.telemetryColumns } }

  /// η, which a schedule sets before a step.
  package var learningRate: Double {
    get { rule.learningRate }
    set { rule.learningRate = newValue }
  }

  /// What was seen before the step.
  package struct Step: Sendable, Hashable {
    /// U(θ), without weight decay.
    package let loss: Double
    /// ‖g‖², g the gradient behind the transforms and without weight decay.
    package let squaredGradientNorm: Double
    /// η of the step.
    package let learningRate: Double
    /// What the transforms report, one number per ``Optimizer/telemetryColumns``.
    package let telemetry: [Double]

    /// Whether the step was taken: nothing moves along a gradient that is not finite.
    package var isFinite: Bool { loss.isFinite && squaredGradientNorm.isFinite }
  }

  /// Moves θ by one step, unless the loss or the gradient is not finite.
  ///
  /// - Precondition: θ is of the length given at the start.
  /// - Complexity: ``gradientsPerStep`` calls of the oracle, and O(*n*).
  package mutating func step(
    _ parameters: inout [Scalar], on oracle: inout some (LossGradient<Scalar> & ~Copyable)
  ) -> Step {
    precondition(parameters.count == gradient.count, "\(parameters.count) parameters")
    let loss = Self.evaluate(
      at: parameters, gradient: &gradient, through: &transforms, updatesStatistics: true,
      of: &oracle)
    let step = Step(
      loss: loss, squaredGradientNorm: Double(VectorKernels.squaredNorm(gradient)),
      learningRate: learningRate,
      telemetry: transforms.isEmpty ? [] : transforms.flatMap { $0.telemetry })
    guard step.isFinite else { return step }
    if weightDecay != 0 {
      VectorKernels.add(parameters, times: Scalar(weightDecay), to: &gradient)
    }
    rule.update(&parameters, along: gradient)
    return step
  }

  /// Asks the last of `transforms`, which asks the others.
  private static func evaluate(
    at parameters: [Scalar], gradient: inout [Scalar],
    through transforms: inout [any GradientTransform<Scalar>], updatesStatistics: Bool,
    of oracle: inout some (LossGradient<Scalar> & ~Copyable)
  ) -> Double {
    // Taken out while it runs, so that it is changed in place.
    guard var outermost = transforms.popLast() else {
      return oracle.evaluate(
        at: parameters, gradient: &gradient, updatesStatistics: updatesStatistics)
    }
    let loss = outermost.evaluate(at: parameters, gradient: &gradient) { point, inner, updates in
      evaluate(
        at: point, gradient: &inner, through: &transforms,
        updatesStatistics: updatesStatistics && updates, of: &oracle)
    }
    transforms.append(outermost)
    return loss
  }
}

extension Optimizer {
  /// What rule and transforms carry from step to step, in that order.
  package var state: [StoredState<Scalar>] {
    get { [rule.state] + transforms.map { $0.state } }
    set {
      precondition(newValue.count == 1 + transforms.count, "\(newValue.count) states")
      rule.state = newValue[0]
      for place in transforms.indices { transforms[place].state = newValue[place + 1] }
    }
  }
}
