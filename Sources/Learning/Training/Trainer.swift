public import Numerical

/// Trains a network by mini-batches.
///
/// Each epoch visits the samples once, in an order drawn from (seed, epoch); the last batch of an
/// epoch may be smaller. Training ends at the step after which it has diverged: the loss, the norm of
/// the gradient or that of θ is not finite, or a ``DivergenceMonitor`` objects to the losses.
/// Results depend neither on the number of threads nor on time.
public struct Trainer<Scalar: RealScalar>: Sendable {
  public let network: Network<Scalar>
  /// Rows per step; cut to the number of samples.
  public let batchSize: Int
  /// Passes over the samples.
  public let epochs: Int
  /// The run: order of samples and dropped units are drawn from it.
  public let seed: Seed
  /// What is minimised, where there is a choice.
  public let objective: TrainingObjective
  /// The most threads that share a step; nothing else depends on their number.
  public let threads: Int

  /// - Precondition: All counts are positive.
  public init(
    _ network: Network<Scalar>, objective: TrainingObjective = TrainingObjective(),
    batchSize: Int, epochs: Int, seed: Seed, threads: Int = 1
  ) {
    precondition(batchSize > 0 && epochs > 0, "\(epochs) epochs of batches of \(batchSize)")
    precondition(threads > 0, "a training by \(threads) threads")
    self.network = network
    self.objective = objective
    self.threads = threads
    self.batchSize = batchSize
    self.epochs = epochs
    self.seed = seed
  }

  /// The order in which `epoch`, from 1, visits `count` samples.
  public func order(of count: Int, epoch: Int) -> [Int] {
    var generator = seed.derived("order", epoch).generator()
    return generator.permutation(of: count)
  }

  /// How far a training went.
  public struct Course: Sendable, Hashable {
    /// Steps tried, the one that diverged included.
    public let steps: Int
    /// Samples passed forward and backward.
    public let samples: Int
    /// Whether the last step diverged.
    public let diverged: Bool
  }

  /// Moves θ by `epochs` passes over `samples`, and the running statistics with it.
  ///
  /// - Parameters:
  ///   - buffers: The network's, beside θ.
  ///   - monitor: Ends the training where it diverges.
  ///   - afterEpoch: Gets the epoch, from 1, the mean training loss over it, θ and the buffers;
  ///     returns whether training goes on. Where it does not, the run counts as diverged.
  /// - Precondition: `samples` is not empty and fits the network.
  public func train(
    _ parameters: inout [Scalar], _ buffers: inout [Scalar],
    with optimizer: inout Optimizer<Scalar>, on samples: Samples<Scalar>,
    monitor: DivergenceMonitor,
    afterEpoch: (
      _ epoch: Int, _ meanLoss: Double, _ parameters: [Scalar], _ buffers: [Scalar]
    ) -> Bool = { _, _, _, _ in true }
  ) -> Course {
    precondition(samples.count > 0, "training on no samples")
    let batchSize = min(batchSize, samples.count)
    var oracle = NetworkLoss(
      network, objective: objective, capacity: batchSize, threads: threads)
    oracle.buffers = buffers
    defer { buffers = oracle.buffers }
    var monitor = monitor
    var step = 0
    for epoch in 1...epochs {
      let order = order(of: samples.count, epoch: epoch)
      var total = 0.0
      var start = 0
      while start < order.count {
        let end = min(start + batchSize, order.count)
        step += 1
        oracle.load(
          order[start..<end], of: samples, mode: .training(seed: seed.derived("step", step)))
        let seen = optimizer.step(&parameters, on: &oracle)
        total += seen.loss * Double(end - start)
        start = end
        if !seen.isFinite || monitor.exceeds(after: seen.loss)
          || !VectorKernels.squaredNorm(parameters).isFinite
        {
          return Course(
            steps: step, samples: (epoch - 1) * samples.count + end, diverged: true)
        }
      }
      if !afterEpoch(epoch, total / Double(samples.count), parameters, oracle.buffers) {
        return Course(steps: step, samples: epoch * samples.count, diverged: true)
      }
    }
    return Course(steps: step, samples: epochs * samples.count, diverged: false)
  }
}
