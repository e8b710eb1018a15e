public import Numerical

/// Takes steps: asks the oracle, adds weight decay to the gradient, hands it to the rule.
///
/// ```swift
/// var optimizer = Optimizer(SGD<Float>(learningRate: 0.1), parameterCount: θ.count)
/// let step = optimizer.step(&θ, on: &oracle)
/// ```
public struct Optimizer<Scalar: RealScalar>: Sendable {
  public private(set) var rule: any UpdateRule<Scalar>
  /// λ of the term g ← g + λθ, which is the gradient of ½λ‖θ‖²; the reported loss is without it.
  public let weightDecay: Double
  private var gradient: [Scalar]

  public init(_ rule: any UpdateRule<Scalar>, weightDecay: Double = 0, parameterCount: Int) {
    self.rule = rule
    self.weightDecay = weightDecay
    gradient = [Scalar](repeating: 0, count: parameterCount)
  }

  /// What was seen before the step.
  public struct Step: Sendable, Hashable {
    /// U(θ), without weight decay.
    public let loss: Double
    /// ‖∇U(θ)‖², without weight decay.
    public let squaredGradientNorm: Double

    /// Whether the step was taken: nothing moves along a gradient that is not finite.
    public var isFinite: Bool { loss.isFinite && squaredGradientNorm.isFinite }
  }

  /// Moves θ by one step, unless the loss or the gradient is not finite.
  ///
  /// - Precondition: θ is of the length given at the start.
  /// - Complexity: One call of the oracle, and O(*n*).
  public mutating func step(
    _ parameters: inout [Scalar], on oracle: inout some (LossGradient<Scalar> & ~Copyable)
  ) -> Step {
    precondition(parameters.count == gradient.count, "\(parameters.count) parameters")
    let loss = oracle.evaluate(at: parameters, gradient: &gradient)
    let step = Step(
      loss: loss, squaredGradientNorm: Double(VectorKernels.squaredNorm(gradient)))
    guard step.isFinite else { return step }
    if weightDecay != 0 {
      VectorKernels.add(parameters, times: Scalar(weightDecay), to: &gradient)
    }
    rule.update(&parameters, along: gradient)
    return step
  }
}
