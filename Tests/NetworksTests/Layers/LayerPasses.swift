import Networks
import Numerical

/// Output, input gradient and parameter gradient of one layer, then the random parameters, inputs
/// and output gradients that they come from, the same in either precision.
func layerPasses<Scalar: RealScalar>(
  _ layer: some Layer<Scalar>, rows: Int, threads: Int
) -> [[Scalar]] {
  var generator = Seed(3).generator()
  func memory(_ count: Int) -> UnsafeMutableBufferPointer<Scalar> {
    let buffer = UnsafeMutableBufferPointer<Scalar>.allocate(capacity: max(count, 1))
    for index in buffer.indices { buffer.initializeElement(at: index, to: number()) }
    return buffer
  }
  func number() -> Scalar { Scalar(Float(generator.normal())) }
  let (parameters, x) = (memory(layer.parameterCount), memory(rows * layer.inputCount))
  let (y, dy) = (memory(rows * layer.outputCount), memory(rows * layer.outputCount))
  let (dx, gradient) = (memory(rows * layer.inputCount), memory(layer.parameterCount))
  let scratch = memory(layer.scratchCount(batchSize: rows))
  defer { for buffer in [parameters, x, y, dy, dx, gradient, scratch] { buffer.deallocate() } }
  let pass = LayerPass<Scalar>(
    .evaluation, BatchParts(batchSize: rows, threads: threads),
    parameters: UnsafePointer(parameters.baseAddress!),
    buffers: UnsafePointer(parameters.baseAddress!), input: UnsafePointer(x.baseAddress!),
    output: y.baseAddress!, cache: scratch.baseAddress!, scratch: scratch.baseAddress!)
  layer.forward(pass)
  layer.backward(
    pass,
    LayerGradients(
      output: UnsafePointer(dy.baseAddress!), input: dx.baseAddress!,
      parameters: gradient.baseAddress!))
  return [y, dx, gradient, parameters, x, dy].map { Array($0) }
}
