import SearchSpaces

/// A thing in which landscapes can differ that are otherwise of the same.
public enum ScenarioAxis: String, Sendable, Hashable, CaseIterable {
  case fidelity, dataset, learner, measure, recipe, loss

  /// What a landscape is in it: `forest`, `data=0.25`, `validation`.
  public func label(of landscape: Landscape) -> String {
    let scenario = landscape.scenario
    return switch self {
    case .fidelity: scenario.fidelity.label
    case .dataset: scenario.dataset
    case .learner: scenario.learner
    case .measure: landscape.measure.rawValue
    case .recipe: scenario.recipe
    case .loss: scenario.loss
    }
  }

  /// All in which two scenarios differ; a loss that was negated is another loss.
  public static func differences(_ first: Scenario, _ second: Scenario) -> Set<ScenarioAxis> {
    var axes: Set<ScenarioAxis> = []
    if first.fidelity != second.fidelity { axes.insert(.fidelity) }
    if first.dataset != second.dataset { axes.insert(.dataset) }
    if first.learner != second.learner { axes.insert(.learner) }
    if first.recipe != second.recipe { axes.insert(.recipe) }
    if first.loss != second.loss || first.orientation != second.orientation { axes.insert(.loss) }
    return axes
  }

  /// All in which two landscapes differ, their spaces and losses aside.
  public static func differences(_ first: Landscape, _ second: Landscape) -> Set<ScenarioAxis> {
    let axes = differences(first.scenario, second.scenario)
    return first.measure == second.measure ? axes : axes.union([.measure])
  }
}
