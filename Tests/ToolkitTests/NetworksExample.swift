import Networks
import Testing

/// The example of the landing page of Networks.
struct NetworksExample {
  @Test func runs() throws {
    let scores = Scores.ofProbabilities([0.9, 0.1, 0.4, 0.6], classCount: 2, actual: [0, 0])
    print(scores.loss(.errorRate))  // 0.5
    print(LossKind.crossEntropy.task == .classification)  // true
    #expect(scores.loss(.errorRate) == 0.5)
  }
}
