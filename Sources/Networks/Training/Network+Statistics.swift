package import Numerical

extension Network {
  /// The running statistics that belong to θ, measured from nothing: the mean over all batches of
  /// `samples`, each weighted by its rows.
  ///
  /// For a θ that no training has visited, such as a mean of others. Batches are passed in training
  /// mode, the k-th moving the statistics by its rows over those passed so far.
  ///
  /// - Parameter seed: What dropped units are drawn from.
  /// - Returns: ``bufferCount`` numbers.
  /// - Complexity: One pass forward over the samples.
  package func statistics(
    at parameters: [Scalar], on samples: Samples<Scalar>, batchSize: Int, seed: Seed,
    threads: Int = 1
  ) -> [Scalar] {
    var buffers = initialBuffers
    let size = min(batchSize, samples.count)
    let workspace = Workspace(self, capacity: size, threads: threads)
    for start in stride(from: 0, to: samples.count, by: size) {
      let end = min(start + size, samples.count)
      samples.copyInputs(Array(start..<end)[...], to: workspace.input)
      forward(
        parameters, updating: &buffers, share: Double(end - start) / Double(end),
        batchSize: end - start, mode: .training(seed: seed.derived("statistics", start)),
        in: workspace)
    }
    return buffers
  }
}
