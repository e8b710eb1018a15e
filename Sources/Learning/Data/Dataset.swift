/// A table of numeric features with one target per row.
///
/// Values are as read: not yet standardised, missing features are NaN.
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
  public let features: [Double]
  public let target: Target

  /// - Precondition: `features` has one value per row and feature name, the target one per row.
  public init(name: String, featureNames: [String], features: [Double], target: Target) {
    self.name = name
    self.featureNames = featureNames
    self.features = features
    self.target = target
    precondition(features.count == rowCount * featureNames.count, "features do not fill the table")
  }

  public var featureCount: Int { featureNames.count }

  public var rowCount: Int {
    switch target {
    case .classes(let classes, _): classes.count
    case .values(let values): values.count
    }
  }

  /// `classification` or `regression`.
  public var task: String {
    switch target {
    case .classes: "classification"
    case .values: "regression"
    }
  }

  /// The number of classes; 1 for regression.
  public var classCount: Int {
    if case .classes(_, let names) = target { return names.count }
    return 1
  }
}
