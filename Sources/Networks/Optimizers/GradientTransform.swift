package import Numerical

/// Stands between the oracle and the update rule: asks for losses and gradients as it needs, and
/// returns what the rule shall see.
///
/// Transforms compose. The innermost asks the oracle itself, the next one asks the innermost, and
/// so on; the term of weight decay is added behind the outermost, at the unperturbed θ.
package protocol GradientTransform<Scalar>: Sendable {
  associatedtype Scalar: RealScalar

  /// Gradients that one step asks for.
  var gradientsPerStep: Int { get }
  /// What it reports of each step.
  var telemetryColumns: [TelemetryColumn] { get }
  /// The numbers of the last step, one per column.
  var telemetry: [Double] { get }
  /// Everything that earlier steps left behind.
  var state: StoredState<Scalar> { get set }

  /// Writes a gradient for θ and returns the loss U(θ).
  ///
  /// - Parameter oracle: Writes the gradient at any point and returns the loss there; exactly one
  ///   call of a step updates statistics, the one at θ itself.
  mutating func evaluate(
    at parameters: [Scalar], gradient: inout [Scalar],
    through oracle: (
      _ parameters: [Scalar], _ gradient: inout [Scalar], _ updatesStatistics: Bool
    ) -> Double
  ) -> Double
}

extension GradientTransform {
  package var gradientsPerStep: Int { 1 }
  package var telemetryColumns: [TelemetryColumn] { [] }
  package var telemetry: [Double] { [] }
  package var state: StoredState<Scalar> {
    get { StoredState() }
    set { precondition(newValue == StoredState(), "a state for what keeps none") }
  }
}
