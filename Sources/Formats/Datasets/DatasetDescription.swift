import Documents
package import Learning
import Numerical

/// What a data set is: its columns, its classes, and what a study would make of it.
package struct DatasetDescription: Sendable {
  /// The rows of one class.
  package struct ClassCount: Sendable, Hashable {
    package let name: String
    package let count: Int
  }

  package let dataset: Dataset
  /// In order of the class numbers; empty for regression.
  package let classes: [ClassCount]
  /// Moments of the targets of a regression; `nil` for classes.
  package let targetMean, targetDeviation: Double?
  /// Of each feature; of images of each channel, in 0 … 255.
  package let columns: [ColumnDescription]
  /// Features that have one value in every row where they are not missing.
  package let constantFeatures: [String]
  /// Empty cells of all rows.
  package let missingCount: Int
  /// The default plan of a study; `nil` where the data do not suit one.
  package let plan: DataPlan?
  /// Why there is no plan.
  package let problem: String?

  /// - Complexity: O(*n* log *n*) in the numbers of a table, O(*n*) in the pixels of images.
  package init(_ dataset: Dataset) {
    self.dataset = dataset
    switch dataset.target {
    case .classes(let indices, let names):
      var counts = [Int](repeating: 0, count: names.count)
      for index in indices { counts[Int(index)] += 1 }
      classes = zip(names, counts).map { ClassCount(name: $0, count: $1) }
      (targetMean, targetDeviation) = (nil, nil)
    case .values(let values):
      classes = []
      let moments = Moments(of: values)
      (targetMean, targetDeviation) = (moments.mean, moments.standardDeviation)
    }
    switch dataset.features {
    case .numbers(let values):
      columns = dataset.featureNames.enumerated().map { index, name in
        ColumnDescription(
          name: name,
          values: (0..<dataset.rowCount).map { values[$0 * dataset.featureCount + index] })
      }
      constantFeatures = columns.filter(\.isConstant).map(\.name)
    case .pixels(let bytes):
      columns = dataset.imageShape.map { ColumnDescription.channels(of: bytes, $0) } ?? []
      constantFeatures = DatasetDescription.constantPixels(bytes, dataset)
    }
    missingCount = columns.reduce(0) { $0 + $1.missingCount }
    do {
      plan = try DataPlan(
        dataset, foldCount: DataPlan.defaultFoldCount(for: dataset), seed: Seed(0))
      problem = nil
    } catch {
      plan = nil
      problem = error.description
    }
  }

  private static func constantPixels(_ bytes: [UInt8], _ dataset: Dataset) -> [String] {
    let width = dataset.featureCount
    var isConstant = [Bool](repeating: true, count: width)
    bytes.withUnsafeBufferPointer { bytes in
      for row in 1..<max(1, dataset.rowCount) {
        for pixel in 0..<width where bytes[row * width + pixel] != bytes[pixel] {
          isConstant[pixel] = false
        }
      }
    }
    return zip(dataset.featureNames, isConstant).filter(\.1).map(\.0)
  }

  /// What deserves a look before training, a line each.
  package var notes: [String] {
    var notes = problem.map { [$0] } ?? []
    let constant = constantFeatures
    if !constant.isEmpty {
      notes.append(
        "\(constant.count) of \(dataset.featureCount) "
          + (dataset.imageShape == nil ? "features are" : "pixels are")
          + " the same in every row: \(several(constant, atMost: 5)); they tell nothing apart"
      )
    }
    let missing = columns.filter { $0.missingCount > 0 }
    if !missing.isEmpty {
      notes.append(
        "\(missingCount) missing value\(missingCount == 1 ? "" : "s") in "
          + "\(several(missing.map(\.name), atMost: 5)); they take the median of the "
          + "training rows")
    }
    let absent = classes.filter { $0.count == 0 }
    if !absent.isEmpty {
      notes.append(
        "no rows of class \(several(absent.map { "'\($0.name)'" }, atMost: 5))")
    }
    let rare = classesMissingFromFolds
    if !rare.isEmpty {
      notes.append(
        "too few rows of class \(several(rare.map { "'\($0)'" }, atMost: 5)) for every fold: "
          + "some are validated without it")
    }
    if let published = dataset.imageSource?.publishedCounts,
      dataset.rowCount != published.training + published.test
        || dataset.officialTest?.count != published.test
    {
      notes.append(
        "\(dataset.rowCount) of the \(published.training + published.test) published images"
          + (dataset.officialTest == nil ? ", in one part of which a test part is drawn" : "")
          + ": scores are not comparable with published ones")
    }
    return notes
  }

  /// Classes that occur, but not in the validation part of every fold.
  private var classesMissingFromFolds: [String] {
    guard let plan, case .classes(let indices, _) = dataset.target else { return [] }
    let seen = plan.validation.map { rows in Set(rows.map { indices[$0] }) }
    return classes.enumerated().filter { index, entry in
      entry.count > 0 && seen.contains { !$0.contains(Int32(index)) }
    }.map(\.element.name)
  }
}
