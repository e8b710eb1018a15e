/// What becomes of a configuration whose training diverged or failed on any fold.
public enum DivergencePolicy: String, Hashable, Sendable, Codable, CaseIterable {
  /// It is left out of the landscape.
  case exclude
  /// It takes the highest loss of any configuration that succeeded.
  case worst
}
