import Documents
import Experiments
import LandscapeAnalysis
import LandscapeRendering
import Landscapes

extension RenderCommand {
  /// Figures that are drawn of several landscapes too, and that show a search.
  static let multiples = ["graph", "map", "surface"]

  /// The landscapes of those names: several only where the figure has small multiples.
  func chooseMultiples(
    _ named: [String], of landscapes: [Landscape], in source: String
  ) throws -> [Landscape] {
    guard named.count > 1, Self.multiples.contains(figure) else {
      return try choose(named, 1, of: landscapes, in: source, unnamed: [landscapes])
    }
    return try find(named, in: landscapes, of: source)
  }

  /// Options of each figure: the width that its column has, and the search over its landscape.
  func options(for landscapes: [Landscape]) throws -> [FigureOptions] {
    let history = try trajectory.map { try trajectoryHistory($0) }
    let columns = FigureSheet.columns(of: landscapes.count, width: width)
    return try landscapes.map { landscape in
      var options = options
      options.width = max(300, width / Double(columns))
      options.trajectory = try history.map { try SearchPath($0, over: landscape) }
      return options
    }
  }

  /// The only history of a file, of a database that of the learner and data set that are meant.
  func trajectoryHistory(_ path: String) throws -> EvaluationHistory {
    let all = try EvaluationHistory.all(in: path).filter { !$0.steps.isEmpty }
    let chosen = all.filter { history in
      let parts = history.name.split(separator: "/").map(String.init)
      return (roles.learner.map { parts.contains($0) } ?? true)
        && (roles.dataset.map { parts.contains($0) } ?? true)
    }
    guard let history = chosen.first else {
      throw CommandError(
        "\(path): keeps no evaluations in their order; give a search to --trajectory")
    }
    guard chosen.count == 1 else {
      throw CommandError(
        "\(path): --trajectory takes one search; choose by --learner or --dataset; it holds "
          + several(chosen.map(\.name)))
    }
    return history
  }

  /// Several figures as one.
  func write(_ figures: [DrawnFigure], of landscapes: [Landscape]) throws {
    guard figures.count > 1 else { return try write(figures[0]) }
    try write(
      FigureSheet.sheet(
        of: figures, names: landscapes.map(\.id),
        columns: FigureSheet.columns(of: figures, width: width)))
  }

  /// The landscapes on their maps; those of the same configurations as the one of highest fidelity
  /// share its map.
  func places(of landscapes: [Landscape]) throws -> [PlacedLandscape] {
    guard landscapes.count > 1,
      let main = landscapes.max(by: { $0.scenario.fidelity < $1.scenario.fidelity })
    else { return try landscapes.map { try place($0) } }
    let shared = try place(main)
    return try landscapes.map { landscape in
      guard landscape.id != main.id else { return shared }
      let nodes = (0..<landscape.count).map { main.node(ofRank: landscape.rank(ofNode: $0)) }
      guard landscape.space == main.space, nodes.allSatisfy({ $0 != nil }) else {
        return try place(landscape)
      }
      return PlacedLandscape(
        MeasuredLandscape(Topography(LandscapeGraph(landscape))),
        positions: nodes.compactMap { $0.map { shared.positions[$0] } },
        notes: ["Places of \(main.id)."])
    }
  }
}
