import Experiments
import Foundation
import Learning
import Networks
import Numerical
import TestSupport
import Testing

struct CheckpointFileTests {
  private func run() -> TrainingRun<Float> {
    let network = MultilayerPerceptron(inputs: 2, widths: [3], outputs: 2).network(of: Float.self)
    return TrainingRun(
      Trainer(network, batchSize: 2, epochs: 4, schedule: .cosine, seed: Seed(1)),
      Optimizer(Adam<Float>(), parameterCount: network.parameterCount),
      on: Samples([0, 1, 1, 0, 1, 1, 0, 0], featureCount: 2, .classes([1, 1, 0, 0])),
      monitor: .classification(classCount: 2))
  }

  @Test func anInterruptedTrainingGoesOnFromItsFile() async throws {
    try await withTemporaryFolder { folder in
      let file = CheckpointFile(folder.appending(path: "training"))
      var whole = run()
      while whole.nextEpoch() != nil {}
      #expect(try file.bytes() == nil)
      var first = run()
      for _ in 0..<2 where first.nextEpoch() != nil {
        try file.write(first.checkpoint(label: "a").bytes)
      }
      var second = run()
      let bytes = try #require(try file.bytes())
      try second.resume(from: TrainingCheckpoint(bytes: bytes, label: "a"))
      #expect(second.epoch == 2 && second.parameters == first.parameters)
      while second.nextEpoch() != nil {}
      #expect(second.parameters == whole.parameters)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["training"])
      var refused = false
      do { _ = try TrainingCheckpoint<Float>(bytes: bytes, label: "b") } catch {
        refused = true
      }
      #expect(refused)
    }
  }
}
