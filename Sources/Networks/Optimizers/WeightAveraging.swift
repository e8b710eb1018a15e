package import Numerical

/// The mean of parameter vectors along a training (SWA): θ̄ ← (nθ̄ + θ)/(n + 1).
///
/// It often lies in a flatter place than any of them. Running statistics of batch normalisation do
/// not average along: they are measured again at θ̄.
///
/// - Source: P. Izmailov et al., "Averaging weights leads to wider optima and better
///   generalization", UAI 2018.
package struct WeightAveraging<Scalar: RealScalar>: Sendable, Hashable {
  /// θ̄; empty before the first vector.
  package private(set) var average: [Scalar] = []
  /// n: vectors so far.
  package private(set) var count = 0

  package init() {}

  /// A mean that was taken before.
  init(count: Int, average: [Scalar]) {
    self.count = count
    self.average = average
  }

  /// Takes one more vector into the mean.
  ///
  /// - Precondition: It is as long as the others.
  /// - Complexity: O(*n*).
  package mutating func add(_ parameters: [Scalar]) {
    count += 1
    if count == 1 {
      average = parameters
    } else {
      VectorKernels.approach(&average, towards: parameters, by: 1 / Scalar(count))
    }
  }
}
