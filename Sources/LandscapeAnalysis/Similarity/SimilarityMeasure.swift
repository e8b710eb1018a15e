/// One number that says how much two landscapes are alike.
public struct SimilarityMeasure: Sendable {
  /// The name on the command line and in JSON: `shake_up`.
  public let name: String
  /// Settings that are not part of the name, in order: (`gamma`, `0.1`).
  public let parameters: [(name: String, value: String)]
  public let range: ClosedRange<Double>
  /// What the value means, in one sentence.
  public let summary: String
  /// When the value does not exist; printed as the reason.
  public let undefinedWhen: String
  /// Whether the value follows from the losses of the common configurations alone.
  public let isOfLosses: Bool
  /// Whether 0 says that landscapes are alike.
  public let isDistance: Bool
  /// Whether a sample of the configurations tells about all; see ``SampledSimilarity``.
  public let isEstimable: Bool
  private let body: @Sendable (LandscapePair) -> Double?

  public init(
    _ name: String, parameters: [(name: String, value: String)] = [], range: ClosedRange<Double>,
    summary: String, undefinedWhen: String = "never", isOfLosses: Bool = true,
    isDistance: Bool = false, isEstimable: Bool = false,
    value: @escaping @Sendable (LandscapePair) -> Double?
  ) {
    self.name = name
    self.parameters = parameters
    self.range = range
    self.summary = summary
    self.undefinedWhen = undefinedWhen
    self.isOfLosses = isOfLosses
    self.isDistance = isDistance
    self.isEstimable = isEstimable
    body = value
  }

  /// The value, or `nil` where it does not exist mathematically.
  public func value(on pair: LandscapePair) -> Double? { body(pair) }
}
