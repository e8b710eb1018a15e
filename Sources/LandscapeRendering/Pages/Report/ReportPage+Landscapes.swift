package import LandscapeAnalysis
import LandscapeEmbedding
public import Landscapes

extension ReportPage {
  /// The report of landscapes, in one group per search space, each with a map of its main one by
  /// HOPE and UMAP.
  ///
  /// - Parameters:
  ///   - source: What a reader knows them by: `results.db`.
  ///   - version: Of the program that writes the report.
  ///   - trainings: Those behind a landscape, where they are known: of curves and costs.
  ///   - histories: Trainings in their order, where there is one.
  /// - Throws: ``RenderingError`` when a figure cannot be drawn, `EmbeddingError` for a map.
  /// - Precondition: At least one landscape.
  public init(
    of landscapes: [Landscape], source: String, version: String = "", seed: UInt64 = 0,
    trainings: (Landscape) throws -> EvaluatedScenario? = { _ in nil },
    histories: [EvaluationHistory] = []
  ) throws {
    let groups = try Group.all(
      of: landscapes, topography: { Topography(LandscapeGraph($0)) },
      place: { try PlacedLandscape(embedding: $0, seed: seed) }, trainings: trainings,
      histories: histories)
    var options = FigureOptions()
    options.seed = seed
    try self.init(
      groups, origin: Origin(source: source, version: version, seed: seed, commands: []),
      options: options)
  }
}

extension ReportPage.Group {
  /// One group per search space. A history that does not tell its space belongs to the first.
  ///
  /// - Parameters:
  ///   - topography: Of the main landscape of each, and of its other fidelities.
  ///   - place: Gives a main landscape its map.
  package static func all(
    of landscapes: [Landscape], topography: (Landscape) throws -> Topography,
    place: (MeasuredLandscape) throws -> PlacedLandscape,
    trainings: (Landscape) throws -> EvaluatedScenario?, histories: [EvaluationHistory]
  ) throws -> [ReportPage.Group] {
    try LandscapeFamily(landscapes).bySpace.enumerated().map { index, group in
      let main = LandscapeFamily.main(of: group)
      let others = group.filter { $0.measure == main.measure && $0.id != main.id }
      return ReportPage.Group(
        group, placed: try place(MeasuredLandscape(topography(main))),
        measured: try others.map { MeasuredLandscape(try topography($0)) },
        trainings: try trainings(main),
        histories: histories.filter { history in
          guard case .space(let space) = history.configurations else { return index == 0 }
          return space == main.space
        })
    }
  }
}
