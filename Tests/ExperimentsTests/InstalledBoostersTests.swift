import Experiments
import Formats
import Foundation
import Numerical
import SearchSpaces
import TestSupport
import Testing

@testable import Learning
@testable import Networks

/// The installed libraries against their own Python packages (`fixtures/reference/boosters`).
struct InstalledBoostersTests {
  static let hasXGBoost = InstalledBoosterLearner.xgboost.implementation != nil
  static let hasLightGBM = InstalledBoosterLearner.lightGBM.implementation != nil
  static let names = ["breast_cancer", "wine", "diabetes"]

  struct Reference: Decodable {
    let parameters: [String: Double]
    let predictions: [Double]

    var configuration: HyperparameterValues {
      HyperparameterValues(parameters.mapValues { .number($0) })
    }
  }

  /// Every third row is tested on; a seventh of the second feature is missing in the others.
  static func data(_ name: String) throws -> (TrainingData, [String: Reference]) {
    let read = try DatasetReader().dataset(name)
    var features = Array(read.features)
    for row in 0..<read.rowCount where row % 7 == 0 && row % 3 != 0 {
      features[row * read.featureCount + 1] = .nan
    }
    let dataset = Dataset(
      name: name, featureNames: read.featureNames, features: features, target: read.target)
    let test = (0..<read.rowCount).filter { $0 % 3 == 0 }
    let training = (0..<read.rowCount).filter { $0 % 3 != 0 }
    let file = try Data(contentsOf: fixture("reference/boosters/\(name).json"))
    return (
      TrainingData(dataset: dataset, training: training, validation: test, test: test),
      try JSONDecoder().decode([String: Reference].self, from: file)
    )
  }

  // The library computes in single precision: 1e-6 of predictions up to 300.
  @Test(.enabled(if: hasXGBoost, "XGBoost is not installed"), arguments: names)
  func xgboostPredictsAsInPython(_ name: String) throws {
    let (data, references) = try Self.data(name)
    let reference = try #require(references["xgboost"])
    let training = try InstalledBoosterTraining(data, learner: "xgboost")
    let settings = try InstalledBoosterLearner.xgboost.settings(
      reference.configuration, training, seed: Seed(0))
    var booster = try XGBoostBooster(
      XGBoostLibrary.installed.get(), training, parameters: settings)
    for _ in 0..<12 { #expect(try booster.update()) }
    let found = try booster.predictions(of: 2)
    #expect(found.count == reference.predictions.count)
    for (found, expected) in zip(found, reference.predictions) {
      expectClose(found, expected, relative: 1e-6, absolute: 1e-6)
    }
  }

  @Test(.enabled(if: hasLightGBM, "LightGBM is not installed"), arguments: names)
  func lightGBMPredictsAsInPython(_ name: String) throws {
    let (data, references) = try Self.data(name)
    let reference = try #require(references["lightgbm"])
    let training = try InstalledBoosterTraining(data, learner: "lightgbm")
    let settings = try InstalledBoosterLearner.lightGBM.settings(
      reference.configuration, training, seed: Seed(0))
    var booster = try LightGBMBooster(
      LightGBMLibrary.installed.get(), training, parameters: settings)
    for _ in 0..<12 { #expect(try booster.update()) }
    let found = try booster.predictions(of: 2)
    #expect(found.count == reference.predictions.count)
    for (found, expected) in zip(found, reference.predictions) {
      expectClose(found, expected, relative: 1e-10)
    }
  }

  // Our own boosting is the same algorithm: from the same start and with a bin per value it makes
  // the same trees. XGBoost adds derivatives in single precision: 1e-5 of the spread per round.
  @Test(arguments: ["breast_cancer", "diabetes"])
  func ownBoostingPredictsAsXGBoostDoes(_ name: String) throws {
    let (data, references) = try Self.data(name)
    let reference = try #require(references["from_prior"])
    var options = BoostingOptions()
    options.roundCount = 12
    options.learningRate = try #require(reference.parameters["learning_rate"])
    options.maximumDepth = Int(try #require(reference.parameters["max_depth"]))
    options.minimumChildWeight = try #require(reference.parameters["min_child_weight"])
    options.squaredPenalty = try #require(reference.parameters["reg_lambda"])
    let rows = Array(data.training.prefix(240))
    let boosting = GradientBoosting(data.dataset, rows: rows, options: options, seed: Seed(0))
    let found = boosting.predictions(for: data.table(of: rows), rowCount: rows.count)
    let perRow = found.count / rows.count
    for (row, expected) in reference.predictions.enumerated() {
      expectClose(
        found[(row + 1) * perRow - 1], expected, within: name == "diabetes" ? 5e-3 : 5e-5)
    }
  }

  @Test(
    .enabled(if: hasXGBoost && hasLightGBM, "XGBoost or LightGBM is not installed"),
    arguments: names)
  func severalWorkersGetWhatOneGets(_ name: String) async throws {
    let (data, _) = try Self.data(name)
    let learners: [any Learner] = [
      InstalledBoosterLearner.xgboost, InstalledBoosterLearner.lightGBM,
    ]
    for learner in learners {
      @Sendable func train(_ seed: Int) throws -> TrainingResult {
        try learner.train(
          HyperparameterValues(["subsample": 0.7, "colsample_bytree": 0.6, "max_depth": 3]),
          on: data, budget: 9, seed: Seed(UInt64(seed)))
      }
      let alone = try (0..<6).map(train)
      let together = inParallel(0..<6, by: 1) { try? train($0.lowerBound) }
      #expect(together == alone.map(Optional.some))
      #expect(Set(alone).count > 1)
      #expect(alone[0].curve.map(\.step) == [1, 2, 4, 8, 9])
    }
  }

  @Test func missingAndWrongLibrariesAreOneLine() throws {
    func message(_ candidates: [String]) -> String? {
      do throws(LearningError) {
        _ = try XGBoostLibrary(candidates: candidates)
        return nil
      } catch { return error.description }
    }
    #expect(
      message(["libno-such.so", "libnor-this.so"])
        == "XGBoost is not installed; run 'make setup-boosting', "
        + "or set LLP_XGBOOST to the path of libxgboost.so")
    #expect(
      message(["/no/such/file.so"])
        == "XGBoost cannot be loaded: no file /no/such/file.so; "
        + "correct LLP_XGBOOST, or run 'make setup-boosting'")
    #expect(
      message(["libm.so.6"])
        == "libm.so.6 is not XGBoost: it has no function XGBoosterCreate; "
        + "set LLP_XGBOOST to the path of libxgboost.so")
    let text = fixture("README.md").path
    #expect(message([text])?.contains("invalid ELF header") == true)
    #expect(message([text])?.contains("\n") == false)
  }

