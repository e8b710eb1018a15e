import Dispatch

/// The scan of a complete grid, line by line along each axis, four lines at a time.
///
/// The grid is cut into tiles of its trailing axes. Within a tile all low axes are scanned; then,
/// in strips of neighbouring lanes, all high ones; so that what a worker touches stays in its cache.
/// Tiles, and then strips, are handed to workers; the cut depends on the grid alone, and each node
/// adds up its lines in the same order, so results do not depend on the number of workers.
///
/// A best neighbour along a line is the line's minimum, or its second for the minimum itself.
struct GridScan {
  /// Nodes of a tile, at most: half a megabyte of inputs and outputs.
  private static let tileCapacity = 16_384
  /// Lanes of a strip of high axes.
  private static let stripWidth = 64

  private let axes: [GridAxis]
  private let nodeCount: Int
  /// Nodes of a tile.
  private let tile: Int

  init(axes: [GridAxis], nodeCount: Int) {
    self.axes = axes
    self.nodeCount = nodeCount
    tile = axes.reversed().reduce(1) {
      $1.count * $1.stride <= GridScan.tileCapacity ? max($0, $1.count * $1.stride) : $0
    }
  }

  /// Fills the arrays of `scan`, which must hold zeros, and −1 for best neighbours.
  func fill(_ scan: inout NeighborhoodScan, losses: [Double], epsilon: Double, tau: Double) {
    var bestLosses = [Double](repeating: .infinity, count: nodeCount)
    losses.withUnsafeBufferPointer { losses in
      scan.neutralCounts.withUnsafeMutableBufferPointer { neutral in
        scan.improvingCounts.withUnsafeMutableBufferPointer { improving in
          scan.lossSums.withUnsafeMutableBufferPointer { sums in
            scan.absoluteDifferenceSums.withUnsafeMutableBufferPointer { differences in
              scan.bestNeighbors.withUnsafeMutableBufferPointer { best in
                bestLosses.withUnsafeMutableBufferPointer { bestLosses in
                  run(
                    LineScan(
                      losses: losses.baseAddress!, neutralCounts: neutral.baseAddress!,
                      improvingCounts: improving.baseAddress!, lossSums: sums.baseAddress!,
                      absoluteDifferenceSums: differences.baseAddress!,
                      bestNeighbors: best.baseAddress!, bestLosses: bestLosses.baseAddress!,
                      epsilon: epsilon, tau: tau))
                }
              }
            }
          }
        }
      }
    }
    scan.degrees = GridScan.degrees(axes: axes, nodeCount: nodeCount)
  }

  private func run(_ lines: LineScan) {
    let tile = tile
    let low = axes.filter { $0.stride < tile }.reversed()
    let high = axes.filter { $0.stride >= tile }.reversed()
    let longest = axes.reduce(1) { max($0, $1.count) }
    DispatchQueue.concurrentPerform(iterations: nodeCount / tile) { index in
      LineScan.withWorkspace(levels: longest) { workspace in
        for axis in low {
          lines.scan(axis, from: index * tile, lines: tile / axis.count, workspace)
        }
      }
    }
    guard !high.isEmpty else { return }
    let rows = nodeCount / tile
    DispatchQueue.concurrentPerform(
      iterations: (tile + GridScan.stripWidth - 1) / GridScan.stripWidth
    ) { index in
      let first = index * GridScan.stripWidth
      let width = min(GridScan.stripWidth, tile - first)
      LineScan.withWorkspace(levels: longest) { workspace in
        for axis in high {
          let coarse = GridAxis(
            count: axis.count, stride: axis.stride / tile,
            reachesEveryLevel: axis.reachesEveryLevel)
          for row in 0..<rows / axis.count {
            lines.scan(
              axis, lanes: width, from: coarse.start(ofLine: row) * tile + first, workspace)
          }
        }
      }
    }
  }

  /// The degree of every node of a grid.
  static func degrees(axes: [GridAxis], nodeCount: Int) -> [Int32] {
    let inner = axes.reduce(0) { $0 + ($1.reachesEveryLevel ? $1.count - 1 : 2) }
    var degrees = [Int32](repeating: Int32(inner), count: nodeCount)
    for axis in axes where !axis.reachesEveryLevel {
      let block = axis.count * axis.stride
      for start in stride(from: 0, to: nodeCount, by: block) {
        for node in start..<start + axis.stride { degrees[node] -= 1 }
        for node in start + block - axis.stride..<start + block { degrees[node] -= 1 }
      }
    }
    return degrees
  }
}
