import Foundation
package import Numerical

/// Measures a network on whole parts of the data, in evaluation mode and in large batches.
package struct NetworkScorer<Scalar: RealScalar>: ~Copyable {
  package let network: Network<Scalar>
  private let workspace: Workspace<Scalar>

  /// - Parameters:
  ///   - capacity: Rows per pass; more cost memory, fewer cost time.
  ///   - threads: The most that share a pass; scores do not depend on it.
  package init(_ network: Network<Scalar>, capacity: Int = 512, threads: Int = 1) {
    self.network = network
    workspace = Workspace(network, capacity: capacity, threads: threads)
  }

  /// The scores of θ on `samples`: of classes from the log-softmax in double precision, of values
  /// in original units.
  ///
  /// - Parameter buffers: The initial ones where not given.
  /// - Precondition: `samples` is not empty and fits the network.
  package func scores(
    of parameters: [Scalar], buffers: [Scalar]? = nil, on samples: Samples<Scalar>
  ) -> Scores {
    let buffers = buffers ?? network.initialBuffers
    precondition(samples.featureCount == network.inputCount, "\(samples.featureCount) features")
    var classification = ClassificationTally()
    var regression = RegressionTally()
    var start = 0
    while start < samples.count {
      let rows = min(workspace.capacity, samples.count - start)
      samples.copyInputs(Array(start..<start + rows)[...], to: workspace.input)
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

  /// What θ predicts for each of `samples`: class probabilities, shape [samples, classes], or
  /// values in original units, shape [samples].
  ///
  /// - Precondition: `samples` fits the network.
  package func predictions(
    of parameters: [Scalar], buffers: [Scalar]? = nil, on samples: Samples<Scalar>
  ) -> [Double] {
    let buffers = buffers ?? network.initialBuffers
    precondition(samples.featureCount == network.inputCount, "\(samples.featureCount) features")
    var predictions: [Double] = []
    var start = 0
    while start < samples.count {
      let rows = min(workspace.capacity, samples.count - start)
      samples.copyInputs(Array(start..<start + rows)[...], to: workspace.input)
      network.forward(
        parameters, buffers: buffers, batchSize: rows, mode: .evaluation, in: workspace)
      for row in 0..<rows {
        let outputs = (0..<network.outputCount).map {
          Double(workspace.output[row * network.outputCount + $0])
        }
        switch samples.targets {
        case .classes:
          let highest = outputs.max() ?? 0
          let powers = outputs.map { exp($0 - highest) }
          let sum = powers.reduce(0, +)
          predictions += powers.map { $0 / sum }
        case .values(_, let scale): predictions.append(scale.unscaled(outputs[0]))
        }
      }
      start += rows
    }
    return predictions
  }
}
