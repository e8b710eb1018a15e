package import Numerical

/// A training under way, a step or an epoch at a time.
///
/// ```swift
/// var run = TrainingRun(trainer, optimizer, on: samples, monitor: .regression)
/// while let epoch = run.nextEpoch() { report(epoch.meanLoss) }
/// ```
///
/// Between two steps it can be written down as a ``TrainingCheckpoint`` and taken up again later,
/// by another process, to the same bits.
package struct TrainingRun<Scalar: RealScalar>: ~Copyable {
  package let trainer: Trainer<Scalar>
  package let samples: Samples<Scalar>
  /// θ.
  package private(set) var parameters: [Scalar]
  /// Epochs finished, and steps tried, one that diverged included.
  package private(set) var epoch = 0
  package private(set) var step = 0
  /// Samples passed in either direction, each pass counted.
  package private(set) var samplesForward = 0
  package private(set) var samplesBackward = 0
  /// Whether the last step, or what the caller saw after it, was not finite or too high.
  package private(set) var isDiverged = false
  /// The loss of each step of the first epoch.
  package private(set) var firstEpochLosses: [Double] = []
  /// The mean of θ after each epoch from ``Trainer/averagingStart`` on.
  package private(set) var averaging = WeightAveraging<Scalar>()
  /// The rule and the transforms, with what they keep.
  package private(set) var optimizer: Optimizer<Scalar>
  private var oracle: NetworkLoss<Scalar>
  private var monitor: DivergenceMonitor
  private let learningRate: Double
  /// The places of each batch in the order of an epoch.
  private let batches: [Range<Int>]
  // Of the epoch under way: its order, empty before the first step; the batches done, and over
  // them the sum of the losses and the count of right classes.
  private var order: [Int] = []
  private var place = 0
  private var lossSum = 0.0
  private var correctCount = 0

  /// A training at its start.
  ///
  /// - Parameters:
  ///   - optimizer: At its first step; its learning rate is the one that the schedule multiplies.
  ///   - parameters: θ; drawn from the trainer's seed where not given.
  ///   - buffers: The running statistics; the initial ones where not given.
  /// - Precondition: `samples` is not empty and fits the network.
  package init(
    _ trainer: Trainer<Scalar>, _ optimizer: Optimizer<Scalar>, on samples: Samples<Scalar>,
    monitor: DivergenceMonitor, parameters: [Scalar]? = nil, buffers: [Scalar]? = nil
  ) {
    precondition(samples.count > 0, "training on no samples")
    self.trainer = trainer
    self.samples = samples
    self.optimizer = optimizer
    self.monitor = monitor
    learningRate = optimizer.learningRate
    batches = trainer.batches(of: samples.count)
    self.parameters =
      parameters
      ?? trainer.network.initialParameters(seed: trainer.seed, by: trainer.initialization)
    oracle = NetworkLoss(
      trainer.network, objective: trainer.objective,
      capacity: min(trainer.batchSize, samples.count), threads: trainer.threads)
    if let buffers { oracle.buffers = buffers }
  }

  /// The running statistics.
  package var buffers: [Scalar] { oracle.buffers }

  /// What one epoch came to.
  package struct Epoch: Sendable, Hashable {
    /// From 1.
    package let number: Int
    /// The mean loss over its samples, each before its step.
    package let meanLoss: Double
    /// The accuracy on them, each before its step and as the network saw it; `nil` for values.
    package let accuracy: Double?
  }

  /// One step of a training.
  package struct Step: Sendable, Hashable {
    /// From 1.
    package let number: Int
    /// What was seen before it.
    package let seen: Optimizer<Scalar>.Step
    /// The epoch that it ends; `nil` in the middle of one, and where it diverged.
    package let epoch: Epoch?
  }

  /// Takes one step; `nil` where the training has diverged, and after the last epoch.
  package mutating func nextStep() -> Step? {
    guard !isDiverged, epoch < trainer.epochs else { return nil }
    let number = epoch + 1
    if order.isEmpty { order = trainer.order(of: samples.count, epoch: number) }
    let batch = batches[place]
    step += 1
    oracle.load(
      order[batch], of: samples,
      mode: .training(seed: trainer.seed.derived("step", step)),
      epochSeed: trainer.seed.derived("augmentation", number))
    optimizer.learningRate =
      learningRate
      * trainer.schedule.multiplier(
        at: step - 1, of: trainer.epochs * batches.count, stepsPerEpoch: batches.count)
    let seen = optimizer.step(&parameters, on: &oracle)
    samplesForward += optimizer.gradientsPerStep * batch.count
    samplesBackward += optimizer.gradientsPerStep * batch.count
    lossSum += seen.loss * Double(batch.count)
    correctCount += oracle.correctCount
    if number == 1 { firstEpochLosses.append(seen.loss) }
    isDiverged =
      !seen.isFinite || monitor.exceeds(after: seen.loss)
      || !VectorKernels.squaredNorm(parameters).isFinite
    if isDiverged { return Step(number: step, seen: seen, epoch: nil) }
    place += 1
    return Step(
      number: step, seen: seen, epoch: place == batches.count ? endEpoch(number) : nil)
  }

  private mutating func endEpoch(_ number: Int) -> Epoch {
    epoch = number
    if let start = trainer.averagingStart, number >= start { averaging.add(parameters) }
    let count = Double(samples.count)
    let ended = Epoch(
      number: number, meanLoss: lossSum / count,
      accuracy: samples.hasClasses ? Double(correctCount) / count : nil)
    (place, lossSum, correctCount) = (0, 0, 0)
    order = []
    return ended
  }

  /// Trains to the end of an epoch; `nil` where it diverges on the way, and after the last one.
  ///
  /// - Parameter afterStep: Gets each step, from 1, and what was seen before it.
  package mutating func nextEpoch(
    afterStep: (_ step: Int, _ seen: Optimizer<Scalar>.Step) -> Void = { _, _ in }
  ) -> Epoch? {
    while let step = nextStep() {
      afterStep(step.number, step.seen)
      if let epoch = step.epoch { return epoch }
    }
    return nil
  }

  /// Ends the training as diverged, for what the caller saw after an epoch.
  package mutating func stopAsDiverged() { isDiverged = true }

  /// What the training arrived at: θ, or the mean where one was taken, with statistics measured
  /// anew for it.
  ///
  /// - Complexity: For a mean over a network with running statistics, one pass over the samples.
  package mutating func model() -> (parameters: [Scalar], buffers: [Scalar]) {
    guard averaging.count > 0 else { return (parameters, oracle.buffers) }
    if trainer.network.bufferCount == 0 { return (averaging.average, []) }
    samplesForward += samples.count
    return (
      averaging.average,
      trainer.network.statistics(
        at: averaging.average, on: samples, batchSize: trainer.batchSize, seed: trainer.seed,
        threads: trainer.threads)
    )
  }
}

