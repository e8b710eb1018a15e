public import Networks

/// A table of numeric features, or images, with one target per row.
///
/// Values are as read: not yet standardised, missing features are NaN. Images are kept as bytes,
/// each of whose pixels counts as a feature.
public struct Dataset: Sendable {
  /// What is predicted.
  public enum Target: Sendable {
    /// Class index per row, in `0..<names.count`, and the name of each class.
    case classes([Int32], names: [String])
    /// A number per row.
    case values([Double])
  }

  public let name: String
  public let featureNames: [String]
  /// Shape [rows, features], row-major.
  package let features: FeatureValues
  public let target: Target
  /// The column that is predicted; `nil` where it has no name.
  public let targetName: String?
  /// The size of the images; `nil` for a table.
  public let imageShape: ImageShape?
  /// The published set that the images are of; `nil` where they are of none that is known.
  package let imageSource: ImageSource?
  /// Rows of the published test part, `nil` where there is none and one is drawn.
  public let officialTest: Range<Int>?
  /// How networks see the data.
  package internal(set) var recipe = DataRecipe.standard

  /// A table.
  ///
  /// - Precondition: `features` has one value per row and feature name, the target one per row.
  public init(
    name: String, featureNames: [String], features: [Double], target: Target,
    targetName: String? = nil
  ) {
    self.name = name
    self.targetName = targetName
    self.featureNames = featureNames
    self.features = .numbers(features)
    self.target = target
    imageShape = nil
    imageSource = nil
    officialTest = nil
    precondition(features.count == rowCount * featureNames.count, "features do not fill the table")
  }

  /// Images, whose features are named by channel, line and column: `c0_y3_x17`.
  ///
  /// - Parameter pixels: Shape [images, channels, height, width].
  /// - Precondition: `pixels` fills one image per target, of at least one pixel, and `officialTest`
  ///   leaves rows to train on.
  package init(
    name: String, pixels: [UInt8], shape: ImageShape, target: Target, source: ImageSource? = nil,
    officialTest: Range<Int>? = nil
  ) {
    self.name = name
    featureNames = (0..<shape.count).map {
      let (channel, pixel) = $0.quotientAndRemainder(dividingBy: shape.pixelCount)
      return "c\(channel)_y\(pixel / shape.width)_x\(pixel % shape.width)"
    }
    features = .pixels(pixels)
    self.target = target
    targetName = nil
    imageShape = shape
    imageSource = source
    self.officialTest = officialTest
    precondition(shape.count > 0 && pixels.count == rowCount * shape.count, "not whole images")
    if let officialTest {
      precondition(
        !officialTest.isEmpty && officialTest.count < rowCount
          && officialTest.clamped(to: 0..<rowCount) == officialTest,
        "the test part is rows \(officialTest) of \(rowCount)")
    }
  }

  public var featureCount: Int { featureNames.count }

  public var rowCount: Int {
    switch target {
    case .classes(let classes, _): classes.count
    case .values(let values): values.count
    }
  }

  /// The images' size, or one channel and line per row of a table.
  var shape: ImageShape {
    imageShape ?? ImageShape(channels: 1, height: 1, width: featureCount)
  }

  /// What is learnt of its rows.
  public var task: LearningTask {
    switch target {
    case .classes: .classification
    case .values: .regression
    }
  }

  /// The number of classes; 1 for regression.
  public var classCount: Int {
    if case .classes(_, let names) = target { return names.count }
    return 1
  }

  /// The same data, which networks see as `recipe` says.
  ///
  /// - Throws: ``LearningError/invalidData(_:)`` where the recipe does not apply to them.
  package func prepared(by recipe: DataRecipe) throws(LearningError) -> Dataset {
    guard let shape = imageShape else {
      guard recipe == .standard else {
        throw .invalidData(
          "data set '\(name)': recipe '\(recipe.name)' is for images, and this is a table; "
            + "use 'standard'")
      }
      return self
    }
    guard recipe.normalization.applies(to: imageSource, channels: shape.channels) else {
      let fitting = NormalizationRecipe.allCases.filter {
        $0.applies(to: imageSource, channels: shape.channels)
      }
      throw .invalidData(
        "data set '\(name)': recipe '\(recipe.name)' gives no constants for these images; "
          + "use \(fitting.map { "'\($0.rawValue)'" }.joined(separator: " or "))")
    }
    var prepared = self
    prepared.recipe = recipe
    return prepared
  }
}
