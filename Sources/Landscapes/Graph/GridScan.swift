import Dispatch
import Numerical

/// The scan of a complete grid, axis by axis, four nodes at a time.
///
/// The grid is cut into ranges of tiles, a tile being the whole of some trailing axes. Within a
/// range a worker scans all axes on which only successive levels are neighbours, and those on which
/// all are as far as they are short; then, in strips of neighbouring nodes, the others; so that
/// what a worker touches stays in its cache. The cut depends on the grid alone, and each node adds
/// up in the same order, so results do not depend on the number of workers.
struct GridScan {
  /// Nodes of a range, at most: half a megabyte of inputs and outputs.
  private static let rangeCapacity = 16_384
  /// Nodes of a strip.
  private static let stripWidth = 64

  private let nodeCount: Int
  private let tile: Int
  /// Nodes of a range, whole tiles.
  private let period: Int
  private let chains: ChainScan
  /// Axes on which all levels are neighbours, within a tile and beyond, the shortest stride first.
  private let low, high: [GridAxis]
  private let longest: Int

  init(axes: [GridAxis], nodeCount: Int) {
    self.nodeCount = nodeCount
    tile = axes.reversed().reduce(1) {
      $1.count * $1.stride <= GridScan.rangeCapacity ? max($0, $1.count * $1.stride) : $0
    }
    period = min(nodeCount, GridScan.rangeCapacity / tile * tile)
    // On two levels there is no difference between successive and all.
    let cliques = axes.filter { $0.reachesEveryLevel && $0.count > 2 }
    chains = ChainScan(
      axes: axes.filter { $0.count == 2 || ($0.count > 2 && !$0.reachesEveryLevel) },
      tile: tile, period: period, otherDegree: cliques.reduce(0) { $0 + $1.count - 1 })
    let tile = tile
    low = cliques.filter { $0.stride < tile }.reversed()
    high = cliques.filter { $0.stride >= tile }.reversed()
    longest = cliques.reduce(1) { max($0, $1.count) }
  }

  /// Fills the arrays of `scan`, whatever they hold.
  func fill(_ scan: inout NeighborhoodScan, losses: [Double], epsilon: Double, tau: Double) {
    // Beyond a range's own cliques, the losses of best neighbours are needed by the strips.
    var bestLosses = [Double](uninitializedCount: high.isEmpty ? 1 : nodeCount)
    losses.withUnsafeBufferPointer { losses in
      scan.degrees.withUnsafeMutableBufferPointer { degrees in
        scan.neutralCounts.withUnsafeMutableBufferPointer { neutral in
          scan.improvingCounts.withUnsafeMutableBufferPointer { improving in
            scan.lossSums.withUnsafeMutableBufferPointer { sums in
              scan.absoluteDifferenceSums.withUnsafeMutableBufferPointer { differences in
                scan.bestNeighbors.withUnsafeMutableBufferPointer { best in
                  bestLosses.withUnsafeMutableBufferPointer { bestLosses in
                    run(
                      ScanPlaces(
                        nodeCount: nodeCount, losses: losses.baseAddress!,
                        degrees: degrees.baseAddress!, neutralCounts: neutral.baseAddress!,
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
    }
  }

  private func run(_ places: ScanPlaces) {
    DispatchQueue.concurrentPerform(iterations: (nodeCount + period - 1) / period) { index in
      let range = index * period..<min(nodeCount, (index + 1) * period)
      guard high.isEmpty else { return scan(range, places) }
      withUnsafeTemporaryAllocation(of: Double.self, capacity: range.count) { room in
        var places = places
        places.bestLosses = room.baseAddress! - range.lowerBound
        scan(range, places)
      }
    }
    guard !high.isEmpty else { return }
    let rows = nodeCount / tile
    DispatchQueue.concurrentPerform(
      iterations: (tile + GridScan.stripWidth - 1) / GridScan.stripWidth
    ) { index in
      let first = index * GridScan.stripWidth
      let width = min(GridScan.stripWidth, tile - first)
      CliqueScan.with(places, levels: longest) { cliques in
        for axis in high {
          let coarse = GridAxis(
            count: axis.count, stride: axis.stride / tile, reachesEveryLevel: true)
          for row in 0..<rows / axis.count {
            cliques.scan(
              axis, lanes: width, from: coarse.start(ofLine: row) * tile + first)
          }
        }
      }
    }
  }

  private func scan(_ range: Range<Int>, _ places: ScanPlaces) {
    chains.scan(range, places)
    guard !low.isEmpty else { return }
    CliqueScan.with(places, levels: longest) { cliques in
      for axis in low { cliques.scan(axis, within: range) }
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
