package import Numerical

/// One differentiable step of a network, described without its parameters.
///
/// A layer is a constant: its sizes and options. Parameters, activations and gradients lie in flat
/// buffers that the caller owns, so that one network serves many parameter vectors. Rows are
/// samples; what a sample holds (features, or an image as row, column, channel, which
/// ``ImageLayout`` makes of the input of a network) is the layer's business.
///
/// Kernels work on pointers; a layer may rely on the counts that it declares, and reads and writes
/// nothing beyond them.
package protocol Layer<Scalar>: Sendable {
  associatedtype Scalar: RealScalar

  /// Numbers per sample that come in.
  var inputCount: Int { get }
  /// Numbers per sample that go out.
  var outputCount: Int { get }
  /// The tensors of the layer, in the order in which the flat vector holds them.
  var tensors: [NamedTensor] { get }
  /// What the layer keeps from step to step besides its parameters, as running statistics; a second
  /// flat vector holds it, in this order.
  var buffers: [NamedTensor] { get }
  /// Multiplications, each with an addition, of one sample's way forward; what is not part of a
  /// matrix product does not count.
  var multiplyAdds: Int { get }
  /// Numbers kept from ``forward(_:)`` for ``backward(_:_:)``, for a batch of that size; at least
  /// as many for a larger batch.
  func cacheCount(batchSize: Int) -> Int
  /// Numbers of working memory in either direction; at least as many for a larger batch.
  func scratchCount(batchSize: Int) -> Int
  /// Writes `pass.output` from `pass.input`.
  func forward(_ pass: LayerPass<Scalar>)
  /// Writes `gradients.parameters`, and `gradients.input` where it is wanted, from
  /// `gradients.output`. The pass is the one that ``forward(_:)`` ran in.
  func backward(_ pass: LayerPass<Scalar>, _ gradients: LayerGradients<Scalar>)
}

extension Layer {
  package var tensors: [NamedTensor] { [] }
  package var buffers: [NamedTensor] { [] }
  package var multiplyAdds: Int { 0 }
  package func cacheCount(batchSize: Int) -> Int { 0 }
  package func scratchCount(batchSize: Int) -> Int { 0 }

  /// Numbers that the layer takes of the flat parameter vector.
  package var parameterCount: Int { tensors.reduce(0) { $0 + $1.count } }
  /// Numbers that the layer takes of the flat vector of buffers.
  package var bufferCount: Int { buffers.reduce(0) { $0 + $1.count } }
}

/// One tensor of a flat vector, of parameters or of buffers.
package struct NamedTensor: Sendable, Hashable {
  /// `0.weight`: the place of the layer, then the role.
  package var name: String
  /// Row-major; a dense weight is [outputs, inputs], one of a convolution [out, in, row, column].
  package let shape: [Int]
  package let initializer: Initializer

  package init(_ name: String, shape: [Int], initializer: Initializer) {
    self.name = name
    self.shape = shape
    self.initializer = initializer
  }

  /// Numbers in the tensor.
  package var count: Int { shape.reduce(1, *) }

  /// The same with `prefix` and a point before its name.
  func within(_ prefix: String) -> NamedTensor {
    NamedTensor("\(prefix).\(name)", shape: shape, initializer: initializer)
  }
}
