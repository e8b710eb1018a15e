import SearchSpaces

/// All hyperparameters of an installed library as a learner: the number of rounds, and what the
/// library is told.
struct BoosterParameters: Sendable {
  /// For messages.
  let learner: String
  let parameters: [BoosterParameter]

  private static let roundCount = BoosterParameter(
    "n_estimators", .integer(1...1_000_000, default: 100), "rounds, before a budget cuts them")

  init(of learner: String, _ parameters: [BoosterParameter]) {
    self.learner = learner
    self.parameters = parameters
  }

  var declarations: [HyperparameterDeclaration] {
    [Self.roundCount.declaration] + parameters.map(\.declaration)
  }

  func roundCount(in configuration: HyperparameterValues) throws(LearningError) -> Int {
    try configuration.integer("n_estimators", in: 1...1_000_000, default: 100)
  }

  /// The library's names and texts of a configuration.
  ///
  /// - Throws: ``LearningError`` for the first value that is not understood.
  func settings(
    _ configuration: HyperparameterValues
  ) throws(LearningError) -> [(String, String)] {
    try configuration.validate(against: declarations, of: learner)
    var settings: [(String, String)] = []
    for parameter in parameters {
      settings.append((parameter.libraryName, try parameter.text(in: configuration)))
    }
    return settings
  }
}
