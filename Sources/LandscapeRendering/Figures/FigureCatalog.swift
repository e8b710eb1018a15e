public import Catalogs
public import LandscapeAnalysis

/// The figures.
public enum FigureCatalog {
  public static let all = Catalog<Figure>(
    "figure",
    [
      .graph,
      .map,
      .surface,
      .fidelity,
      .lon,
      .disconnectivity,
      .similarity,
      .importance,
      .marginal,
      .slice,
      .parallel,
      .distance,
      .distribution,
      .gap,
      .edf,
      .autocorrelation,
      .basins,
      .neutrality,
      .profile,
      .noise,
      .ablation,
      .curves,
      .pareto,
      .history,
      .timeline,
      .modification,
    ], name: \.name)
}

extension Catalog where Entry == Figure {
  /// The figure that shows a finding; `nil` where none does.
  public func figure(for finding: Finding) -> Figure? {
    finding.evidence.flatMap { evidence in first { $0.shows == evidence } }
  }

  /// What another tool calls a figure, and the figures that it is here.
  ///
  /// - Parameter name: Whether it is written with `plot_` in front, hyphens or capitals.
  /// - Returns: `nil` for a name that is no synonym.
  package func synonym(_ name: String) -> (synonym: FigureSynonym, figures: [Figure])? {
    var plain = name.lowercased().replacing("-", with: "_").replacing(" ", with: "_")
    if plain.hasPrefix("plot_") { plain.removeFirst(5) }
    let figures = filter { $0.synonyms.contains { $0.name == plain } }
    let known = figures.flatMap(\.synonyms) + FigureSynonym.withoutCounterpart
    return known.first { $0.name == plain }.map { ($0, figures) }
  }
}
