/// What another tool calls a figure that is drawn here too, or why it is not.
package struct FigureSynonym: Sendable, Hashable {
  /// As the other tool spells it: `param_importances`.
  package let name: String
  package let tool: String
  /// Names in ``FigureCatalog``; empty for no counterpart.
  package let figures: [String]
  /// What differs, or why there is none.
  package let remark: String

  private init(_ name: String, _ tool: String, _ figures: [String], _ remark: String = "") {
    self.name = name
    self.tool = tool
    self.figures = figures
    self.remark = remark
  }

  package static let all = [
    FigureSynonym(
      "contour", "Optuna", ["marginal"], "name two: --hyperparameter A --hyperparameter B"),
    FigureSynonym("parallel_coordinate", "Optuna", ["parallel"]),
    FigureSynonym("param_importances", "Optuna", ["importance"]),
    FigureSynonym("rank", "Optuna", ["slice"]),
    FigureSynonym("intermediate_values", "Optuna", ["curves"]),
    FigureSynonym("pareto_front", "Optuna", ["pareto"], "of loss and seconds"),
    FigureSynonym("optimization_history", "Optuna", ["history"]),
    FigureSynonym("gantt", "other tools", ["timeline"]),
    FigureSynonym("hypervolume_history", "Optuna", [], "there is one objective"),
    FigureSynonym("terminator_improvement", "Optuna", [], "nothing is terminated early by it"),
    FigureSynonym("importances", "DeepCAVE", ["importance"]),
    FigureSynonym("partial_dependencies", "DeepCAVE", ["marginal"]),
    FigureSynonym("budget_correlation", "DeepCAVE", ["similarity", "fidelity"]),
    FigureSynonym("ablation_paths", "DeepCAVE", ["ablation"]),
    FigureSynonym(
      "cost_over_time", "DeepCAVE", ["history"], "against cost: --against cost or seconds"),
    FigureSynonym("learning_curves", "other tools", ["curves"]),
    FigureSynonym("heatmap", "other tools", ["similarity", "marginal"]),
    FigureSynonym("histogram", "other tools", ["distribution"]),
    FigureSynonym("local_optima_network", "other tools", ["lon"]),
    FigureSynonym("fdc", "other tools", ["distance"]),
  ]

  /// The one of that name, whether it is written with `plot_` in front, hyphens or capitals.
  package init?(named name: String) {
    var plain = name.lowercased().replacing("-", with: "_").replacing(" ", with: "_")
    if plain.hasPrefix("plot_") { plain.removeFirst(5) }
    guard let found = FigureSynonym.all.first(where: { $0.name == plain }) else { return nil }
    self = found
  }
}
