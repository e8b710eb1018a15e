/// What a training minimises, where there is a choice.
package struct TrainingObjective: Sendable, Hashable {
  /// q in [0, 1]: the share of the true class that is spread over all classes.
  package var labelSmoothing: Double
  /// For regression.
  package var error: ErrorKind

  /// - Precondition: `labelSmoothing` is in [0, 1].
  package init(labelSmoothing: Double = 0, error: ErrorKind = .squared) {
    precondition((0...1).contains(labelSmoothing), "label smoothing \(labelSmoothing)")
    self.labelSmoothing = labelSmoothing
    self.error = error
  }
}
