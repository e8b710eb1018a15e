package import Networks
package import Numerical

/// Features and targets on the scale that networks are trained on: mean 0, deviation 1 over the
/// training rows.
///
/// A missing feature takes the median of the training values that are there (0 where none is), then
/// x' = (x − mean)/sd with the population moments of the filled training column; a column without
/// spread keeps sd 1. Targets of a regression are scaled alike, and scores are given in their
/// original units.
///
/// The pixels of images are scaled channel by channel, by the constants of the data set's recipe
/// or, where it has none, by the moments of the training rows.
package struct Standardizer: Sendable {
  /// Per feature, what stands in for a missing value; 0 where the data set misses none. Of images
  /// empty.
  package let medians: [Double]
  /// Per feature; of images per channel, in units of the brightest pixel.
  package let means: [Double]
  /// As ``means``; 1 where the training values are all equal.
  package let deviations: [Double]
  /// The identity for classes.
  package let targetScale: TargetScale

  /// Fitted on `rows` of `dataset`.
  ///
  /// - Precondition: `rows` is not empty.
  /// - Complexity: O(*n*) in the numbers of the data set, and a sort for each column with missing
  ///   values.
  package init(_ dataset: Dataset, rows: [Int]) {
    precondition(!rows.isEmpty, "a standardizer of no rows")
    targetScale = Standardizer.targetScale(dataset, rows)
    switch dataset.features {
    case .pixels(let pixels):
      let normalization = Standardizer.normalization(dataset, pixels, rows)
      medians = []
      means = normalization.means
      deviations = normalization.deviations
    case .numbers(let features):
      (medians, means, deviations) = Standardizer.moments(dataset, features, rows)
    }
  }

  private static func targetScale(_ dataset: Dataset, _ rows: [Int]) -> TargetScale {
    guard case .values(let values) = dataset.target else { return .identity }
    return TargetScale(of: rows.map { values[$0] })
  }

  private static func normalization(
    _ dataset: Dataset, _ pixels: [UInt8], _ rows: [Int]
  ) -> ImageNormalization {
    let shape = dataset.shape
    return dataset.recipe.normalization.constants(
      for: dataset.imageSource, channels: shape.channels)
      ?? ImageNormalization(of: pixels, shape: shape, rows: rows)
  }

  /// Medians, means and deviations of the columns of a table.
  private static func moments(
    _ dataset: Dataset, _ features: [Double], _ rows: [Int]
  ) -> ([Double], [Double], [Double]) {
    let width = dataset.featureCount
    var medians = [Double](repeating: 0, count: width)
    for column in Standardizer.columnsWithMissing(features, width) {
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
    return (medians, means, squares.map { $0 > 0 ? ($0 / count).squareRoot() : 1 })
  }

  /// The scaled features and the targets of `rows`, in that order.
  ///
  /// - Complexity: O(rows · features); of images O(rows), as their pixels are scaled when used.
  package func samples<Scalar: RealScalar>(
    _ dataset: Dataset, rows: [Int], of type: Scalar.Type = Scalar.self
  ) -> Samples<Scalar> {
    samples(dataset, rows: rows, augmentation: nil)
  }

  /// The same for rows to train on: images are augmented as the recipe of the data set says.
  package func trainingSamples<Scalar: RealScalar>(
    _ dataset: Dataset, rows: [Int], of type: Scalar.Type = Scalar.self
  ) -> Samples<Scalar> {
    samples(dataset, rows: rows, augmentation: dataset.recipe.augmentation)
  }

  private func samples<Scalar: RealScalar>(
    _ dataset: Dataset, rows: [Int], augmentation: Augmentation?
  ) -> Samples<Scalar> {
    let targets: Samples<Scalar>.Targets =
      switch dataset.target {
      case .classes(let classes, _): .classes(rows.map { classes[$0] })
      case .values(let values): .values(rows.map { values[$0] }, scale: targetScale)
      }
    let width = dataset.featureCount
    switch dataset.features {
    case .numbers(let features):
      return Samples(scaled(features, width, rows), featureCount: width, targets)
    case .pixels(let pixels):
      let images = PixelRows<Scalar>(
        pixels, shape: dataset.shape, rows: rows,
        normalization: ImageNormalization(means: means, deviations: deviations),
        augmentation: augmentation)
      return Samples(images, featureCount: width, targets)
    }
  }

  private func scaled<Scalar: RealScalar>(
    _ features: [Double], _ width: Int, _ rows: [Int]
  ) -> [Scalar] {
    [Scalar](unsafeUninitializedCapacity: rows.count * width) { buffer, count in
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
  }

  /// Columns with a missing value in any row: one may be missing outside of the training part
  /// alone.
  private static func columnsWithMissing(_ features: [Double], _ width: Int) -> [Int] {
    var isMissing = [Bool](repeating: false, count: width)
    for (index, value) in features.enumerated() where value.isNaN {
      isMissing[index % width] = true
    }
    return isMissing.indices.filter { isMissing[$0] }
  }
}
