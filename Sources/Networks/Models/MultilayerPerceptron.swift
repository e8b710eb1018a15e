package import Numerical

/// A multilayer perceptron: per hidden layer dense, activation and dropout, then a dense layer.
///
/// Without hidden layers it is the linear model.
package struct MultilayerPerceptron: NetworkModel, Hashable {
  package static let name = "mlp"

  /// Features per sample.
  package var inputs: Int
  /// Units of each hidden layer, in order.
  package var widths: [Int]
  /// Classes, or 1 for regression.
  package var outputs: Int
  package var activation: Activation
  /// The share of hidden units that training drops, in [0, 1).
  package var dropout: Double

  package init(
    inputs: Int, widths: [Int], outputs: Int, activation: Activation = .relu, dropout: Double = 0
  ) {
    self.inputs = inputs
    self.widths = widths
    self.outputs = outputs
    self.activation = activation
    self.dropout = dropout
  }

  /// Σ (inputs + 1) · outputs over the dense layers: 203,530 for 784-256-10.
  package var parameterCount: Int {
    var count = 0
    var before = inputs
    for width in widths + [outputs] {
      count += (before + 1) * width
      before = width
    }
    return count
  }

  package func network<Scalar: RealScalar>(of type: Scalar.Type = Scalar.self) -> Network<Scalar> {
    var layers: [any Layer<Scalar>] = []
    var before = inputs
    for width in widths {
      layers.append(Dense(inputs: before, outputs: width))
      layers.append(ActivationLayer(activation, count: width))
      if dropout > 0 { layers.append(Dropout(dropout, count: width)) }
      before = width
    }
    layers.append(Dense(inputs: before, outputs: outputs))
    return Network(layers)
  }
}
