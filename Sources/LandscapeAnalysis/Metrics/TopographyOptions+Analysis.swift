public import Landscapes
public import Numerical

extension TopographyOptions {
  /// A landscape that only samples are taken of.
  ///
  /// - Throws: `LandscapeError.noiseOfSample`.
  public func sampled(_ landscape: Landscape) throws(LandscapeError) -> SampledLandscape {
    if usesNoise { throw .noiseOfSample }
    return SampledLandscape(
      neighborhood.graph(of: landscape), topologyThreshold: topologyThreshold,
      neutralityThreshold: neutralityThreshold)
  }

  /// Per metric its value without noise; `nil` without folds or seeds. See ``NoiseCorrection``.
  ///
  /// - Throws: `LandscapeError.noiseOfCorrection`.
  public func corrected(
    _ metrics: [LandscapeMetric], on graph: LandscapeGraph, confidence: Double = 0.95,
    seed: Seed = Seed(0)
  ) throws(LandscapeError) -> [Estimate?]? {
    if usesNoise { throw .noiseOfCorrection }
    var correction = NoiseCorrection(metrics)
    correction.topologyThreshold = topologyThreshold
    correction.neutralityThreshold = neutralityThreshold
    correction.seed = seed
    correction.confidence = confidence
    return correction.estimates(on: graph)
  }
}
