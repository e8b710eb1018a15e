import Landscapes
public import Numerical

/// One number that describes a landscape, with what a reader needs to know about it.
///
/// A metric is a value: its name, its meaning and a function of the measured landscape. Variants of
/// one metric share a name and differ in ``parameters``.
public struct LandscapeMetric: Sendable {
  /// What a metric tells about; the order of reports.
  public enum Aspect: String, Sendable, Hashable, CaseIterable {
    case distribution, ruggedness, neutrality, modality, navigability, interactions
    case optimaNetwork = "optima_network"
  }

  /// Which maps of the loss leave the value as it is (thresholds scaled along).
  public enum Invariance: String, Sendable, Hashable {
    /// Strictly increasing maps, at topology threshold 0.
    case rank
    /// *f* → *a f* + *b*, *a* > 0.
    case affine
    /// *f* → *a f*, *a* > 0.
    case scale
  }

  /// The name on the command line and in JSON: `fitness_distance_correlation`.
  public let name: String
  /// Settings that are not part of the name, in order: (`lag`, `1`).
  public let parameters: [(name: String, value: String)]
  public let aspect: Aspect
  /// Possible values; ends are infinite where there is no bound.
  public let range: ClosedRange<Double>
  public let invariance: Invariance
  /// What a high value means for somebody who tunes, in one sentence.
  public let summary: String
  /// Who defined it, in one line; `this project` where nobody did before.
  public let source: String
  /// When the value does not exist; printed as the reason.
  public let undefinedWhen: String
  /// Whether the value exists when all losses are equal.
  public let isDefinedWhenFlat: Bool
  /// Whether the value allows for the noise of the losses by itself, where folds or seeds show it.
  public let allowsForNoise: Bool
  /// Whether the value is one of lines or squares along hyperparameters, which exist only where
  /// neighbours are edits; unless told otherwise, those of interactions are.
  public let needsGrid: Bool
  /// Other settings that a profile has beside this one, under the same name.
  public private(set) var variants: [LandscapeMetric] = []
  /// The parameter that takes any number of a range.
  package private(set) var setting: NumericSetting?
  /// How the value is estimated from a sample.
  public private(set) var estimator: SampleEstimator?
  /// How long the value takes on large landscapes beside others; 0 where it follows from what is
  /// shared. Workers that begin with the largest end at about the same time.
  public private(set) var effort = 0
  /// Whether 12 bytes or more per configuration are needed while it is computed: one at a time.
  public private(set) var isRoomy = false
  /// Whether it is there to compare with other tools, and no part of a profile unless named.
  public private(set) var isToCompare = false
  private let sampled: (@Sendable (MeasuredLandscape) -> Estimate?)?
  private let body: @Sendable (MeasuredLandscape) -> Double?

  /// - Parameters:
  ///   - sampled: An estimate in place of the value, on landscapes that are too large for that;
  ///     `nil` on others.
  ///   - value: The value, or `nil` where it does not exist.
  public init(
    _ name: String, parameters: [(name: String, value: String)] = [], aspect: Aspect,
    range: ClosedRange<Double>, invariance: Invariance, summary: String,
    source: String, undefinedWhen: String = "all losses are equal", isDefinedWhenFlat: Bool = false,
    allowsForNoise: Bool = false, needsGrid: Bool? = nil,
    sampled: (@Sendable (MeasuredLandscape) -> Estimate?)? = nil,
    value: @escaping @Sendable (MeasuredLandscape) -> Double?
  ) {
    self.name = name
    self.parameters = parameters
    self.aspect = aspect
    self.range = range
    self.invariance = invariance
    self.summary = summary
    self.source = source
    self.undefinedWhen = undefinedWhen
    self.isDefinedWhenFlat = isDefinedWhenFlat
    self.allowsForNoise = allowsForNoise
    self.needsGrid = needsGrid ?? (aspect == .interactions)
    self.sampled = sampled
    body = value
  }

  /// The value, or `nil` where it does not exist mathematically.
  public func value(on landscape: MeasuredLandscape) -> Double? { measure(landscape).value }

  /// The value, and where it is one of a sample, with its interval.
  func measure(_ landscape: MeasuredLandscape) -> (value: Double?, estimate: Estimate?) {
    if needsGrid, !landscape.topography.graph.hasGrid { return (nil, nil) }
    if landscape.isFlat, !isDefinedWhenFlat { return (nil, nil) }
    if let estimate = sampled?(landscape) { return (estimate.value, estimate) }
    return (body(landscape), nil)
  }

  /// The name with its parameters, as `--metric` takes it: `autocorrelation:lag=2`.
  public var label: String {
    parameters.isEmpty
      ? name : name + ":" + parameters.map { "\($0.name)=\($0.value)" }.joined(separator: ",")
  }
}

// MARK: - What more an entry says

extension LandscapeMetric {
  /// With other settings beside it.
  ///
  /// - Precondition: They have the same name.
  public func with(_ variants: LandscapeMetric...) -> LandscapeMetric {
    precondition(variants.allSatisfy { $0.name == name }, "a variant of \(name) has another name")
    var metric = self
    metric.variants = variants
    return metric
  }

  /// With a parameter that takes any number of a range.
  package func settable(_ setting: NumericSetting) -> LandscapeMetric {
    var metric = self
    metric.setting = setting
    return metric
  }

  /// With an estimator from a sample.
  public func estimated(by estimator: SampleEstimator) -> LandscapeMetric {
    var metric = self
    metric.estimator = estimator
    return metric
  }

  /// With what it takes on large landscapes; see ``effort`` and ``isRoomy``.
  public func taking(effort: Int = 0, isRoomy: Bool = false) -> LandscapeMetric {
    var metric = self
    (metric.effort, metric.isRoomy) = (effort, isRoomy)
    return metric
  }

  /// As one that is there to compare with other tools.
  public func toCompare() -> LandscapeMetric {
    var metric = self
    metric.isToCompare = true
    return metric
  }

  /// The estimate from a sample; `nil` where the value does not exist, cannot be told from the
  /// sample, or has no ``estimator``.
  ///
  /// - Parameters:
  ///   - sampleSize: How many of ``SampleEstimator/unit`` are drawn; as many as there are give the
  ///     exact value.
  ///   - confidence: The share of seeds whose interval holds the exact value, in (0, 1).
  /// - Precondition: `sampleSize` ≥ 1.
  public func estimate(
    on landscape: SampledLandscape, sampleSize: Int? = nil, seed: Seed, confidence: Double = 0.95
  ) -> Estimate? {
    guard let estimator, isDefinedWhenFlat || !landscape.isFlat else { return nil }
    return estimator.estimate(
      on: landscape, size: sampleSize ?? estimator.defaultSampleSize, seed: seed.derived(label),
      confidence: confidence)
  }
}
