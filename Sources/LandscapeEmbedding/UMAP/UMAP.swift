package import Numerical

/// Points in the plane such that those near to each other in many dimensions stay near.
///
/// Exact nearest neighbours, the ``FuzzyNeighborGraph`` over them, places from its spectrum, and a
/// layout by sampled forces. The same seed gives the same places whatever the number of cores.
///
/// - Source: L. McInnes, J. Healy, J. Melville, "UMAP: uniform manifold approximation and
///   projection", arXiv 1802.03426, 2018.
package enum UMAP {
  /// Places of `points`.
  ///
  /// Fewer than four points lie on a line in their order.
  ///
  /// - Parameter points: Shape [count, dimension], finite.
  /// - Returns: Shape [count, 2].
  /// - Complexity: O(*n*² · dimension) for the neighbours on all cores, O(*n* · *k* · epochs) for
  ///   the layout.
  package static func positions(
    of points: [Float], dimension: Int, options: UMAPOptions = UMAPOptions(), seed: Seed
  ) -> [Float] {
    let count = points.count / dimension
    guard count > 3 else { return (0..<count).flatMap { [Float($0), 0] } }
    let neighbors = NeighborTable(
      of: points, dimension: dimension, count: min(options.neighborCount, count) - 1)
    let graph = FuzzyNeighborGraph(neighbors)
    var positions = SpectralLayout.positions(of: graph, seed: seed)
    LayoutOptimizer(
      curve: CurveParameters(
        minimumDistance: options.minimumDistance, spread: options.spread),
      epochs: options.epochs(for: count), negativeSamples: options.negativeSamples, seed: seed
    ).optimize(&positions, along: graph)
    return positions
  }
}
