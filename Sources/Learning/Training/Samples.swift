public import Numerical

/// Rows that a network trains on or is measured on, in the precision it computes in.
public struct Samples<Scalar: RealScalar>: Sendable {
  public enum Targets: Sendable {
    /// The class of each row, from 0.
    case classes([Int32])
    /// The value of each row in original units; the network sees it scaled.
    case values([Double], scale: TargetScale)
  }

  /// Shape [count, featureCount], row-major.
  public let inputs: [Scalar]
  public let featureCount: Int
  public let targets: Targets
  /// The number of rows.
  public let count: Int

  /// - Precondition: `inputs` has `featureCount` numbers per target.
  public init(_ inputs: [Scalar], featureCount: Int, _ targets: Targets) {
    self.inputs = inputs
    self.featureCount = featureCount
    self.targets = targets
    count =
      switch targets {
      case .classes(let classes): classes.count
      case .values(let values, _): values.count
      }
    precondition(inputs.count == count * featureCount, "inputs do not fill the rows")
  }

  /// Copies `rows` to `destination`, one after the other.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  func copyInputs(_ rows: ArraySlice<Int>, to destination: UnsafeMutablePointer<Scalar>) {
    inputs.withUnsafeBufferPointer { inputs in
      guard let source = inputs.baseAddress else { return }
      var destination = destination
      for row in rows {
        precondition(row >= 0 && row < count, "row \(row) of \(count)")
        destination.update(from: source + row * featureCount, count: featureCount)
        destination += featureCount
      }
    }
  }
}