extension TrainingRun {
  /// The training between two steps.
  ///
  /// - Parameter record: What it showed so far, which is written down with it.
  /// - Precondition: It has not diverged.
  package func checkpoint(
    label: String, record: TrainingRecord = TrainingRecord()
  ) -> TrainingCheckpoint<Scalar> {
    precondition(!isDiverged, "a checkpoint of a training that has diverged")
    return TrainingCheckpoint(
      label: label, epoch: epoch, step: step, parameters: parameters, buffers: oracle.buffers,
      optimizer: optimizer.state, averaging: averaging, monitor: monitor,
      samplesForward: samplesForward, samplesBackward: samplesBackward,
      firstEpochLosses: firstEpochLosses,
      partialEpoch: place == 0 ? [] : [lossSum, Double(correctCount)], record: record)
  }

  /// Goes on where a checkpoint was taken.
  ///
  /// - Throws: ``NetworkError/invalidCheckpoint(_:)`` where its vectors do not fit the network or
  ///   the optimiser, or its steps the batches.
  package mutating func resume(
    from checkpoint: TrainingCheckpoint<Scalar>
  ) throws(NetworkError) {
    let vectors = checkpoint.optimizer.flatMap { $0.vectors }
    guard checkpoint.parameters.count == parameters.count,
      checkpoint.buffers.count == oracle.buffers.count,
      checkpoint.optimizer.count == optimizer.state.count,
      zip(checkpoint.optimizer, optimizer.state).allSatisfy({
        $0.vectors.count == $1.vectors.count && $0.numbers.count >= $1.numbers.count
      }), vectors.allSatisfy({ $0.isEmpty || $0.count == parameters.count })
    else { throw .invalidCheckpoint("it is of another network or another optimiser") }
    let done = checkpoint.step - checkpoint.epoch * batches.count
    let partial = checkpoint.partialEpoch
    guard batches.indices.contains(done), partial.count == (done == 0 ? 0 : 2) else {
      throw .invalidCheckpoint("its steps do not fit the batches of an epoch")
    }
    parameters = checkpoint.parameters
    oracle.buffers = checkpoint.buffers
    optimizer.state = checkpoint.optimizer
    averaging = checkpoint.averaging
    monitor = checkpoint.monitor
    epoch = checkpoint.epoch
    step = checkpoint.step
    order = []
    place = done
    lossSum = partial.first ?? 0
    correctCount = Int(partial.last ?? 0)
    samplesForward = checkpoint.samplesForward
    samplesBackward = checkpoint.samplesBackward
    firstEpochLosses = checkpoint.firstEpochLosses
  }
}
