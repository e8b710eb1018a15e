import Networks
import Numerical
import TestSupport
import Testing

struct TrainingRunTests {
  /// A run on the six samples of a batch, in batches of four.
  private func run(
    _ file: String, schedule: LearningRateSchedule = .cosine, averagingStart: Int? = 2
  ) throws -> TrainingRun<Float> {
    let reference = try ReferenceNetwork(file)
    let network = ReferenceNetwork.network(file, of: Float.self)
    let trainer = Trainer(
      network, batchSize: 4, epochs: 5, schedule: schedule, averagingStart: averagingStart,
      seed: Seed(8))
    let optimizer = Optimizer(
      Adam<Float>(learningRate: 0.01),
      transforms: [
        SharpnessAwareMinimization(tensors: network.tensors),
        LandscapeModification(threshold: .runningQuantile(0.2)),
      ], parameterCount: network.parameterCount)
    return TrainingRun(
      trainer, optimizer, on: reference.samples(0, of: Float.self),
      monitor: .classification(classCount: 3))
  }

  @Test(arguments: ["mlp_4_8_3", "conv_bn_1x8x8"], [1, 3, 4])
  func aResumedTrainingEndsWithTheSameBits(file: String, stop: Int) throws {
    var whole = try run(file)
    while whole.nextEpoch() != nil {}
    var first = try run(file)
    for _ in 0..<stop { _ = first.nextEpoch() }
    let bytes = first.checkpoint(label: "a").bytes
    var second = try run(file)
    let checkpoint = try TrainingCheckpoint<Float>(bytes: bytes, label: "a")
    #expect(checkpoint.bytes == bytes && checkpoint.epoch == stop)
    try second.resume(from: checkpoint)
    var epochs: [Int] = []
    while let epoch = second.nextEpoch() { epochs.append(epoch.number) }
    #expect(epochs == Array(stop + 1...5))
    #expect(second.parameters == whole.parameters && second.buffers == whole.buffers)
    #expect(second.averaging == whole.averaging && whole.averaging.count == 4)
    #expect(second.firstEpochLosses == whole.firstEpochLosses)
    #expect(second.samplesForward == whole.samplesForward && whole.samplesForward == 60)
    #expect(second.checkpoint(label: "a") == whole.checkpoint(label: "a"))
  }

  @Test(arguments: ["mlp_4_8_3", "conv_bn_1x8x8"])
  func aTrainingByStepsIsTheTrainingByEpochs(file: String) throws {
    var byEpochs = try run(file)
    var epochs: [TrainingRun<Float>.Epoch] = []
    while let epoch = byEpochs.nextEpoch() { epochs.append(epoch) }
    var bySteps = try run(file)
    var ended: [TrainingRun<Float>.Epoch] = []
    var count = 0
    while let step = bySteps.nextStep() {
      count += 1
      #expect(step.number == count)
      if let epoch = step.epoch { ended.append(epoch) }
    }
    // Six samples in batches of four and two, five times.
    #expect(ended == epochs && count == 10)
    #expect(bySteps.parameters == byEpochs.parameters && bySteps.buffers == byEpochs.buffers)
    #expect(bySteps.checkpoint(label: "a") == byEpochs.checkpoint(label: "a"))
  }

  @Test(arguments: ["mlp_4_8_3", "conv_bn_1x8x8"], [1, 3, 8])
  func aTrainingResumedAtAnyStepEndsWithTheSameBits(file: String, stop: Int) throws {
    var whole = try run(file)
    var epochs: [TrainingRun<Float>.Epoch] = []
    while let epoch = whole.nextEpoch() { epochs.append(epoch) }
    var first = try run(file)
    for _ in 0..<stop { _ = first.nextStep() }
    let bytes = first.checkpoint(label: "a").bytes
    let checkpoint = try TrainingCheckpoint<Float>(bytes: bytes, label: "a")
    #expect(checkpoint.bytes == bytes && checkpoint.step == stop)
    var second = try run(file)
    try second.resume(from: checkpoint)
    // The epoch under way ends with the mean loss of all its steps.
    #expect(second.nextEpoch() == epochs[stop / 2])
    while second.nextEpoch() != nil {}
    #expect(second.parameters == whole.parameters && second.buffers == whole.buffers)
    #expect(second.checkpoint(label: "a") == whole.checkpoint(label: "a"))
  }

  @Test func aCheckpointOfOtherBatchesIsRefused() throws {
    var run = try run("mlp_4_8_3")
    _ = run.nextStep()
    let checkpoint = run.checkpoint(label: "a")
    // One batch of six: no step lies within an epoch.
    var other = TrainingRun(
      Trainer(run.trainer.network, batchSize: 6, epochs: 5, seed: Seed(8)), run.optimizer,
      on: run.samples, monitor: .classification(classCount: 3))
    var error: NetworkError?
    do throws(NetworkError) { try other.resume(from: checkpoint) } catch let caught {
      error = caught
    }
    #expect(error == .invalidCheckpoint("its steps do not fit the batches of an epoch"))
  }

