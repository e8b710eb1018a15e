/// What can go wrong while a figure is drawn.
package enum RenderingError: Error, Equatable, Sendable, CustomStringConvertible {
  /// Graphviz gave no positions; `reason` is what it said.
  case layoutFailed(engine: String, nodes: Int, reason: String)
  case unknownHyperparameter(String, known: [String])
  case unknownMeasure(String, known: [String])

  case foreignTrajectory(String, names: [String], known: [String])

  package var description: String {
    switch self {
    case .layoutFailed(let engine, let nodes, let reason):
      "Graphviz (\(engine)) could not lay out \(nodes) nodes: "
        + (reason.isEmpty
          ? "it gave no reason; check that its layout plug-ins are installed" : reason)
    case .unknownHyperparameter(let name, let known):
      "there is no hyperparameter '\(name)' to draw; there are \(known.joined(separator: ", "))"
    case .foreignTrajectory(let name, let names, let known):
      Set(names) == Set(known)
        ? "no evaluation of '\(name)' is a configuration of the landscape: their levels differ"
        : "'\(name)' tunes \(names.joined(separator: ", ")), the landscape "
          + "\(known.joined(separator: ", ")); give a search over the same space"
    case .unknownMeasure(let name, let known):
      "there is no measure '\(name)' of similarity; there are \(known.joined(separator: ", "))"
    }
  }
}
