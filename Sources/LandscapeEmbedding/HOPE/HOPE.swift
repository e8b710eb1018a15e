package import Landscapes
package import Numerical

/// Coordinates of configurations that keep which can be reached from which: the truncated singular
/// value decomposition *S* ≈ *U* Σ *V*ᵀ of a proximity along arcs.
///
/// Configuration *i* lies at [√σ · *U*_i ‖ √σ · *V*_i]: what it leads to, then what leads to it.
/// One that nothing is joined to lies at 0.
///
/// ```swift
/// let hope = try HOPE(of: LandscapeGraph(landscape), seed: Seed(0))
/// hope.coordinates  // 16 numbers per configuration
/// ```
///
/// - Source: M. Ou et al., "Asymmetric transitivity preserving graph embedding", KDD 2016; the
///   decomposition by block power iteration from random vectors, N. Halko, P.-G. Martinsson,
///   J. A. Tropp, SIAM Review 53:217, 2011.
package struct HOPE: Sendable {
  /// The width of numbers.
  package enum Precision: Sendable {
    case single, double
  }

  package let options: HOPEOptions
  package let nodeCount: Int
  /// σ₁ ≥ σ₂ ≥ …, at most as many as the rank asked for and as there are configurations.
  package let singularValues: [Double]
  /// Shape [nodeCount, dimensionCount], row-major.
  package let coordinates: [Float]
  /// Whether a node is joined to any other.
  package let isLinked: [Bool]
  /// σ₁(*A*), to a relative 10⁻³.
  package let largestLinkSingularValue: Double
  /// β.
  package let attenuation: Double

  /// Numbers per configuration: two for each singular value.
  package var dimensionCount: Int { 2 * singularValues.count }

  /// Embeds the nodes of `graph`.
  ///
  /// - Parameters:
  ///   - rule: Which edges are arcs, and which neutral.
  ///   - precision: What products are computed in: single precision is enough for pictures.
  /// - Throws: ``EmbeddingError/noEdges(landscape:)``.
  /// - Complexity: O(*m* · (rank + 8) · terms · rounds) on all cores, and O(*n* · (rank + 8))
  ///   memory.
  package init(
    of graph: LandscapeGraph, rule: ArcRule = .threshold(0), options: HOPEOptions = HOPEOptions(),
    seed: Seed, precision: Precision = .single
  ) throws(EmbeddingError) {
    // Not generic to callers in other modules, for whom it would not be compiled for its numbers.
    switch precision {
    case .single: try self.init(of: graph, rule, options, seed, in: Float.self)
    case .double: try self.init(of: graph, rule, options, seed, in: Double.self)
    }
  }

  private init<Scalar: RealScalar>(
    of graph: LandscapeGraph, _ rule: ArcRule, _ options: HOPEOptions, _ seed: Seed,
    in: Scalar.Type
  ) throws(EmbeddingError) {
    guard graph.edgeCount > 0 else { throw .noEdges(landscape: graph.landscape.id) }
    let proximity = PathProximity<Scalar>(graph, rule, options: options)
    let count = graph.nodeCount
    // Products work on sixteen lanes at a time.
    let width = (options.rank + 8 + 15) / 16 * 16
    var block = VectorBlock<Scalar>(
      normal: seed.derived("hope"), rows: count, width: width)
    var left = block
    for _ in 0..<options.rounds {
      left = VectorBlock(proximity(block.values, width: width), rows: count, width: width)
        .orthonormalized()
      block = VectorBlock(
        proximity(left.values, isTransposed: true, width: width), rows: count, width: width)
      if options.rounds > 1 { block = block.orthonormalized() }
    }
    left = VectorBlock(proximity(block.values, width: width), rows: count, width: width)
      .orthonormalized()
    // *S* ≈ *Q* *B*ᵀ with *B* = *S*ᵀ*Q*, whose Gram matrix holds the squares of the singular
    // values.
    let right = VectorBlock(
      proximity(left.values, isTransposed: true, width: width), rows: count, width: width)
    let eigen = SymmetricEigen(right.gramMatrix, size: width)
    let kept = (0..<min(options.rank, count)).map { width - 1 - $0 }.filter { eigen.values[$0] > 0 }
    let values = kept.map { eigen.values[$0].squareRoot() }

    var toLeft = [Double](repeating: 0, count: width * kept.count)
    var toRight = toLeft
    for (column, index) in kept.enumerated() {
      for row in 0..<width {
        let component = eigen.vectors[index * width + row]
        toLeft[row * kept.count + column] = component * values[column].squareRoot()
        toRight[row * kept.count + column] = component / values[column].squareRoot()
      }
    }
    let source = left.multiplied(by: toLeft, columns: kept.count).values
    let target = right.multiplied(by: toRight, columns: kept.count).values
    coordinates = HOPE.joined(source, target, rows: count, width: kept.count)
    singularValues = values
    nodeCount = count
    isLinked = (0..<count).map { graph.degree(of: $0) > 0 }
    largestLinkSingularValue = proximity.largestSingularValue
    attenuation = proximity.attenuation
    self.options = options
  }

  /// Halves side by side, each column with the sign that makes the largest component of its source
  /// half positive, the first of them on ties.
  private static func joined<Scalar: RealScalar>(
    _ source: [Scalar], _ target: [Scalar], rows: Int, width: Int
  ) -> [Float] {
    var signs = [Float](repeating: 1, count: width)
    for column in 0..<width {
      var largest = Scalar.zero
      for row in 0..<rows {
        let value = source[row * width + column]
        if abs(value) > abs(largest) { largest = value }
      }
      if largest < 0 { signs[column] = -1 }
    }
    var coordinates = [Float](repeating: 0, count: 2 * rows * width)
    for row in 0..<rows {
      for column in 0..<width {
        let place = 2 * row * width + column
        coordinates[place] = signs[column] * Float(source[row * width + column])
        coordinates[place + width] = signs[column] * Float(target[row * width + column])
      }
    }
    return coordinates
  }
}