  @Test(arguments: [0, 1, 2, 3])
  func whatTransformsReportIsInTheCheckpoint(count: Int) throws {
    var run = try run("mlp_4_8_3")
    _ = run.nextEpoch()
    let steps = (0..<2).map { step in
      TrainingRecord.Step(
        loss: 1, gradientNorm: 2, learningRate: 3,
        telemetry: (0..<count).map { Double($0 + step) })
    }
    let bytes = run.checkpoint(label: "a", record: TrainingRecord(steps: steps)).bytes
    let checkpoint = try TrainingCheckpoint<Float>(bytes: bytes, label: "a")
    #expect(checkpoint.record.steps == steps && checkpoint.bytes == bytes)
  }

  @Test func damagedOrForeignCheckpointsAreErrors() throws {
    var run = try run("mlp_4_8_3")
    _ = run.nextEpoch()
    let bytes = run.checkpoint(label: "a").bytes
    typealias Checkpoint = TrainingCheckpoint<Float>
    for count in [0, 10, 21, 30, bytes.count / 2, bytes.count - 1] {
      #expect(throws: NetworkError.self) {
        try Checkpoint(bytes: Array(bytes.prefix(count)), label: "a")
      }
    }
    #expect(throws: NetworkError.self) { try Checkpoint(bytes: bytes + [0], label: "a") }
    #expect(throws: NetworkError.self) { try Checkpoint(bytes: bytes, label: "b") }
    #expect(throws: NetworkError.self) {
      try TrainingCheckpoint<Double>(bytes: bytes, label: "a")
    }
    let checkpoint = try Checkpoint(bytes: bytes, label: "a")
    var other = try self.run("conv_1x8x8")
    var error: NetworkError?
    do throws(NetworkError) { try other.resume(from: checkpoint) } catch let caught {
      error = caught
    }
    #expect(
      error == .invalidCheckpoint("it is of another network or another optimiser"))
  }

  @Test func theScheduleSetsEachStep() throws {
    // Steps of plain descent with η = 0 after the first epoch change nothing.
    var run = try run("mlp_4_8_3", schedule: .step(factor: 0, epochs: [2]), averagingStart: nil)
    let start = run.parameters
    _ = run.nextEpoch()
    let first = run.parameters
    #expect(first != start)
    var steps: [Int] = []
    while run.nextEpoch(afterStep: { step, _ in steps.append(step) }) != nil {}
    #expect(run.parameters == first && steps == Array(3...10))
  }

  @Test(arguments: ["conv_bn_1x8x8", "preact_block_1x8x8"])
  func statisticsOfAMeanAreThoseOfPyTorch(file: String) throws {
    let reference = try ReferenceNetwork(file)
    let courses = try ReferenceCourses(file)
    let network = ReferenceNetwork.network(file, of: Double.self)
    let inputs = reference.batches.flatMap(\.x)
    let labels = reference.batches.flatMap(\.labels)
    let buffers = network.statistics(
      at: courses.average,
      on: Samples(inputs, featureCount: network.inputCount, .classes(labels)), batchSize: 6,
      seed: Seed(0))
    let expected = reference.flat(courses.refreshedBuffers, of: Double.self)
    #expect(!expected.isEmpty && relativeError(buffers, expected) < 1e-10)
  }

  @Test func aDivergedTrainingStops() throws {
    let reference = try ReferenceNetwork("mlp_4_8_3")
    let network = ReferenceNetwork.network("mlp_4_8_3", of: Float.self)
    var run = TrainingRun(
      Trainer(network, batchSize: 3, epochs: 100, seed: Seed(1)),
      Optimizer(SGD<Float>(learningRate: 1e6), parameterCount: network.parameterCount),
      on: reference.samples(0, of: Float.self), monitor: .classification(classCount: 3))
    while run.nextEpoch() != nil {}
    #expect(run.isDiverged && run.epoch < 100 && run.step <= 2 * (run.epoch + 1))
    #expect(run.nextEpoch() == nil)
  }

  @Test func multiplyAddsAreThoseOfTheShapes() {
    // Dense 4 · 8 + 8 · 3; convolution 9 · 4 · 64 outputs and dense 64 · 3; the block by hand:
    // 9 · 4 · 64, then 4 · 9 · 8 · 16, 8 · 9 · 8 · 16 and the shortcut 4 · 8 · 16, then 8 · 3.
    let expected = [
      ("mlp_4_8_3", 56), ("conv_1x8x8", 2304 + 192),
      ("preact_block_1x8x8", 2304 + 4608 + 9216 + 512 + 24),
    ]
    for (file, count) in expected {
      let network = ReferenceNetwork.network(file, of: Float.self)
      #expect(network.layers.multiplyAdds == count)
      #expect(network.floatingPointOperations(forward: 3, backward: 1) == Double(10 * count))
    }
  }
}
