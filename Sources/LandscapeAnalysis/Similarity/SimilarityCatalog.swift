public import Catalogs
public import Landscapes

/// All measures of similarity, in the order of reports.
public enum SimilarityCatalog {
  /// With the share γ of best configurations that the top sets hold.
  ///
  /// - Parameter landscapes: The collection whose spread of metrics is the unit of the distance in
  ///   structure; measured when that is asked for.
  /// - Precondition: `gamma` is in (0, 1].
  public static func all(
    gamma: Double = 0.1, of landscapes: [Landscape] = []
  ) -> Catalog<SimilarityMeasure> {
    Catalog(
      "measure",
      [
        .spearman, .kendall, .shakeUp, .gammaSet(gamma), .gammaSetContainment(gamma),
        .regretTransfer, .topTransfer(gamma), .importanceSimilarity,
        .structureDistance(of: landscapes),
      ]
    ) { $0.name }
  }

  /// Those that follow from the losses of the common configurations alone.
  ///
  /// - Precondition: `gamma` is in (0, 1].
  public static func ofLosses(gamma: Double = 0.1) -> Catalog<SimilarityMeasure> {
    Catalog("measure", all(gamma: gamma).filter(\.isOfLosses)) { $0.name }
  }
}
