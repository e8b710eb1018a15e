package import Numerical

/// The loss of a network on one batch, as an oracle over θ: cross-entropy for classes, squared or
/// absolute error for values.
///
/// It owns the memory of its passes. Load a batch, then ask as often as needed. It keeps the
/// running statistics of normalisations, ``buffers``: those move with ``evaluate(at:gradient:)`` in
/// training, and with nothing else.
package struct NetworkLoss<Scalar: RealScalar>: LossGradient, ~Copyable {
  package let network: Network<Scalar>
  package let objective: TrainingObjective
  /// What the network keeps beside θ; evaluation reads it.
  package var buffers: [Scalar]
  /// Rows whose class had the highest logit when training last asked at its own θ; 0 for values.
  private(set) var correctCount = 0
  private let workspace: Workspace<Scalar>
  // The targets of the batch: one of the two is in use, the other empty.
  private var classes: [Int32] = []
  private var values: [Scalar] = []
  private var mode: PassMode = .evaluation
  private var batchSize = 0

  /// For batches of up to `capacity` rows, passed by at most `threads` threads at a time; answers
  /// do not depend on their number.
  package init(
    _ network: Network<Scalar>, objective: TrainingObjective = TrainingObjective(), capacity: Int,
    threads: Int = 1
  ) {
    self.network = network
    self.objective = objective
    buffers = network.initialBuffers
    workspace = Workspace(network, capacity: capacity, threads: threads)
  }

  /// Rows of the largest batch.
  package var capacity: Int { workspace.capacity }

  /// Takes `rows` of `samples` as the batch.
  ///
  /// - Parameters:
  ///   - mode: In training, the seed is that of the step: asked twice, the oracle drops the same
  ///     units.
  ///   - epochSeed: By which images of a training part are augmented; `nil` leaves them as they
  ///     are.
  /// - Precondition: There are 1 to ``capacity`` rows, of the network's input; classes are below
  ///   its output count, and values have an output count of 1.
  package mutating func load(
    _ rows: ArraySlice<Int>, of samples: Samples<Scalar>, mode: PassMode, epochSeed: Seed? = nil
  ) {
    precondition(samples.featureCount == network.inputCount, "\(samples.featureCount) features")
    precondition(!rows.isEmpty && rows.count <= workspace.capacity, "a batch of \(rows.count)")
    samples.copyInputs(rows, to: workspace.input, seed: epochSeed)
    classes.removeAll(keepingCapacity: true)
    values.removeAll(keepingCapacity: true)
    switch samples.targets {
    case .classes(let all):
      for row in rows {
        precondition(all[row] >= 0 && all[row] < network.outputCount, "class \(all[row])")
        classes.append(all[row])
      }
    case .values(let all, let scale):
      precondition(network.outputCount == 1, "\(network.outputCount) outputs for one value")
      for row in rows { values.append(Scalar(scale.scaled(all[row]))) }
    }
    self.mode = mode
    batchSize = rows.count
  }

  /// Takes all of `samples` as the batch.
  package mutating func load(_ samples: Samples<Scalar>, mode: PassMode) {
    load(Array(0..<samples.count)[...], of: samples, mode: mode)
  }

  package mutating func evaluate(at parameters: [Scalar], gradient: inout [Scalar]) -> Double {
    evaluate(at: parameters, gradient: &gradient, updatesStatistics: true)
  }

  package mutating func evaluate(
    at parameters: [Scalar], gradient: inout [Scalar], updatesStatistics: Bool
  ) -> Double {
    if updatesStatistics {
      network.forward(
        parameters, updating: &buffers, batchSize: batchSize, mode: mode, in: workspace)
    } else {
      network.forward(
        parameters, buffers: buffers, batchSize: batchSize, mode: mode, in: workspace)
    }
    let loss = outputLoss(derivative: workspace.outputGradient)
    if updatesStatistics { countCorrect() }
    network.backward(
      parameters, batchSize: batchSize, mode: mode, in: workspace, gradient: &gradient)
    return loss
  }

  /// U(θ) alone.
  package mutating func loss(at parameters: [Scalar]) -> Double {
    network.forward(parameters, buffers: buffers, batchSize: batchSize, mode: mode, in: workspace)
    return outputLoss(derivative: nil)
  }

  private mutating func countCorrect() {
    correctCount = 0
    for (row, label) in classes.enumerated() {
      let logits = workspace.output + row * network.outputCount
      var best = 0
      for place in 1..<max(network.outputCount, 1) where logits[place] > logits[best] {
        best = place
      }
      if best == Int(label) { correctCount += 1 }
    }
  }

  private func outputLoss(derivative: UnsafeMutablePointer<Scalar>?) -> Double {
    precondition(batchSize > 0, "no batch was loaded")
    if classes.isEmpty {
      return values.withUnsafeBufferPointer {
        objective.error.loss(
          workspace.output, targets: $0.baseAddress!, count: batchSize, derivative: derivative)
      }
    }
    return classes.withUnsafeBufferPointer {
      CrossEntropy.loss(
        workspace.output, classes: $0.baseAddress!, batchSize: batchSize,
        classCount: network.outputCount, smoothing: objective.labelSmoothing,
        derivative: derivative)
    }
  }
}
