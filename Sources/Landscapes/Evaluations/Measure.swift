/// On which part of the data a loss was measured.
package enum Measure: String, Hashable, Sendable, Codable, CaseIterable {
  case train, validation, test
}
