package import Catalogs

/// All measures of similarity, in the order of reports.
package enum SimilarityCatalog {
  /// With the share γ of best configurations that the top sets hold.
  ///
  /// - Precondition: `gamma` is in (0, 1].
  package static func all(gamma: Double = 0.1) -> Catalog<SimilarityMeasure> {
    Catalog(
      "measure",
      [
        .spearman, .kendall, .shakeUp, .gammaSet(gamma), .gammaSetContainment(gamma),
        .regretTransfer, .topTransfer(gamma),
      ]
    ) { $0.name }
  }
}
