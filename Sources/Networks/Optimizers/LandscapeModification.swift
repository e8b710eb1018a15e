package import Numerical

/// Landscape modification: shortens gradients where the loss stands above a threshold c,
/// g ← s·g with s = 1/(f((U − c)₊) + ε).
///
/// It descends H (see ``ModificationFunction``) instead of U. The loss of a mini-batch stands for
/// U, and c takes it in before it is used. With ε = 1, s ≤ 1: then it only shortens steps; with c =
/// ∞ as well, it changes nothing. Rules that divide by the size of gradients (Adam, RMSProp,
/// AdaGrad) cancel a constant s, and feel its variation alone.
///
/// - Complexity: O(*n*), one gradient of the oracle.
/// - Source: M. C. H. Choi, "On the convergence of an improved and adaptive kinetic simulated
///   annealing", arXiv 2009.00195, with c the running minimum; without its noise.
package struct LandscapeModification<Scalar: RealScalar>: GradientTransform {
  package let function: ModificationFunction
  /// ε: s = 1/ε up to c; larger values shorten every step.
  package let epsilon: Double
  private var threshold: ModificationThreshold
  /// s of the last step.
  private var scale = 1.0

  /// - Precondition: ε > 0, and a > 0 where f is bounded.
  package init(
    _ function: ModificationFunction = .linear, epsilon: Double = 1,
    threshold: ModificationThresholdPolicy = .runningMinimum
  ) {
    precondition(epsilon > 0, "landscape modification with ε = \(epsilon)")
    if case .bounded(let height) = function {
      precondition(height > 0, "landscape modification with a = \(height)")
    }
    self.function = function
    self.epsilon = epsilon
    self.threshold = ModificationThreshold(threshold)
  }

  package var telemetryColumns: [TelemetryColumn] { [.threshold, .scale] }
  package var telemetry: [Double] { [threshold.value, scale] }

  package var state: StoredState<Scalar> {
    get { StoredState(numbers: threshold.numbers) }
    set { threshold.numbers = newValue.numbers }
  }

  package mutating func evaluate(
    at parameters: [Scalar], gradient: inout [Scalar],
    through oracle: ([Scalar], inout [Scalar], Bool) -> Double
  ) -> Double {
    let loss = oracle(parameters, &gradient, true)
    threshold.update(with: loss)
    // A loss that is not finite ends the training: nothing is left to shorten.
    scale =
      loss.isFinite
      ? function.scale(loss: loss, threshold: threshold.value, epsilon: epsilon) : 1
    if scale != 1 { VectorKernels.scale(&gradient, by: Scalar(scale)) }
    return loss
  }
}

extension TelemetryColumn {
  /// c of landscape modification.
  package static let threshold = TelemetryColumn("c", "loss above which gradients are shortened")
  /// s of landscape modification.
  package static let scale = TelemetryColumn("s", "what gradients were multiplied by")
}
