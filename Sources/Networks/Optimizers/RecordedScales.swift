package import Numerical

/// Multiplies the gradient of each step by a number given beforehand.
///
/// A control for ``LandscapeModification``: the scales of its run, shuffled in time, shorten steps
/// as much and as often, but not where the loss is high.
package struct RecordedScales<Scalar: RealScalar>: GradientTransform {
  /// s of each step; 1 beyond the last.
  package let scales: [Double]
  private var step = 0

  package init(_ scales: [Double]) {
    self.scales = scales
  }

  /// The scales in an order drawn from `seed`.
  package func shuffled(seed: Seed) -> RecordedScales {
    var generator = seed.generator()
    return RecordedScales(generator.permutation(of: scales.count).map { scales[$0] })
  }

  package var state: StoredState<Scalar> {
    get { StoredState(numbers: [Double(step)]) }
    set { step = Int(newValue.numbers[0]) }
  }

  package mutating func evaluate(
    at parameters: [Scalar], gradient: inout [Scalar],
    through oracle: ([Scalar], inout [Scalar], Bool) -> Double
  ) -> Double {
    let loss = oracle(parameters, &gradient, true)
    if step < scales.count { VectorKernels.scale(&gradient, by: Scalar(scales[step])) }
    step += 1
    return loss
  }
}
