import Catalogs
package import Learning
import Networks
import Numerical
import SearchSpaces

/// The study of landscape modification at a reduced scale: does it help a training, and if so, is
/// it more than shorter steps?
///
/// Every (model, rule, loss, seed) is trained anew in each ``ModificationArm``, from the same
/// initial parameters and over the same batches. Classifiers minimise cross-entropy; regressions
/// are trained twice, by squared and by absolute error. Test rows are measured once, after the
/// training.
///
/// - Source: M. C. Todea, thesis of 2022 on landscape modification in deep learning, whose rules,
///   learning rates and batch size are taken over; with controls and without its reuse of one
///   network.
package struct ModificationStudy: Sendable {
  /// What is compared, and for how long it is trained.
  package struct Options: Sendable, Hashable {
    /// Names of the ``ModelCatalog``; empty is all three reduced ones, or the perceptron for
    /// tables.
    package var models: [String] = []
    /// Names of the ``UpdateRuleCatalog``.
    package var rules = [
      UpdateRuleCatalog.Name.momentum, UpdateRuleCatalog.Name.adam,
      UpdateRuleCatalog.Name.adaGrad, UpdateRuleCatalog.Name.rmsProp,
    ]
    /// Seeds per model and rule.
    package var seedCount = 10
    package var epochs = 10
    package var batchSize = 128
    /// Training rows, stratified; `nil` is all of them.
    package var sampleCount: Int?
    /// The origin of all randomness.
    package var seed: UInt64 = 0

    package init() {}
  }

  package let options: Options
  package let data: TrainingData
  /// In the order of models, rules, losses and seeds.
  package let cases: [ModificationCase]
  /// What all runs have in common, to tell runs of another study.
  let protocolLabel: String

  /// Checks names, sizes and the data.
  ///
  /// - Throws: ``LearningError``, or an error that lists the known names.
  package init(_ options: Options, on dataset: Dataset) throws {
    self.options = options
    let usual =
      (dataset.imageShape == nil ? [] : [SimpleCNN.name, PreResNet.name])
      + [MultilayerPerceptron.name]
    let models = options.models.isEmpty ? usual : options.models
    let losses: [LossKind] =
      dataset.task == .classification
      ? [.crossEntropy] : [.meanSquaredError, .meanAbsoluteError]
    let sizes = ModelSizes(dataset)
    let entries = try models.map { try ModelCatalog.all.entry(named: $0) }
    for entry in entries { _ = try entry.model(entry.reduced, for: sizes) }
    let rules = try options.rules.map {
      try UpdateRuleCatalog.all(of: Float.self).entry(named: $0)
    }
    cases = entries.flatMap { model in
      rules.flatMap { rule in
        losses.flatMap { loss in
          (0..<options.seedCount).map {
            ModificationCase(model: model, rule: rule, loss: loss, seed: $0)
          }
        }
      }
    }
    let plan = try DataPlan(dataset, foldCount: 1, seed: Seed(options.seed))
    let all = plan.data(fold: 0, sampleFraction: 1)
    if let count = options.sampleCount {
      guard count <= all.training.count else {
        throw LearningError.invalidData(
          "data set '\(dataset.name)': \(count) samples of \(all.training.count) training rows; "
            + "ask for fewer")
      }
      data = plan.data(fold: 0, sampleFraction: Double(count) / Double(all.training.count))
    } else {
      data = all
    }
    protocolLabel =
      "\(dataset.name) \(dataset.fingerprint), \(data.training.count) samples, "
      + "\(options.epochs) epochs of batches of \(options.batchSize), seed \(options.seed)"
  }

  /// The number of trainings.
  package var runCount: Int { cases.count * ModificationArm.allCases.count }

  /// Trains one arm.
  ///
  /// - Parameter scales: s of each step of the modified arm, for those that need it.
  func train(
    _ one: ModificationCase, _ arm: ModificationArm, scales: [Double]
  ) throws -> (record: TrainingRecord, result: TrainingResult) {
    let dataset = data.dataset
    let seed = Seed(options.seed).derived("modification", one.seed)
    let network = try ModelCatalog.all.entry(named: one.model).model(
      one.configuration, for: ModelSizes(dataset)
    ).network(of: Float.self)
    let standardizer = Standardizer(dataset, rows: data.training)
    let rate = one.learningRate * arm.learningRateFactor(scales: scales)
    let optimizer = try UpdateRuleCatalog.all(of: Float.self).entry(named: one.rule).optimizer(
      learningRate: rate,
      transforms: arm.transforms(scales: scales, seed: seed.derived("shuffled scales")),
      parameterCount: network.parameterCount)
    let trainer = Trainer(
      network,
      objective: TrainingObjective(error: one.loss == .meanAbsoluteError ? .absolute : .squared),
      batchSize: options.batchSize, epochs: options.epochs, seed: seed)
    return ModificationCourse(trainer: trainer, optimizer: optimizer, learningRate: rate).run(
      training: standardizer.trainingSamples(dataset, rows: data.training),
      validation: standardizer.samples(dataset, rows: data.validation),
      test: standardizer.samples(dataset, rows: data.test))
  }
}
