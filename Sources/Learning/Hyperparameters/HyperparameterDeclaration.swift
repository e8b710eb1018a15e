public import Networks
public import SearchSpaces

/// One hyperparameter that a learner understands.
///
/// Where a learner reads it differently for classes and for values, both readings are declared.
public struct HyperparameterDeclaration: Sendable, Hashable {
  /// What is accepted of one task, and what is used where nothing is given.
  public struct Usage: Sendable, Hashable {
    public let domain: HyperparameterDomain
    public let defaultValue: Level

    /// - Precondition: The default is accepted.
    public init(_ domain: HyperparameterDomain, default defaultValue: Level) {
      precondition(domain.contains(defaultValue), "\(defaultValue) is not \(domain.words)")
      self.domain = domain
      self.defaultValue = defaultValue
    }
  }

  public let name: String
  /// One line for lists.
  public let summary: String
  /// What the values are, for lists: `a whole number from 1, or null`.
  public let accepts: String
  private let classification, regression: Usage

  /// - Parameters:
  ///   - regression: Where that is another one than `usage`.
  ///   - accepts: For lists, where one domain does not tell it all.
  public init(
    _ name: String, _ usage: Usage, regression: Usage? = nil, accepts: String? = nil,
    _ summary: String
  ) {
    self.name = name
    self.summary = summary
    self.accepts = accepts ?? usage.domain.words
    classification = usage
    self.regression = regression ?? usage
  }

  /// The same under another summary.
  func summarized(_ summary: String) -> HyperparameterDeclaration {
    HyperparameterDeclaration(
      name, classification, regression: regression, accepts: accepts, summary)
  }

  /// What is accepted of a task, and what is used where nothing is given.
  public func usage(for task: LearningTask) -> Usage {
    switch task {
    case .classification: classification
    case .regression: regression
    }
  }

  /// What is used where the configuration does not give it; of classes, where values differ.
  public var defaultValue: Level { classification.defaultValue }

  /// Refuses a level that is not accepted.
  ///
  /// - Throws: ``LearningError/invalidValue(hyperparameter:value:expected:)``.
  public func require(_ level: Level, for task: LearningTask) throws(LearningError) {
    let domain = usage(for: task).domain
    guard !domain.contains(level) else { return }
    throw .invalidValue(hyperparameter: name, value: level, expected: domain.words)
  }
}
