package import Networks
import Numerical

/// A network under training: what a configuration makes of a learner, before its first step.
///
/// ```swift
/// var training = try NetworkLearner().training(of: ["width": 16], on: data, seed: Seed(1))
/// while let step = training.run.nextStep(), step.number < 25 {}
/// let loss = training.scores(of: training.run.parameters, on: training.validation)
/// ```
package struct NetworkTraining: ~Copyable {
  /// θ, its running statistics, the optimiser, and how they go on.
  package var run: TrainingRun<Float>
  /// The validation rows, as the network reads them.
  package let validation: Samples<Float>
  private let data: TrainingData
  private let standardizer: Standardizer
  private let scorer: NetworkScorer<Float>

  init(
    _ run: consuming TrainingRun<Float>, on data: TrainingData, _ standardizer: Standardizer,
    scoredRows: Int
  ) {
    scorer = NetworkScorer(
      run.trainer.network, capacity: scoredRows, threads: run.trainer.threads)
    self.run = run
    self.data = data
    self.standardizer = standardizer
    validation = standardizer.samples(data.dataset, rows: data.validation, of: Float.self)
  }

  package var network: Network<Float> { run.trainer.network }

  /// The test rows, as the network reads them; for the end of a training alone.
  package func test() -> Samples<Float> {
    standardizer.samples(data.dataset, rows: data.test, of: Float.self)
  }

  /// The scores of θ on some rows, in evaluation mode.
  ///
  /// - Parameter buffers: The running statistics; those of ``run`` where not given.
  package func scores(
    of parameters: [Float], buffers: [Float]? = nil, on samples: Samples<Float>
  ) -> Scores {
    scorer.scores(of: parameters, buffers: buffers ?? run.buffers, on: samples)
  }

  /// What θ predicts for some rows: class probabilities, or values in original units.
  func predictions(
    of parameters: [Float], buffers: [Float], on samples: Samples<Float>
  ) -> [Double] {
    scorer.predictions(of: parameters, buffers: buffers, on: samples)
  }
}
