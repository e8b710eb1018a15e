/// How the first parameters of a whole network are drawn.
///
/// All but ``model`` treat dense weights and convolutions alike, and begin with biases of 0. Scales
/// and shifts of normalisations begin as they are. Of a weight [out, in, row, column], fan-in is
/// in · rows · columns and fan-out is out · rows · columns; as a matrix its rows are the outputs.
package enum Initialization: String, Sendable, Hashable, CaseIterable {
  /// As the layers of the model say.
  case model
  /// ``Initializer/heNormal(fanOut:)``.
  case heNormal = "he_normal"
  /// ``Initializer/glorotUniform(fanIn:fanOut:)``.
  case glorotUniform = "glorot_uniform"
  /// ``Initializer/glorotNormal(fanIn:fanOut:)``.
  case glorotNormal = "glorot_normal"
  /// ``Initializer/orthogonal(rows:columns:)``.
  case orthogonal
  /// 0, which a linear model learns from, and a network with hidden layers does not: its units stay
  /// alike.
  case zero

  /// The distribution of a tensor of parameters.
  func initializer(of tensor: NamedTensor) -> Initializer {
    if self == .model { return tensor.initializer }
    guard tensor.shape.count > 1 else {
      if case .constant = tensor.initializer { return tensor.initializer }
      return .constant(0)
    }
    let (outputs, inputs) = (tensor.shape[0], tensor.shape[1])
    let window = tensor.shape.dropFirst(2).reduce(1, *)
    return switch self {
    case .model: tensor.initializer
    case .heNormal: .heNormal(fanOut: outputs * window)
    case .glorotUniform: .glorotUniform(fanIn: inputs * window, fanOut: outputs * window)
    case .glorotNormal: .glorotNormal(fanIn: inputs * window, fanOut: outputs * window)
    case .orthogonal: .orthogonal(rows: outputs, columns: inputs * window)
    case .zero: .constant(0)
    }
  }
}
