public import Networks
public import Numerical
import SearchSpaces

/// An installed boosting library as a learner; one thread per training.
///
/// Hyperparameters carry the names of the library's scikit-learn interface.
public struct InstalledBoosterLearner: Learner {
  private let library: BoosterDescription
  /// The number of rounds, then what the library is told.
  public let hyperparameters: [HyperparameterDeclaration]

  private static let roundCount = Parameter<Int>(
    "n_estimators", .from(1, to: 1e6), default: 100, "rounds, before a budget cuts them")

  init(_ library: BoosterDescription) {
    self.library = library
    hyperparameters =
      [Self.roundCount.declaration] + library.parameters.map(\.declaration)
  }

  public var name: String { library.name }
  public var budget: TrainingBudget? { .trees }

  public var summary: String {
    implementation.map { "the installed \($0), classes or values" }
      ?? "\(library.title), not installed: make setup-boosting"
  }

  public var implementation: String? {
    (try? library.version()).map { "\(library.title) \($0)" }
  }

  /// - Throws: Also where the library is not installed.
  public func validate(
    _ configuration: HyperparameterValues, for dataset: Dataset
  ) throws(LearningError) {
    try check(configuration)
    _ = try library.version()
  }

  private func check(_ configuration: HyperparameterValues) throws(LearningError) {
    try configuration.validate(
      against: hyperparameters, of: "learner '\(name)'", for: .classification)
  }

  public var memoryHyperparameters: [String] { [Self.roundCount.name] + library.sizes }

  /// The libraries keep about 100 bytes per node.
  public func memory(
    of configuration: HyperparameterValues, on dataset: Dataset, rows: Int, isSaved: Bool
  ) throws(LearningError) -> Double {
    try check(configuration)
    func size(_ name: String) -> Int? {
      guard library.sizes.contains(name),
        let declaration = hyperparameters.first(where: { $0.name == name })
      else { return nil }
      return (configuration[name] ?? declaration.defaultValue).number.map { Int($0) }
    }
    let memory = TreeMemory(dataset: dataset, rows: rows)
    return memory.boostedTrees(
      try Self.roundCount.value(in: configuration),
      nodes: memory.nodeCount(depth: size("max_depth"), leaves: size("num_leaves")),
      nodeBytes: 100)
  }

  /// Trains `n_estimators` rounds, or `budget` where that is less.
  ///
  /// - Precondition: `budget` is positive or `nil`.
  public func train(
    _ configuration: HyperparameterValues, on data: TrainingData, budget: Int?, seed: Seed,
    session: TrainingSession
  ) throws(LearningError) -> ObservedTraining {
    let roundCount = try Self.roundCount.value(in: configuration)
    let training = try InstalledBoosterTraining(data, learner: name)
    return try library.observed(
      training, settings(configuration, training, seed: seed),
      min(roundCount, budget ?? roundCount), session)
  }

  /// The library's names and texts of a configuration, and of what it is told besides.
  ///
  /// - Throws: ``LearningError`` for the first value that is not understood.
  func settings(
    _ configuration: HyperparameterValues, _ training: InstalledBoosterTraining, seed: Seed
  ) throws(LearningError) -> [(String, String)] {
    try check(configuration)
    var settings: [(String, String)] = []
    for parameter in library.parameters {
      settings.append((parameter.libraryName, try parameter.text(configuration)))
    }
    let dataset = training.data.dataset
    let objectives = library.objectives
    let objective =
      switch dataset.task {
      case .regression: objectives.values
      case .classification where dataset.classCount == 2: objectives.twoClasses
      case .classification: objectives.classes
      }
    settings += library.settings.map { ($0.name, $0.value) }
    settings += [("seed", "\(seed.value & 0x7FFF_FFFF)"), ("objective", objective)]
    if dataset.classCount > 2 { settings.append(("num_class", "\(dataset.classCount)")) }
    return settings
  }
}
