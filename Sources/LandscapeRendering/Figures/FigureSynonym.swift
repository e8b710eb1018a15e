/// What another tool calls a figure that is drawn here too, or why it is not.
package struct FigureSynonym: Sendable, Hashable {
  /// As the other tool spells it: `param_importances`.
  package let name: String
  package let tool: String
  /// What differs, or why there is none.
  package let remark: String

  package init(_ name: String, _ tool: String, _ remark: String = "") {
    self.name = name
    self.tool = tool
    self.remark = remark
  }

  /// Figures of other tools that are not drawn here.
  package static let withoutCounterpart = [
    FigureSynonym("hypervolume_history", "Optuna", "there is one objective"),
    FigureSynonym("terminator_improvement", "Optuna", "nothing is terminated early by it"),
  ]
}
