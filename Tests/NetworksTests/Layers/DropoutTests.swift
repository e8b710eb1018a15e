import Networks
import Numerical
import TestSupport
import Testing

struct DropoutTests {
  let count = 20_000

  /// The outputs of a pass over ones, and the gradients of a sum of outputs.
  private func pass(_ probability: Double, _ mode: PassMode) -> (outputs: [Double], [Double]) {
    let layer = Dropout<Double>(probability, count: count)
    let ones = [Double](repeating: 1, count: count)
    var outputs = ones
    var gradients = ones
    var cache = [Double](repeating: .nan, count: layer.cacheCount(batchSize: 1))
    ones.withUnsafeBufferPointer { ones in
      outputs.withUnsafeMutableBufferPointer { outputs in
        gradients.withUnsafeMutableBufferPointer { gradients in
          cache.withUnsafeMutableBufferPointer { cache in
            let pass = LayerPass(
              mode, BatchParts(batchSize: 1, threads: 1), parameters: ones.baseAddress!,
              buffers: ones.baseAddress!, input: ones.baseAddress!,
              output: outputs.baseAddress!, cache: cache.baseAddress!,
              scratch: cache.baseAddress!)
            layer.forward(pass)
            layer.backward(
              pass,
              LayerGradients(
                output: ones.baseAddress!, input: gradients.baseAddress,
                parameters: cache.baseAddress!))
          }
        }
      }
    }
    return (outputs, gradients)
  }

  @Test(arguments: [0.1, 0.5, 0.9])
  func theMeanStaysWhileTraining(probability: Double) {
    let (outputs, gradients) = pass(probability, .training(seed: Seed(4)))
    #expect(Set(outputs).count == 2 && outputs.contains(0))
    #expect(gradients == outputs)
    // The variance of one output is p/(1 − p).
    let error = (probability / (1 - probability) / Double(count)).squareRoot()
    expectClose(outputs.reduce(0, +) / Double(count), 1, within: 4 * error)
  }

  @Test func evaluationPassesEverythingOn() {
    let (outputs, gradients) = pass(0.5, .evaluation)
    #expect(outputs.allSatisfy { $0 == 1 } && gradients == outputs)
  }

  @Test func theMaskFollowsFromTheSeedAlone() {
    let first = pass(0.5, .training(seed: Seed(4))).outputs
    #expect(first == pass(0.5, .training(seed: Seed(4))).outputs)
    #expect(first != pass(0.5, .training(seed: Seed(5))).outputs)
  }
}
