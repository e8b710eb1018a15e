import Numerical
import SearchSpaces

/// The nearest other nodes of each node of a landscape, by the distance of `RangeEncoding`.
///
/// Exact: every pair is looked at, a block of nodes at a time, so that distances to it stay in the
/// nearest cache.
enum NearestNeighbors {
  /// Nodes whose distances are added up at a time.
  private static let blockSize = 1024

  /// Per node its `count` nearest others, by (distance, node).
  ///
  /// - Precondition: `count` is below the number of nodes.
  /// - Complexity: O(*n*² · *d*), on all cores.
  static func nearest(_ count: Int, in landscape: Landscape) -> [[Int32]] {
    guard count > 0 else { return landscape.losses.map { _ in [] } }
    let encoding = RangeEncoding(landscape.space)
    let points = (0..<landscape.count).map {
      encoding.coordinates(at: landscape.rank(ofNode: $0))
    }
    let columns = landscape.space.hyperparameters.indices.map { index in
      points.map { $0[index] }
    }
    let blocks = inParallel(0..<landscape.count, by: 64) { nodes in
      nodes.map { nearest(count, to: $0, columns) }
    }
    return blocks.flatMap(\.self)
  }

  private static func nearest(_ count: Int, to node: Int, _ columns: [[Double]]) -> [Int32] {
    var nearest = Candidates(capacity: count)
    let nodeCount = columns[0].count
    withUnsafeTemporaryAllocation(of: Double.self, capacity: blockSize) { sums in
      for start in stride(from: 0, to: nodeCount, by: blockSize) {
        let size = min(blockSize, nodeCount - start)
        sums.initialize(repeating: 0)
        for column in columns {
          let own = column[node]
          column.withUnsafeBufferPointer { column in
            for place in 0..<size {
              sums[place] += RangeEncoding.term(column[start + place], own)
            }
          }
        }
        for place in 0..<size where start + place != node {
          // Most are too far, which the sum says before it is made a distance.
          if sums[place] <= (nearest.limit + 0x1p-32) * Double(columns.count) {
            nearest.insert(
              RangeEncoding.distance(ofSum: sums[place], count: columns.count), start + place)
          }
        }
      }
    }
    return nearest.nodes
  }

  /// The nearest so far, ascending by (distance, node); nodes come in ascending order.
  private struct Candidates {
    let capacity: Int
    var distances: [Double] = []
    var nodes: [Int32] = []

    init(capacity: Int) {
      self.capacity = capacity
      distances.reserveCapacity(capacity + 1)
      nodes.reserveCapacity(capacity + 1)
    }

    /// What lies farther is of no interest.
    var limit: Double { distances.count < capacity ? .infinity : distances[capacity - 1] }

    mutating func insert(_ distance: Double, _ node: Int) {
      guard distances.count < capacity || distance < distances[capacity - 1] else { return }
      var place = distances.count
      // Behind equal distances, whose nodes are lower.
      while place > 0, distance < distances[place - 1] { place -= 1 }
      distances.insert(distance, at: place)
      nodes.insert(Int32(node), at: place)
      if distances.count > capacity {
        distances.removeLast()
        nodes.removeLast()
      }
    }
  }
}
