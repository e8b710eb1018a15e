public import Landscapes

/// How a caller names what findings speak of.
public struct FindingWording: Sendable {
  /// How the question is asked: `llp-fla compare results.db --by fidelity`.
  public let step: @Sendable (FindingStep) -> String
  /// What gives configurations that failed the highest loss, instead of leaving them out.
  public let failurePolicy: String

  public init(
    failurePolicy: String = "the policy '\(DivergencePolicy.worst.rawValue)'",
    step: @escaping @Sendable (FindingStep) -> String = \.description
  ) {
    self.step = step
    self.failurePolicy = failurePolicy
  }
}
