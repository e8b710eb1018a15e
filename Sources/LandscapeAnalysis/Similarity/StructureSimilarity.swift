public import Landscapes
import Numerical
import SearchSpaces

/// Whether two landscapes are alike in shape or in what matters, whatever configurations are best.
extension SimilarityMeasure {
  /// Spearman's ρ of the main effects of the hyperparameters, exact or by a forest.
  public static let importanceSimilarity = SimilarityMeasure(
    "importance_similarity", range: -1...1,
    summary: "1: the same hyperparameters matter, in the same order.",
    undefinedWhen: "there are fewer than three hyperparameters, or all losses of one landscape are "
      + "equal", isOfLosses: false
  ) { pair in
    guard pair.first.space.hyperparameterCount > 2, let first = pair.whole.first.importances,
      let second = pair.whole.second.importances
    else { return nil }
    return Correlation.spearman(first, second)
  }

  /// Root mean square difference of the standardized metrics that both landscapes have.
  ///
  /// The landscapes may be over different spaces.
  ///
  /// - Parameter landscapes: The collection; it is measured once, at the first pair.
  public static func structureDistance(of landscapes: [Landscape]) -> SimilarityMeasure {
    let structure = OnDemand { StandardizedProfiles(of: landscapes) }
    return SimilarityMeasure(
      "structure_distance", range: 0...Double.infinity,
      summary: "0: the same shape by every metric; about 1.4: no more alike than any two.",
      undefinedWhen: "there are fewer than three landscapes", isOfLosses: false,
      isDistance: true
    ) { structure.value.distance(between: $0.first.id, and: $0.second.id) }
  }
}

/// The metrics of each landscape of a collection, in units of their standard deviation over it.
public struct StandardizedProfiles: Sendable {
  private let profiles: [String: [Double?]]

  /// Measures every landscape; thresholds and neighbourhood are those that `analyze` has by
  /// default.
  ///
  /// - Complexity: That of a ``LandscapeProfile`` of each.
  public init(of landscapes: [Landscape], metrics: [LandscapeMetric] = Array(MetricCatalog.all)) {
    let rows = landscapes.map { landscape in
      LandscapeProfile(of: Topography(LandscapeGraph(landscape)), metrics: metrics)
        .entries.map(\.value)
    }
    self.init(ids: landscapes.map(\.id), values: rows)
  }

  /// Of values that are known, one row per landscape.
  ///
  /// A metric that fewer than three landscapes have, or that is the same on all, tells nothing and
  /// is left out.
  public init(ids: [String], values rows: [[Double?]]) {
    var standardized = rows
    for metric in rows.first?.indices ?? 0..<0 {
      let known = rows.compactMap { $0[metric] }
      let moments = known.count > 2 ? Moments(of: known) : nil
      let deviation = moments.map { $0.variance.squareRoot() } ?? 0
      for row in rows.indices {
        standardized[row][metric] = rows[row][metric].flatMap { value in
          guard let moments, deviation > 1e-12 * abs(moments.mean), deviation > 0 else {
            return nil
          }
          return (value - moments.mean) / deviation
        }
      }
    }
    profiles = Dictionary(zip(ids, standardized)) { first, _ in first }
  }

  /// `nil` where no metric is left that both have.
  public func distance(between first: String, and second: String) -> Double? {
    guard let a = profiles[first], let b = profiles[second] else { return nil }
    let squares = zip(a, b).compactMap { a, b -> Double? in
      guard let a, let b else { return nil }
      return (a - b) * (a - b)
    }
    return mean(squares)?.squareRoot()
  }
}
