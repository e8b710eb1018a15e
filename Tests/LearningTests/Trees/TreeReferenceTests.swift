import Learning
import Networks
import Numerical
import SearchSpaces
import TestSupport
import Testing

/// Trees and forests against scikit-learn 1.9.1 (`fixtures/reference/sklearn-trees`).
struct TreeReferenceTests {
  struct Source: CustomTestStringConvertible {
    let name: String
    let classes: Bool
    var testDescription: String { name }
  }

  static let sources = [
    Source(name: "iris", classes: true), Source(name: "breast_cancer", classes: true),
    Source(name: "digits600", classes: true), Source(name: "diabetes", classes: false),
  ]

  // Means of scikit-learn's leaves are rounded once more than ours: 1e-9 of values below 400.
  @Test(arguments: sources) func treesPredictWhatTheReferencePredicts(_ source: Source) throws {
    let reference = try TreeReference(source.name)
    let dataset = reference.dataset(classes: source.classes)
    let data = TreeData(dataset, rows: reference.train)
    let test = data.table(of: reference.test, in: dataset)
    for expected in reference.trees {
      let tree = DecisionTree(data, options: expected.settings.options, seed: Seed(1))
      if let feature = expected.root[0] { #expect(Double(tree.nodes[0].feature) == feature) }
      if let threshold = expected.root[1] { #expect(tree.nodes[0].threshold == threshold) }
      if let nodes = expected.nodes {
        #expect(Double(tree.nodes.count) == nodes, "\(expected.settings)")
      }
      let predictions = tree.predictions(for: test, featureCount: data.featureCount)
      #expect(predictions.count == expected.predictions.count)
      let wrong = zip(predictions, expected.predictions).count { prediction, value in
        value.map { abs($0 - prediction) > 1e-9 * max(1, $0) } ?? false
      }
      #expect(wrong == 0, "\(expected.settings)")
    }
  }

  // Four standard deviations of the reference over its own 200 seeds.
  @Test(arguments: sources) func forestsScoreAsTheReferenceDoes(_ source: Source) throws {
    let reference = try TreeReference(source.name)
    let dataset = reference.dataset(classes: source.classes)
    let data = TrainingData(
      dataset: dataset, training: reference.train, validation: reference.test,
      test: reference.test)
    for expected in reference.forests {
      var values = ["n_estimators": Level(expected.settings.nEstimators)]
      values["max_features"] = expected.settings.maxFeatures.map { Level($0) }
      values["min_samples_leaf"] = expected.settings.minSamplesLeaf.map { Level($0) }
      let result = try ForestLearner().train(
        HyperparameterValues(values), on: data, budget: nil, seed: Seed(2))
      guard case .finished(_, _, let scores) = result.outcome else { continue }
      for (score, spread) in [
        (scores.first, expected.crossEntropy ?? expected.mse),
        (scores.score, expected.accuracy ?? expected.r2),
      ] {
        let spread = try #require(spread)
        expectClose(score, spread.mean, within: 4 * spread.deviation)
      }
    }
  }
}

extension Level {
  fileprivate init(_ count: Int?) { self = count.map { .number(Double($0)) } ?? .null }
}
