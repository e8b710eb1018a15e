package import Numerical

/// Rows that a network trains on or is measured on, in the precision it computes in.
///
/// Rows of a table are kept scaled; images are scaled from their bytes batch by batch.
package struct Samples<Scalar: RealScalar>: Sendable {
  package enum Targets: Sendable {
    /// The class of each row, from 0.
    case classes([Int32])
    /// The value of each row in original units; the network sees it scaled.
    case values([Double], scale: TargetScale)

    var count: Int {
      switch self {
      case .classes(let classes): classes.count
      case .values(let values, _): values.count
      }
    }
  }

  private enum Storage {
    case numbers([Scalar])
    case pixels(PixelRows<Scalar>)
  }

  private let storage: Storage
  package let featureCount: Int
  package let targets: Targets
  /// The number of rows.
  package let count: Int

  /// Whether targets are classes.
  var hasClasses: Bool {
    if case .classes = targets { return true }
    return false
  }

  /// - Parameter inputs: Shape [count, featureCount], row-major.
  /// - Precondition: `inputs` has `featureCount` numbers per target.
  package init(_ inputs: [Scalar], featureCount: Int, _ targets: Targets) {
    storage = .numbers(inputs)
    self.featureCount = featureCount
    self.targets = targets
    count = targets.count
    precondition(inputs.count == count * featureCount, "inputs do not fill the rows")
  }

  /// - Precondition: There is an image of `featureCount` pixels per target.
  package init(_ images: PixelRows<Scalar>, featureCount: Int, _ targets: Targets) {
    storage = .pixels(images)
    self.featureCount = featureCount
    self.targets = targets
    count = targets.count
  }

  /// Shape [count, featureCount], row-major. Images are written out, which is costly, and not
  /// augmented.
  package var inputs: [Scalar] {
    if case .numbers(let inputs) = storage { return inputs }
    return [Scalar](unsafeUninitializedCapacity: count * featureCount) { buffer, initialized in
      if let start = buffer.baseAddress { copyInputs(Array(0..<count)[...], to: start) }
      initialized = count * featureCount
    }
  }

  /// Copies `rows` to `destination`, one after the other.
  ///
  /// - Parameter seed: Of the run and the epoch: images of a training part are augmented by it.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  func copyInputs(
    _ rows: ArraySlice<Int>, to destination: UnsafeMutablePointer<Scalar>, seed: Seed? = nil
  ) {
    var destination = destination
    switch storage {
    case .numbers(let inputs):
      inputs.withUnsafeBufferPointer { inputs in
        guard let source = inputs.baseAddress else { return }
        for row in rows {
          precondition(row >= 0 && row < count, "row \(row) of \(count)")
          destination.update(from: source + row * featureCount, count: featureCount)
          destination += featureCount
        }
      }
    case .pixels(let images):
      for row in rows {
        images.copy(row, to: destination, seed: seed)
        destination += featureCount
      }
    }
  }
}
