public import Numerical

/// One differentiable step of a network, described without its parameters.
///
/// A layer is a constant: its sizes and options. Parameters, activations and gradients lie in flat
/// buffers that the caller owns, so that one network serves many parameter vectors. Rows are
/// samples; what a sample holds (features, or an image as channel, row, column) is the layer's
/// business.
///
/// Kernels work on pointers; a layer may rely on the counts that it declares, and reads and writes
/// nothing beyond them.
public protocol Layer<Scalar>: Sendable {
  associatedtype Scalar: RealScalar

  /// Numbers per sample that come in.
  var inputCount: Int { get }
  /// Numbers per sample that go out.
  var outputCount: Int { get }
  /// The tensors of the layer, in the order in which the flat vector holds them.
  var tensors: [ParameterTensor] { get }
  /// Numbers kept from ``forward(_:)`` for ``backward(_:_:)``, for a batch of that size; at least
  /// as many for a larger batch.
  func cacheCount(batchSize: Int) -> Int
  /// Writes `pass.output` from `pass.input`.
  func forward(_ pass: LayerPass<Scalar>)
  /// Writes `gradients.parameters`, and `gradients.input` where it is wanted, from
  /// `gradients.output`. The pass is the one that ``forward(_:)`` ran in.
  func backward(_ pass: LayerPass<Scalar>, _ gradients: LayerGradients<Scalar>)
}

extension Layer {
  public var tensors: [ParameterTensor] { [] }
  public func cacheCount(batchSize: Int) -> Int { 0 }

  /// Numbers that the layer takes of the flat parameter vector.
  public var parameterCount: Int { tensors.reduce(0) { $0 + $1.count } }
}

/// Whether a pass is part of training.
public enum PassMode: Sendable, Hashable {
  /// Random layers draw from `seed`, which belongs to one step of one run.
  case training(seed: Seed)
  /// Nothing is random.
  case evaluation
}

/// Where one layer reads and writes in one pass.
public struct LayerPass<Scalar: RealScalar> {
  /// Rows in this pass.
  public var batchSize: Int
  public var mode: PassMode
  /// The layer's part of the flat parameter vector.
  public var parameters: UnsafePointer<Scalar>
  /// Shape [batchSize, inputCount].
  public var input: UnsafePointer<Scalar>
  /// Shape [batchSize, outputCount].
  public var output: UnsafeMutablePointer<Scalar>
  /// What the layer keeps for the way back, `cacheCount(batchSize:)` numbers.
  public var cache: UnsafeMutablePointer<Scalar>

  public init(
    batchSize: Int, mode: PassMode, parameters: UnsafePointer<Scalar>,
    input: UnsafePointer<Scalar>, output: UnsafeMutablePointer<Scalar>,
    cache: UnsafeMutablePointer<Scalar>
  ) {
    self.batchSize = batchSize
    self.mode = mode
    self.parameters = parameters
    self.input = input
    self.output = output
    self.cache = cache
  }
}

/// Derivatives of the loss U that one layer reads and writes on the way back.
public struct LayerGradients<Scalar: RealScalar> {
  /// dU/doutput, shape [batchSize, outputCount].
  public var output: UnsafePointer<Scalar>
  /// dU/dinput, shape [batchSize, inputCount]; `nil` where nobody reads it.
  public var input: UnsafeMutablePointer<Scalar>?
  /// The layer's part of the flat gradient; written, not added to.
  public var parameters: UnsafeMutablePointer<Scalar>

  public init(
    output: UnsafePointer<Scalar>, input: UnsafeMutablePointer<Scalar>?,
    parameters: UnsafeMutablePointer<Scalar>
  ) {
    self.output = output
    self.input = input
    self.parameters = parameters
  }
}

/// One tensor of the flat parameter vector.
public struct ParameterTensor: Sendable, Hashable {
  /// `0.weight`: the place of the layer, then the role.
  public var name: String
  /// Row-major; a dense weight is [outputs, inputs].
  public let shape: [Int]
  public let initializer: Initializer

  public init(_ name: String, shape: [Int], initializer: Initializer) {
    self.name = name
    self.shape = shape
    self.initializer = initializer
  }

  /// Numbers in the tensor.
  public var count: Int { shape.reduce(1, *) }
}
