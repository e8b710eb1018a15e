public import Numerical

/// Features and targets on the scale that networks are trained on: mean 0, deviation 1 over the
/// training rows.
///
/// A missing feature takes the median of the training values that are there (0 where none is), then
/// x' = (x − mean)/sd with the population moments of the filled training column; a column without
/// spread keeps sd 1. Targets of a regression are scaled alike, and scores are given in their
/// original units.
public struct Standardizer: Sendable {
  /// Per feature, what stands in for a missing value; 0 where the data set misses none.
  public let medians: [Double]
  /// Per feature.
  public let means: [Double]
  /// Per feature; 1 where the training values are all equal.
  public let deviations: [Double]
  /// The identity for classes.
  public let targetScale: TargetScale

  /// Fitted on `rows` of `dataset`.
  ///
  /// - Precondition: `rows` is not empty.
  /// - Complexity: O(*n*) in the numbers of the data set, and a sort for each column with missing
  ///   values.
  public init(_ dataset: Dataset, rows: [Int]) {
    precondition(!rows.isEmpty, "a standardizer of no rows")
    let width = dataset.featureCount
    let features = dataset.features
    var medians = [Double](repeating: 0, count: width)
    for column in Standardizer.columnsWithMissing(dataset) {
      let present = rows.map { features[$0 * width + column] }.filter { !$0.isNaN }
      if !present.isEmpty { medians[column] = Quantiles(of: present).median }
    }
    var sums = [Double](repeating: 0, count: width)
    var squares = sums
    // Relative to the first row, so that a column of equal values has no spread at all.
    var origin = sums
    for (place, row) in rows.enumerated() {
      for column in 0..<width {
        let value = features[row * width + column]
        let filled = value.isNaN ? medians[column] : value
        if place == 0 { origin[column] = filled }
        sums[column] += filled - origin[column]
      }
    }
    let count = Double(rows.count)
    let means = (0..<width).map { origin[$0] + sums[$0] / count }
    for row in rows {
      for column in 0..<width {
        let value = features[row * width + column]
        let deviation = (value.isNaN ? medians[column] : value) - means[column]
        squares[column] += deviation * deviation
      }
    }
    self.medians = medians
    self.means = means
    deviations = squares.map { $0 > 0 ? ($0 / count).squareRoot() : 1 }
    if case .values(let values) = dataset.target {
      targetScale = TargetScale(of: rows.map { values[$0] })
    } else {
      targetScale = .identity
    }
  }

  /// The scaled features and the targets of `rows`, in that order.
  ///
  /// - Complexity: O(rows · features).
  public func samples<Scalar: RealScalar>(
    _ dataset: Dataset, rows: [Int], of type: Scalar.Type = Scalar.self
  ) -> Samples<Scalar> {
    let width = dataset.featureCount
    let features = dataset.features
    let inputs = [Scalar](unsafeUninitializedCapacity: rows.count * width) { buffer, count in
      for (place, row) in rows.enumerated() {
        for column in 0..<width {
          let value = features[row * width + column]
          let filled = value.isNaN ? medians[column] : value
          buffer.initializeElement(
            at: place * width + column, to: Scalar((filled - means[column]) / deviations[column]))
        }
      }
      count = rows.count * width
    }
    switch dataset.target {
    case .classes(let classes, _):
      return Samples(inputs, featureCount: width, .classes(rows.map { classes[$0] }))
    case .values(let values):
      return Samples(
        inputs, featureCount: width, .values(rows.map { values[$0] }, scale: targetScale))
    }
  }

  /// Columns with a missing value in any row: one may be missing outside of the training part alone.
  private static func columnsWithMissing(_ dataset: Dataset) -> [Int] {
    let width = dataset.featureCount
    var isMissing = [Bool](repeating: false, count: width)
    for row in 0..<dataset.rowCount {
      for column in 0..<width where dataset.features[row * width + column].isNaN {
        isMissing[column] = true
      }
    }
    return isMissing.indices.filter { isMissing[$0] }
  }
}
