import Networks
import Numerical
import TestSupport
import Testing

struct InitializationTests {
  /// Two convolutions and two dense layers, of 8 × 8 images with 3 channels.
  static let network: Network<Double> = {
    do {
      return try SimpleCNN(
        image: ImageShape(channels: 3, height: 8, width: 8), outputs: 10, channels: 4
      ).network(of: Double.self)
    } catch {
      preconditionFailure("\(error)")
    }
  }()

  /// The tensors of a first θ.
  private func drawn(
    _ network: Network<Double>, by initialization: Initialization, seed: UInt64 = 3
  ) -> [(tensor: NamedTensor, values: [Double])] {
    let parameters = network.initialParameters(seed: Seed(seed), by: initialization)
    var start = 0
    return network.tensors.map { tensor in
      defer { start += tensor.count }
      return (tensor, Array(parameters[start..<start + tensor.count]))
    }
  }

  /// Fan-in and fan-out of a weight.
  private func fans(_ shape: [Int]) -> (into: Double, out: Double) {
    let window = shape.dropFirst(2).reduce(1, *)
    return (Double(shape[1] * window), Double(shape[0] * window))
  }

  @Test(arguments: [Initialization.heNormal, .glorotUniform, .glorotNormal])
  func weightsHaveTheVarianceOfTheirFans(initialization: Initialization) {
    for (tensor, values) in drawn(Self.network, by: initialization) where tensor.shape.count > 1 {
      let (into, out) = fans(tensor.shape)
      let variance = initialization == .heNormal ? 2 / out : 2 / (into + out)
      let count = Double(values.count)
      let mean = values.reduce(0, +) / count
      let squares = values.reduce(0) { $0 + $1 * $1 } / count
      // Five standard errors: √(variance/n) of a mean, variance · √(2/n) of a variance of normal
      // numbers; of uniform ones less, √(0.8/n).
      #expect(abs(mean) < 5 * (variance / count).squareRoot(), "\(tensor.name)")
      #expect(abs(squares - variance) < 5 * variance * (2 / count).squareRoot(), "\(tensor.name)")
    }
  }

  @Test func glorotUniformStaysWithinItsBoundAndNormalDoesNot() {
    for (tensor, values) in drawn(Self.network, by: .glorotUniform) where tensor.shape.count > 1 {
      let (into, out) = fans(tensor.shape)
      #expect(values.allSatisfy { abs($0) <= (6 / (into + out)).squareRoot() })
    }
    let normal = drawn(Self.network, by: .glorotNormal)[6]
    let (into, out) = fans(normal.tensor.shape)
    // The bound is √3 deviations; 8 % of normal numbers are beyond it.
    let beyond = normal.values.count { abs($0) > (6 / (into + out)).squareRoot() }
    #expect(abs(Double(beyond) / Double(normal.values.count) - 0.083) < 0.02)
  }

  @Test func orthogonalWeightsKeepLengths() {
    for (tensor, values) in drawn(Self.network, by: .orthogonal) where tensor.shape.count > 1 {
      let rows = tensor.shape[0]
      let columns = values.count / rows
      let few = min(rows, columns)
      func entry(_ vector: Int, _ place: Int) -> Double {
        rows <= columns ? values[vector * columns + place] : values[place * columns + vector]
      }
      for first in 0..<few {
        for second in first..<few {
          let product = (0..<max(rows, columns)).reduce(0) {
            $0 + entry(first, $1) * entry(second, $1)
          }
          expectClose(product, first == second ? 1 : 0, within: 1e-12)
        }
      }
    }
    // Rounded to single precision, 512 products of numbers about 1/√512 leave some 1e-8.
    let single = MultilayerPerceptron(inputs: 512, widths: [], outputs: 2).network(of: Float.self)
      .initialParameters(seed: Seed(1), by: .orthogonal)
    let dot = (0..<512).reduce(0.0) { $0 + Double(single[$1]) * Double(single[512 + $1]) }
    #expect(abs(dot) < 1e-6)
  }

  @Test(arguments: Initialization.allCases.filter { $0 != .model })
  func biasesBeginAtZeroAndNormalisationsAsTheyAre(initialization: Initialization) throws {
    let network = try PreResNet(
      image: ImageShape(channels: 1, height: 8, width: 8), outputs: 3, depth: 8
    ).network(of: Double.self)
    for (tensor, values) in drawn(network, by: initialization) where tensor.shape.count == 1 {
      let expected: Double = tensor.initializer == .constant(1) ? 1 : 0
      #expect(values.allSatisfy { $0 == expected }, "\(tensor.name)")
    }
    let weights = drawn(network, by: initialization).filter { $0.tensor.shape.count > 1 }
    #expect(weights.allSatisfy { $0.values.allSatisfy { $0 == 0 } == (initialization == .zero) })
  }

  @Test func theModelsOwnIsTheDefault() {
    #expect(
      Self.network.initialParameters(seed: Seed(4))
        == Self.network.initialParameters(seed: Seed(4), by: .model))
  }
}
