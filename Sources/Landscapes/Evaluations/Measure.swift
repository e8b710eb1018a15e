/// On which part of the data a loss was measured.
public enum Measure: String, Hashable, Sendable, Codable, CaseIterable {
  case train, validation, test
}
