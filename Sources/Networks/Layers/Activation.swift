package import Numerical

/// A non-linear function of one number.
package enum Activation: String, Sendable, Hashable, CaseIterable {
  /// max(x, 0), with derivative 0 at 0.
  case relu
  /// tanh x.
  case tanh
}

/// An activation applied to every number of a sample.
///
/// Not-a-number passes through, so that a broken forward pass shows in the loss.
package struct ActivationLayer<Scalar: RealScalar>: Layer {
  package let activation: Activation
  /// Numbers per sample.
  package let inputCount: Int

  package init(_ activation: Activation, count: Int) {
    self.activation = activation
    inputCount = count
  }

  package var outputCount: Int { inputCount }

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  package func forward(_ pass: LayerPass<Scalar>) {
    let (x, y) = (pass.input, pass.output)
    pass.parts.run { _, samples in
      let places = samples.lowerBound * inputCount..<samples.upperBound * inputCount
      switch activation {
      case .relu:
        for index in places { y[index] = x[index] < 0 ? 0 : x[index] }
      case .tanh:
        for index in places { y[index] = Scalar.hyperbolicTangent(x[index]) }
      }
    }
  }

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  package func backward(_ pass: LayerPass<Scalar>, _ gradients: LayerGradients<Scalar>) {
    guard let dx = gradients.input else { return }
    let (y, dy) = (UnsafePointer(pass.output), gradients.output)
    pass.parts.run { _, samples in
      let places = samples.lowerBound * inputCount..<samples.upperBound * inputCount
      switch activation {
      case .relu:
        for index in places { dx[index] = y[index] > 0 ? dy[index] : 0 }
      case .tanh:
        for index in places { dx[index] = dy[index] * (1 - y[index] * y[index]) }
      }
    }
  }
}
