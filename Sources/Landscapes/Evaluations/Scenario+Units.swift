/// Values as they were measured: within, every value is a loss, and a score is negated.
extension Scenario {
  /// Whether higher values are better where they are shown.
  package var isScore: Bool { orientation == .maximised }

  /// A loss in the unit of its source: a score has its own sign again.
  package func measured(_ loss: Double) -> Double { isScore && loss != 0 ? -loss : loss }

  /// `higher is better` or `lower is better`.
  package var direction: String { isScore ? "higher is better" : "lower is better" }
}

extension Landscape {
  /// What its values are, as their source calls them: `validation error_rate` of trainings whose
  /// losses of several parts are known, `val_accuracy` of somebody's own column.
  package var objective: String {
    scenario.learner.isEmpty ? scenario.loss : "\(measure.rawValue) \(scenario.loss)"
  }

  /// A loss in the unit of its source.
  package func measured(_ loss: Double) -> Double { scenario.measured(loss) }
}
