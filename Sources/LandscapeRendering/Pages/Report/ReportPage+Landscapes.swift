import LandscapeAnalysis
import LandscapeEmbedding
public import Landscapes

extension ReportPage {
  /// The report of landscapes, in one group per search space, each with a map of its main one by
  /// HOPE and UMAP.
  ///
  /// - Parameters:
  ///   - source: What a reader knows them by: `results.db`.
  ///   - version: Of the program that writes the report.
  /// - Throws: ``RenderingError`` when a figure cannot be drawn, `EmbeddingError` for a map.
  /// - Precondition: At least one landscape.
  public init(
    of landscapes: [Landscape], source: String, version: String = "", seed: UInt64 = 0
  ) throws {
    let groups = try LandscapeFamily(landscapes).bySpace.map { group in
      let main = MeasuredLandscape(Topography(LandscapeGraph(LandscapeFamily.main(of: group))))
      return Group(group, placed: try PlacedLandscape(embedding: main, seed: seed))
    }
    var options = FigureOptions()
    options.seed = seed
    try self.init(
      groups, origin: Origin(source: source, version: version, seed: seed, commands: []),
      options: options)
  }
}