  @Test func theEnvironmentVariableNamesTheOnlyCandidate() {
    let kind = LightGBMLibrary.kind
    #expect(kind.candidates(environment: ["LLP_LIGHTGBM": "/a/b.so"]) == ["/a/b.so"])
    #expect(kind.candidates(environment: [:]).first == "lib_lightgbm.so")
  }

  @Test(.enabled(if: hasXGBoost && hasLightGBM, "XGBoost or LightGBM is not installed"))
  func mistakesAreOneLine() throws {
    let (data, _) = try Self.data("wine")
    for learner in [InstalledBoosterLearner.xgboost, InstalledBoosterLearner.lightGBM]
      as [any Learner]
    {
      func failure(_ levels: [String: Level], _ data: TrainingData) -> String? {
        do throws(LearningError) {
          _ = try learner.train(
            HyperparameterValues(levels), on: data, budget: 2, seed: Seed(1))
          return nil
        } catch { return error.description }
      }
      for levels: [String: Level] in [
        ["learning_rate": 0], ["subsample": 1.5], ["max_depth": 0], ["reg_lambda": -1],
        ["max_bin": 1], ["num_trees": 3], ["n_estimators": 0],
      ] {
        #expect(failure(levels, data)?.contains("\n") == false, "\(levels)")
      }
      // A constant column is no error, and one class is.
      let rows = data.dataset.rowCount
      let features = (0..<rows).flatMap { row in [1.0, Double(row)] }
      let constant = Dataset(
        name: "constant", featureNames: ["a", "b"], features: features,
        target: data.dataset.target)
      #expect(
        failure(
          [:],
          TrainingData(
            dataset: constant, training: data.training, validation: data.test, test: data.test))
          == nil)
      let oneClass = TrainingData(
        dataset: data.dataset, training: [1, 2, 4], validation: data.test, test: data.test)
      #expect(failure([:], oneClass)?.contains("needs two") == true)
    }
  }
}
