import Catalogs
import Learning
import Networks
import Numerical
import SearchSpaces
import Testing

/// What holds for every learner of the catalogue: a new one inherits the tests.
struct LearnerLawTests {
  /// All learners, and one that is added as CONTRIBUTING.md says.
  static let catalog = LearnerCatalog.all.adding(PriorLearner())

  /// Forty images of two classes, and forty values; images can be read by all models, and are
  /// rows of a table for the others.
  static let classes = Dataset(
    name: "images", pixels: (0..<40 * 3072).map { UInt8(($0 * 7919) % 251) },
    shape: ImageShape(channels: 3, height: 32, width: 32),
    target: .classes((0..<40).map { $0 % 2 }, names: ["a", "b"]))
  static let rows = Dataset(
    name: "rows", featureNames: ["f", "g"], features: (0..<80).map { Double(($0 * 37) % 41) },
    target: .values((0..<40).map { Double($0 % 7) }))

  /// The data sets that a learner can be trained on here.
  static func datasets(for learner: any Learner) -> [Dataset] {
    [classes, rows].filter { dataset in
      do { try learner.validate([:], for: dataset) } catch { return false }
      return true
    }
  }

  private static func failure(
    _ learner: any Learner, _ values: HyperparameterValues, on dataset: Dataset
  ) -> LearningError? {
    do throws(LearningError) {
      try learner.validate(values, for: dataset)
      return nil
    } catch { return error }
  }

  @Test(arguments: LearnerLawTests.catalog.names)
  func everyLearnerHasData(name: String) throws {
    let learner = try Self.catalog.entry(named: name)
    // Where a library is missing, nothing can be validated.
    if case .library? = Self.failure(learner, [:], on: Self.rows) { return }
    #expect(!Self.datasets(for: learner).isEmpty)
  }

  @Test(arguments: LearnerLawTests.catalog.names)
  func whatIsDeclaredIsAccepted(name: String) throws {
    let learner = try Self.catalog.entry(named: name)
    for dataset in Self.datasets(for: learner) {
      for declaration in learner.hyperparameters {
        let usage = declaration.usage(for: dataset.task)
        for level in [usage.defaultValue] + usage.domain.edges {
          let failure = Self.failure(learner, [declaration.name: level], on: dataset)
          #expect(failure == nil, "\(declaration.name) = \(level)")
        }
      }
    }
  }

  @Test(arguments: LearnerLawTests.catalog.names)
  func whatIsNotDeclaredIsRefusedInItsWords(name: String) throws {
    let learner = try Self.catalog.entry(named: name)
    let known = learner.hyperparameters.map(\.name)
    for dataset in Self.datasets(for: learner) {
      for declaration in learner.hyperparameters {
        let domain = declaration.usage(for: dataset.task).domain
        for level in domain.outside {
          #expect(
            Self.failure(learner, [declaration.name: level], on: dataset)
              == .invalidValue(
                hyperparameter: declaration.name, value: level, expected: domain.words))
        }
      }
      #expect(
        Self.failure(learner, ["no_such_name": 1], on: dataset)
          == .unknownHyperparameter("no_such_name", of: "learner '\(name)'", known: known))
    }
  }

  /// A training with every default given is the training with none given.
  @Test(arguments: LearnerLawTests.catalog.names)
  func declaredDefaultsAreThoseThatAreUsed(name: String) throws {
    let learner = try Self.catalog.entry(named: name)
    for dataset in Self.datasets(for: learner) {
      // A step of the larger networks on images takes minutes in a debug build.
      if learner.budget == .epochs, dataset.imageShape != nil { continue }
      var defaults: [String: Level] = [:]
      for declaration in learner.hyperparameters {
        defaults[declaration.name] = declaration.usage(for: dataset.task).defaultValue
      }
      let data = TrainingData(
        dataset: dataset, training: Array(0..<24), validation: Array(24..<32),
        test: Array(32..<40))
      #expect(
        try learner.train([:], on: data, budget: 3, seed: Seed(1))
          == learner.train(HyperparameterValues(defaults), on: data, budget: 3, seed: Seed(1)))
    }
  }

  @Test(arguments: LearnerLawTests.catalog.names)
  func whatMemoryDependsOnIsDeclared(name: String) throws {
    let learner = try Self.catalog.entry(named: name)
    let known = learner.hyperparameters.map(\.name)
    #expect(Set(known).count == known.count)
    #expect(learner.memoryHyperparameters.allSatisfy(known.contains))
    if let budget = learner.budget { #expect(known.contains(budget.hyperparameter)) }
  }
}
