/// A number that a transform reports of every step, for tables and charts.
package struct TelemetryColumn: Sendable, Hashable {
  /// The title in tables.
  package let name: String
  /// One line for charts and lists.
  package let summary: String

  package init(_ name: String, _ summary: String) {
    self.name = name
    self.summary = summary
  }
}
