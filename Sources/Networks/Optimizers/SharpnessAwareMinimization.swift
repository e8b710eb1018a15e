package import Numerical

/// Sharpness-aware minimisation: the gradient at θ + e, where e points uphill.
///
/// - Uniform: e = ρ g/(‖g‖ + 10⁻¹²).
/// - Adaptive: e = ρ T²g/(‖Tg‖ + δ), T by parameter, in two conventions that are both in use.
///
/// The loss is that at θ. Both gradients are of one batch, and the second leaves running statistics
/// alone.
///
/// - Complexity: O(*n*), two gradients of the oracle.
/// - Source: P. Foret et al., "Sharpness-aware minimization for efficiently improving
///   generalization", ICLR 2021 (arXiv 2010.01412); J. Kwon et al., "ASAM: adaptive sharpness-aware
///   minimization", ICML 2021, adaptive form.
package struct SharpnessAwareMinimization<Scalar: RealScalar>: GradientTransform {
  /// What the neighbourhood is measured in.
  package enum Metric: String, Sendable, Hashable, CaseIterable {
    /// T = 1; ρ is usually 0.05.
    case uniform
    /// T = |w| for all parameters, δ = 10⁻¹²; ρ is usually 2.
    case magnitude
    /// T = |w| + 0.01 for weights, 1 for biases, δ = 10⁻¹⁶: the authors' own form; ρ is usually
    /// 0.5.
    case weightMagnitude = "weight_magnitude"

    /// ρ where none is given.
    package var defaultRadius: Double {
      switch self {
      case .uniform: 0.05
      case .magnitude: 2
      case .weightMagnitude: 0.5
      }
    }
  }

  package let metric: Metric
  /// ρ: how far e leads.
  package let radius: Double
  /// ‖Tg‖ at θ in the last step.
  package private(set) var scaledGradientNorm = 0.0
  /// U(θ + e) in the last step; `nil` before the first, and where the loss or the gradient was not
  /// finite.
  package private(set) var perturbedLoss: Double?
  /// Parameters of T = |w| + 0.01, the only ones of their convention that count as weights.
  private let weights: [Range<Int>]
  private var perturbed: [Scalar] = []

  /// - Parameters:
  ///   - radius: ρ ≥ 0; `nil` takes the usual one.
  ///   - tensors: What θ is made of. Names that end in `weight` are weights, the γ of batch
  ///     normalisation among them.
  package init(_ metric: Metric = .uniform, radius: Double? = nil, tensors: [NamedTensor]) {
    self.metric = metric
    self.radius = radius ?? metric.defaultRadius
    precondition(self.radius >= 0, "a neighbourhood of radius \(self.radius)")
    var weights: [Range<Int>] = []
    var start = 0
    for tensor in tensors {
      if tensor.name.hasSuffix("weight") { weights.append(start..<start + tensor.count) }
      start += tensor.count
    }
    self.weights = weights
  }

  package var gradientsPerStep: Int { 2 }

  package mutating func evaluate(
    at parameters: [Scalar], gradient: inout [Scalar],
    through oracle: ([Scalar], inout [Scalar], Bool) -> Double
  ) -> Double {
    let loss = oracle(parameters, &gradient, true)
    perturbed = gradient
    scale(&perturbed, of: parameters)
    scaledGradientNorm = Double(VectorKernels.squaredNorm(perturbed)).squareRoot()
    perturbedLoss = nil
    guard loss.isFinite, scaledGradientNorm.isFinite else { return loss }
    scale(&perturbed, of: parameters)
    let length = radius / (scaledGradientNorm + (metric == .weightMagnitude ? 1e-16 : 1e-12))
    VectorKernels.scale(&perturbed, by: Scalar(length))
    VectorKernels.add(parameters, times: 1, to: &perturbed)
    perturbedLoss = oracle(perturbed, &gradient, false)
    return loss
  }

  /// x ← Tx.
  private func scale(_ vector: inout [Scalar], of parameters: [Scalar]) {
    switch metric {
    case .uniform: break
    case .magnitude:
      VectorKernels.multiply(
        &vector, byMagnitudeOf: parameters, plus: 0, in: 0..<parameters.count)
    case .weightMagnitude:
      for range in weights {
        VectorKernels.multiply(&vector, byMagnitudeOf: parameters, plus: 0.01, in: range)
      }
    }
  }
}
