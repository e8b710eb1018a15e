public import LandscapeAnalysis
import Landscapes

/// A landscape whose configurations have places in the plane, from an embedding or from a file.
public struct PlacedLandscape: Sendable {
  public let measured: MeasuredLandscape
  /// One place per node, y upwards.
  public let positions: [SIMD2<Double>]
  /// How far the places may be believed, and how they came about; each a sentence.
  public let notes: [String]
  /// Whether each node is joined to another; the others lie aside, where nearness means nothing.
  let isJoined: [Bool]

  /// - Precondition: One finite place per node.
  public init(_ measured: MeasuredLandscape, positions: [SIMD2<Double>], notes: [String] = []) {
    let topography = measured.topography
    precondition(
      positions.count == topography.graph.nodeCount
        && positions.allSatisfy { $0.x.isFinite && $0.y.isFinite },
      "\(positions.count) places for \(topography.graph.nodeCount) configurations")
    self.measured = measured
    self.positions = positions
    self.notes = notes
    isJoined = topography.scan.degrees.map { $0 > 0 }
  }

  var topography: Topography { measured.topography }
  var landscape: Landscape { topography.graph.landscape }
}
