/// What can go wrong while a figure is drawn.
public enum RenderingError: Error, Equatable, Sendable, CustomStringConvertible {
  /// What is wrong with the landscapes that a figure was asked for.
  public enum LandscapeChoice: Sendable, Equatable {
    /// The source has too few.
    case few
    /// The source has several, and none is named.
    case unnamed
    /// So many are named.
    case count(Int)
  }

  /// Graphviz gave no positions; `reason` is what it said.
  case layoutFailed(engine: String, nodes: Int, reason: String)
  case unknownHyperparameter(String, known: [String])
  case unknownMeasure(String, known: [String])

  case foreignTrajectory(String, names: [String], known: [String])

  /// An option differs from its default that changes nothing in the figure; `absence` says why.
  case optionWithoutEffect(String, figure: String, absence: String)
  /// The figure is drawn from something else.
  case otherSource(figure: String)
  /// A figure of one landscape or two was asked for with another number.
  case landscapeChoice(LandscapeChoice, figure: String, takes: Int, known: [String])
  case unknownLandscape(String, known: [String])
  case missingPlace(rank: Int, landscape: String)

  public var description: String {
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
    case .optionWithoutEffect(let option, let figure, let absence):
      "figure \(figure) \(absence); leave out \(option)"
    case .otherSource(let figure): "figure \(figure) is not drawn from that"
    case .landscapeChoice(let choice, let figure, let takes, let known):
      "figure \(figure) takes \(takes == 1 ? "one landscape" : "two landscapes")"
        + Self.given(choice) + "; there \(known.count == 1 ? "is" : "are") "
        + known.joined(separator: ", ")
    case .unknownLandscape(let id, let known):
      "there is no landscape '\(id)'; there are \(known.joined(separator: ", "))"
    case .missingPlace(let rank, let landscape):
      "rank \(rank) of '\(landscape)' has no place"
    case .unknownMeasure(let name, let known):
      "there is no measure '\(name)' of similarity; there are \(known.joined(separator: ", "))"
    }
  }

  private static func given(_ choice: LandscapeChoice) -> String {
    if case .count(let count) = choice { ", not \(count)" } else { "" }
  }
}
