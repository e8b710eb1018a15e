package import Numerical

/// A perceptron of two hidden layers, each with units, activation and dropout of its own.
///
/// - Source: A. Klein, F. Hutter, "Tabular benchmarks for joint architecture and hyperparameter
///   optimization", arXiv:1905.04970, 2019.
package struct FCNet: NetworkModel, Hashable {
  package static let name = "fcnet"

  /// Dense, activation, dropout.
  package struct Hidden: Sendable, Hashable {
    package var units: Int
    package var activation: Activation
    /// The share of units that training drops, in [0, 1).
    package var dropout: Double

    package init(units: Int, activation: Activation = .relu, dropout: Double = 0) {
      self.units = units
      self.activation = activation
      self.dropout = dropout
    }
  }

  /// Features per sample.
  package let inputs: Int
  package let first: Hidden
  package let second: Hidden
  /// Classes, or 1 for regression.
  package let outputs: Int

  package init(inputs: Int, first: Hidden, second: Hidden, outputs: Int) {
    self.inputs = inputs
    self.first = first
    self.second = second
    self.outputs = outputs
  }

  package func network<Scalar: RealScalar>(of type: Scalar.Type = Scalar.self) -> Network<Scalar> {
    var stack = LayerStack<Scalar>(after: ImageShape(channels: inputs, height: 1, width: 1))
    for hidden in [first, second] {
      stack.dense(hidden.units)
      stack.activation(hidden.activation)
      stack.dropout(hidden.dropout)
    }
    stack.dense(outputs)
    return stack.network
  }
}
