package import Numerical

/// How a network is trained by mini-batches.
///
/// Each epoch visits the samples once, in an order drawn from (seed, epoch); the last batch of an
/// epoch may be smaller. Training ends at the step after which it has diverged: the loss, the norm
/// of the gradient or that of θ is not finite, or a ``DivergenceMonitor`` objects to the losses.
/// Results depend neither on the number of threads nor on time.
package struct Trainer<Scalar: RealScalar>: Sendable {
  package let network: Network<Scalar>
  /// Rows per step; cut to the number of samples.
  package let batchSize: Int
  /// Passes over the samples.
  package let epochs: Int
  /// The run: order and augmentation of samples and dropped units come from it.
  package let seed: Seed
  /// How the first θ is drawn.
  package let initialization: Initialization
  /// What is minimised, where there is a choice.
  package let objective: TrainingObjective
  /// What the learning rate is multiplied by, step by step.
  package let schedule: LearningRateSchedule
  /// The epoch, from 1, after which θ is first taken into a mean; `nil` where none is.
  package let averagingStart: Int?
  /// The most threads that share a step; nothing else depends on their number.
  package let threads: Int

  /// - Precondition: All counts are positive.
  package init(
    _ network: Network<Scalar>, objective: TrainingObjective = TrainingObjective(),
    batchSize: Int, epochs: Int, schedule: LearningRateSchedule = .constant,
    averagingStart: Int? = nil, initialization: Initialization = .model, seed: Seed,
    threads: Int = 1
  ) {
    precondition(batchSize > 0 && epochs > 0, "\(epochs) epochs of batches of \(batchSize)")
    precondition(threads > 0, "a training by \(threads) threads")
    self.network = network
    self.initialization = initialization
    self.objective = objective
    self.schedule = schedule
    self.averagingStart = averagingStart
    self.threads = threads
    self.batchSize = batchSize
    self.epochs = epochs
    self.seed = seed
  }

  /// The order in which `epoch`, from 1, visits `count` samples.
  package func order(of count: Int, epoch: Int) -> [Int] {
    var generator = seed.derived("order", epoch).generator()
    return generator.permutation(of: count)
  }

  /// The places in that order of each batch.
  func batches(of count: Int) -> [Range<Int>] {
    let size = min(batchSize, count)
    return stride(from: 0, to: count, by: size).map { $0..<min($0 + size, count) }
  }

  /// How far a training went.
  package struct Course: Sendable, Hashable {
    /// Steps tried, the one that diverged included.
    package let steps: Int
    /// Samples passed forward and backward.
    package let samples: Int
    /// Whether the last step diverged.
    package let diverged: Bool
  }

  /// Moves θ by ``epochs`` passes over `samples`, and the running statistics with it; a
  /// ``TrainingRun`` to its end.
  ///
  /// - Parameters:
  ///   - buffers: The network's, beside θ.
  ///   - optimizer: At its first step.
  ///   - monitor: Ends the training where it diverges.
  ///   - afterEpoch: Gets the epoch, from 1, the mean training loss over it, θ and the buffers;
  ///     returns whether training goes on. Where it does not, the run counts as diverged.
  /// - Precondition: `samples` is not empty and fits the network.
  package func train(
    _ parameters: inout [Scalar], _ buffers: inout [Scalar], with optimizer: Optimizer<Scalar>,
    on samples: Samples<Scalar>, monitor: DivergenceMonitor,
    afterEpoch: (
      _ epoch: Int, _ meanLoss: Double, _ parameters: [Scalar], _ buffers: [Scalar]
    ) -> Bool = { _, _, _, _ in true }
  ) -> Course {
    var run = TrainingRun(
      self, optimizer, on: samples, monitor: monitor, parameters: parameters, buffers: buffers)
    while let epoch = run.nextEpoch() {
      if !afterEpoch(epoch.number, epoch.meanLoss, run.parameters, run.buffers) {
        run.stopAsDiverged()
      }
    }
    (parameters, buffers) = (run.parameters, run.buffers)
    return Course(steps: run.step, samples: run.samplesBackward, diverged: run.isDiverged)
  }
}
