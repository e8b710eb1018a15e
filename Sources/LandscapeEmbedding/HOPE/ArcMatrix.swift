import Landscapes
import Numerical

/// The adjacency matrix of a landscape's arcs in compressed rows: *A*_uv ≠ 0 where *u* is worse
/// than its neighbour *v*, and in both directions where neither is.
struct ArcMatrix<Scalar: RealScalar>: Sendable {
  /// Rows and columns.
  let size: Int
  /// Where the entries of each row begin, and their number at the end.
  let offsets: [Int]
  let columns: [Int32]
  /// One per entry; `nil` where all are 1.
  let weights: [Scalar]?

  var entryCount: Int { columns.count }

  /// *A*, or its transpose.
  ///
  /// - Complexity: O(*m*), *m* edges.
  init(
    _ graph: LandscapeGraph, _ rule: ArcRule, links: HOPEOptions.Links, isTransposed: Bool
  ) {
    let losses = graph.landscape.losses
    size = graph.nodeCount
    let gainScale =
      links == .gainWeighted ? ArcMatrix.inverseMeanDifference(graph, losses) : 0
    var offsets = [0]
    offsets.reserveCapacity(size + 1)
    var columns: [Int32] = []
    columns.reserveCapacity(graph.edgeCount)
    var weights: [Scalar] = []
    for node in 0..<size {
      graph.forEachNeighbor(of: node) { other in
        let (from, to) = isTransposed ? (other, node) : (node, other)
        let isKept =
          links == .undirected || rule.isNeutral(from, to, losses: losses)
          || rule.isArc(from: from, to: to, losses: losses)
        guard isKept else { return }
        columns.append(Int32(other))
        if links == .gainWeighted {
          weights.append(Scalar(abs(losses[from] - losses[to]) * gainScale))
        }
      }
      offsets.append(columns.count)
    }
    self.offsets = offsets
    self.columns = columns
    self.weights = links == .gainWeighted ? weights : nil
  }

  /// 1 / mean |Δ*f*| over the edges; 1 where all are 0.
  private static func inverseMeanDifference(
    _ graph: LandscapeGraph, _ losses: [Double]
  ) -> Double {
    var sum = 0.0
    graph.forEachEdge { sum += abs(losses[$0] - losses[$1]) }
    return sum > 0 ? Double(graph.edgeCount) / sum : 1
  }

  /// *y* ← *addend* + `scale` · *A x* for blocks of vectors, rows side by side on all cores.
  ///
  /// - Parameters:
  ///   - x: Shape [size, width], row-major; so are `addend` and `y`.
  ///   - width: A multiple of 16.
  /// - Complexity: O(entries · width).
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  func multiply(
    _ x: [Scalar], scale: Scalar, addend: [Scalar]?, into y: inout [Scalar], width: Int
  ) {
    precondition(width % 16 == 0 && x.count == size * width && y.count == size * width)
    let stride = MemoryLayout<Scalar>.stride
    let rowBytes = width * stride
    x.withUnsafeBytes { x in
      y.withUnsafeMutableBytes { y in
        nonisolated(unsafe) let (source, result) = (x.baseAddress!, y.baseAddress!)
        _ = inParallel(0..<size, by: 2048) { rows in
          for row in rows {
            for lane in Swift.stride(from: 0, to: rowBytes, by: 16 * stride) {
              var sum = SIMD16<Scalar>.zero
              for entry in offsets[row]..<offsets[row + 1] {
                let values = source.loadUnaligned(
                  fromByteOffset: Int(columns[entry]) * rowBytes + lane, as: SIMD16<Scalar>.self)
                if let weights { sum += weights[entry] * values } else { sum += values }
              }
              sum *= scale
              if let addend {
                sum += addend.withUnsafeBytes {
                  $0.loadUnaligned(fromByteOffset: row * rowBytes + lane, as: SIMD16<Scalar>.self)
                }
              }
              result.storeBytes(
                of: sum, toByteOffset: row * rowBytes + lane, as: SIMD16<Scalar>.self)
            }
          }
        }
      }
    }
  }
}
