public import Numerical

/// Measures a network on whole parts of the data, in evaluation mode and in large batches.
public struct NetworkScorer<Scalar: RealScalar>: ~Copyable {
  public let network: Network<Scalar>
  private let workspace: Workspace<Scalar>

  /// - Parameters:
  ///   - capacity: Rows per pass; more cost memory, fewer cost time.
  ///   - threads: The most that share a pass; scores do not depend on it.
  public init(_ network: Network<Scalar>, capacity: Int = 512, threads: Int = 1) {
    self.network = network
    workspace = Workspace(network, capacity: capacity, threads: threads)
  }

  /// The scores of θ on `samples`: of classes from the log-softmax in double precision, of values in
  /// original units.
  ///
  /// - Parameter buffers: The initial ones where not given.
  /// - Precondition: `samples` is not empty and fits the network.
  public func scores(
    of parameters: [Scalar], buffers: [Scalar]? = nil, on samples: Samples<Scalar>
  ) -> Scores {
    let buffers = buffers ?? network.initialBuffers
    precondition(samples.featureCount == network.inputCount, "\(samples.featureCount) features")
    var classification = ClassificationTally()
    var regression = RegressionTally()
    var start = 0
    while start < samples.count {
      let rows = min(workspace.capacity, samples.count - start)
      samples.inputs.withUnsafeBufferPointer { inputs in
        workspace.input.update(
          from: inputs.baseAddress! + start * samples.featureCount,
          count: rows * samples.featureCount)
      }
      network.forward(
        parameters, buffers: buffers, batchSize: rows, mode: .evaluation, in: workspace)
      switch samples.targets {
      case .classes(let classes):
        classes.withUnsafeBufferPointer {
          classification.add(
            logits: workspace.output, classes: $0.baseAddress! + start, rows: rows,
            classCount: network.outputCount)
        }
      case .values(let values, let scale):
        for row in 0..<rows {
          regression.add(
            prediction: scale.unscaled(Double(workspace.output[row])), target: values[start + row])
        }
      }
      start += rows
    }
    switch samples.targets {
    case .classes: return classification.scores
    case .values: return regression.scores
    }
  }
}
