/// Mean and central moments of a sample, by two passes.
public struct Moments: Sendable, Hashable {
  public let count: Int
  public let mean: Double
  /// Population central moments: the means of (x − mean)², (x − mean)³, (x − mean)⁴.
  public let second, third, fourth: Double

  /// - Precondition: `values` is not empty.
  /// - Complexity: O(*n*).
  public init(of values: [Double]) {
    precondition(!values.isEmpty, "moments of nothing")
    let mean = values.reduce(0, +) / Double(values.count)
    var sums = SIMD4<Double>.zero
    for value in values {
      let d = value - mean
      let square = d * d
      sums += SIMD4(square, square * d, square * square, 0)
    }
    count = values.count
    self.mean = mean
    (second, third, fourth) = (
      sums[0] / Double(count), sums[1] / Double(count), sums[2] / Double(count)
    )
  }

  /// Population variance (divides by *n*).
  public var variance: Double { second }

  /// Population standard deviation.
  public var standardDeviation: Double { second.squareRoot() }

  /// Standard deviation of the sample (divides by *n* − 1); `nil` for one value.
  public var sampleStandardDeviation: Double? {
    count < 2 ? nil : (second * Double(count) / Double(count - 1)).squareRoot()
  }

  /// m₃ / m₂^1.5; `nil` when all values are equal.
  public var skewness: Double? { second > 0 ? third / (second * second.squareRoot()) : nil }

  /// m₄ / m₂², 3 for a normal distribution; `nil` when all values are equal.
  public var kurtosis: Double? { second > 0 ? fourth / (second * second) : nil }
}
