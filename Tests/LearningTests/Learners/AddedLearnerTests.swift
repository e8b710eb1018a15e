import Catalogs
import Networks
import Numerical
import SearchSpaces
import Testing

@testable import Learning

/// The learner of CONTRIBUTING.md: what one gets by one line in the catalogue.
struct PriorLearner: Learner {
  let name = "prior"
  let summary = "the shares of the classes, or the mean, whatever the features say"
  let budget: TrainingBudget? = nil

  private static let smoothing = Parameter<Double>(
    "smoothing", .from(0), default: 1, "rows that are added to each class; values ignore it")

  let hyperparameters = [smoothing.declaration]

  func validate(
    _ configuration: HyperparameterValues, for dataset: Dataset
  ) throws(LearningError) {
    try configuration.validate(
      against: hyperparameters, of: "learner '\(name)'", for: dataset.task)
  }

  func train(
    _ configuration: HyperparameterValues, on data: TrainingData, budget: Int?, seed: Seed,
    session: TrainingSession
  ) throws(LearningError) -> ObservedTraining {
    try validate(configuration, for: data.dataset)
    let smoothing = try Self.smoothing.value(in: configuration)
    let parts = try data.checkedParts()
    let prediction: [Double]
    switch data.dataset.target {
    case .classes(let classes, let names):
      var counts = [Double](repeating: smoothing, count: names.count)
      for row in data.training { counts[Int(classes[row])] += 1 }
      let total = counts.reduce(0, +)
      prediction = counts.map { $0 / total }
    case .values(let values):
      let sum = data.training.reduce(0) { $0 + values[$1] }
      prediction = [sum / Double(data.training.count)]
    }
    let scores = parts.map { rows in
      Scores.of(rows.flatMap { _ in prediction }, rows: rows, in: data.dataset)
    }
    return ObservedTraining(
      result: TrainingResult(
        outcome: .finished(training: scores[0], validation: scores[1], test: scores[2]),
        curve: [],
        cost: ComputeCost(
          trainingSamples: data.training.count,
          samplesForward: parts.reduce(0) { $0 + $1.count }, samplesBackward: 0, steps: 1,
          parameters: prediction.count)))
  }
}

struct AddedLearnerTests {
  private let catalog = LearnerLawTests.catalog

  @Test func listsHoldItAndItsHyperparameters() throws {
    let learner = try catalog.entry(named: "prior")
    #expect(catalog.names == LearnerCatalog.all.names + ["prior"])
    #expect(learner.hyperparameters.map(\.name) == ["smoothing"])
    #expect(learner.hyperparameters[0].defaultValue == 1)
  }

  @Test func itsScoresAreThoseOfTheShares() throws {
    // By hand: 3 of 4 training rows are of class 0, so that with one more row each the shares are 4/6
    // and 2/6; the validation row is of class 1, and costs ln 3.
    let dataset = Dataset(
      name: "made", featureNames: ["f"], features: [0, 1, 2, 3, 4, 5],
      target: .classes([0, 0, 0, 1, 1, 0], names: ["a", "b"]))
    let data = TrainingData(
      dataset: dataset, training: [0, 1, 2, 3], validation: [4], test: [5])
    let result = try catalog.entry(named: "prior").train([:], on: data, budget: nil, seed: Seed(0))
    guard case .finished(_, let validation, let test) = result.outcome else {
      Issue.record("diverged")
      return
    }
    #expect(abs(validation.first - 1.0986122886681098) < 1e-15)
    #expect(validation.second == 1 && test.second == 0)
  }
}
