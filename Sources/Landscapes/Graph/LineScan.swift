/// The kernel of ``GridScan``: compares the nodes of four lines of one axis among themselves and
/// adds what each sees to its place.
///
/// - Precondition: All pointers are to one element per node, and no two workers scan the same line
///   at the same time.
struct LineScan: @unchecked Sendable {
  typealias Lanes = SIMD4<Double>

  let losses: UnsafePointer<Double>
  let neutralCounts: UnsafeMutablePointer<Int32>
  let improvingCounts: UnsafeMutablePointer<Int32>
  let lossSums: UnsafeMutablePointer<Double>
  let absoluteDifferenceSums: UnsafeMutablePointer<Double>
  let bestNeighbors: UnsafeMutablePointer<Int32>
  let bestLosses: UnsafeMutablePointer<Double>
  let epsilon: Double
  let tau: Double

  /// Room for four lines.
  struct Workspace {
    /// Losses, level by level.
    let line: UnsafeMutablePointer<Lanes>
    /// Sums of the losses of the higher levels.
    let above: UnsafeMutablePointer<Lanes>
  }

  static func withWorkspace(levels: Int, _ body: (Workspace) -> Void) {
    withUnsafeTemporaryAllocation(of: Lanes.self, capacity: 2 * levels) { room in
      room.initialize(repeating: .zero)
      body(Workspace(line: room.baseAddress!, above: room.baseAddress! + levels))
    }
  }

  /// Scans `count` lines in order of line number, within the nodes from `origin` on.
  func scan(_ axis: GridAxis, from origin: Int, lines count: Int, _ workspace: Workspace) {
    for first in stride(from: 0, to: count, by: 4) {
      let lanes = min(4, count - first)
      var starts = SIMD4<Int>(repeating: origin + axis.start(ofLine: first))
      for lane in 1..<max(lanes, 1) { starts[lane] = origin + axis.start(ofLine: first + lane) }
      if lanes == 4, starts[3] == starts[0] + 3 {
        scanFour(axis, from: starts[0], workspace)
      } else {
        scanScattered(axis, starts, lanes, workspace)
      }
    }
  }

  /// Scans the `lanes` lines that start side by side at `start`.
  func scan(_ axis: GridAxis, lanes: Int, from start: Int, _ workspace: Workspace) {
    for first in stride(from: 0, to: lanes, by: 4) {
      if first + 4 <= lanes {
        scanFour(axis, from: start + first, workspace)
      } else {
        let starts = SIMD4<Int>(0, 1, 2, 3) &+ (start + first)
        scanScattered(axis, starts, lanes - first, workspace)
      }
    }
  }

  /// What one level of four lines sees.
  private struct View {
    var neutral: SIMD4<Int64>
    var improving: SIMD4<Int64>
    var sum: Lanes
    var differences: Lanes
    var best: Lanes
    var bestLevel: SIMD4<Int64>
  }

  private func scanFour(_ axis: GridAxis, from start: Int, _ workspace: Workspace) {
    for level in 0..<axis.count {
      workspace.line[level] = LineScan.load(losses + start + level * axis.stride)
    }
    let lane = SIMD4<Int64>(0, 1, 2, 3) &+ Int64(start)
    forEachLevel(axis, workspace) { level, view in
      let node = start + level * axis.stride
      LineScan.add(SIMD4<Int32>(truncatingIfNeeded: view.neutral), to: neutralCounts + node)
      LineScan.add(SIMD4<Int32>(truncatingIfNeeded: view.improving), to: improvingCounts + node)
      LineScan.store(LineScan.load(lossSums + node) + view.sum, lossSums + node)
      LineScan.store(
        LineScan.load(absoluteDifferenceSums + node) + view.differences,
        absoluteDifferenceSums + node)
      let oldLoss = LineScan.load(bestLosses + node)
      let raw = UnsafeMutableRawPointer(bestNeighbors + node)
      let oldNode = SIMD4<Int64>(truncatingIfNeeded: raw.loadUnaligned(as: SIMD4<Int32>.self))
      let newNode = lane &+ view.bestLevel &* Int64(axis.stride)
      let better = (view.best .< oldLoss) .| ((view.best .== oldLoss) .& (newNode .< oldNode))
      LineScan.store(oldLoss.replacing(with: view.best, where: better), bestLosses + node)
      raw.storeBytes(
        of: SIMD4<Int32>(truncatingIfNeeded: oldNode.replacing(with: newNode, where: better)),
        as: SIMD4<Int32>.self)
    }
  }

  private func scanScattered(
    _ axis: GridAxis, _ starts: SIMD4<Int>, _ lanes: Int, _ workspace: Workspace
  ) {
    for level in 0..<axis.count {
      var values = Lanes.zero
      for lane in 0..<lanes { values[lane] = losses[starts[lane] + level * axis.stride] }
      workspace.line[level] = values
    }
    forEachLevel(axis, workspace) { level, view in
      for lane in 0..<lanes {
        let node = starts[lane] + level * axis.stride
        neutralCounts[node] += Int32(truncatingIfNeeded: view.neutral[lane])
        improvingCounts[node] += Int32(truncatingIfNeeded: view.improving[lane])
        lossSums[node] += view.sum[lane]
        absoluteDifferenceSums[node] += view.differences[lane]
        let best = view.best[lane]
        let bestNode = Int32(starts[lane] + Int(view.bestLevel[lane]) * axis.stride)
        if best < bestLosses[node] || (best == bestLosses[node] && bestNode < bestNeighbors[node]) {
          bestLosses[node] = best
          bestNeighbors[node] = bestNode
        }
      }
    }
  }

  /// Calls `body` with each level of the lines in `workspace` and what it sees.
  @inline(__always)
  private func forEachLevel(
    _ axis: GridAxis, _ workspace: Workspace, _ body: (Int, View) -> Void
  ) {
    if axis.reachesEveryLevel {
      forEachLevelOfCliques(axis.count, workspace, body)
    } else {
      forEachLevelOfChains(axis.count, workspace, body)
    }
  }

  @inline(__always)
  private func forEachLevelOfChains(
    _ count: Int, _ workspace: Workspace, _ body: (Int, View) -> Void
  ) {
    for level in 0..<count {
      var view = View(
        neutral: .zero, improving: .zero, sum: .zero, differences: .zero,
        best: Lanes(repeating: .infinity), bestLevel: .zero)
      if level > 0 { compare(workspace, level, level - 1, &view) }
      if level + 1 < count { compare(workspace, level, level + 1, &view) }
      body(level, view)
    }
  }

  @inline(__always)
  private func compare(
    _ workspace: Workspace, _ level: Int, _ other: Int, _ view: inout View
  ) {
    let value = workspace.line[other]
    count(workspace.line[level] - value, &view)
    view.sum += value
    let lower = value .< view.best
    view.best.replace(with: value, where: lower)
    view.bestLevel.replace(with: Int64(other), where: lower)
  }

  @inline(__always)
  private func forEachLevelOfCliques(
    _ count: Int, _ workspace: Workspace, _ body: (Int, View) -> Void
  ) {
    let line = workspace.line
    var lowest = Lanes(repeating: .infinity)
    var second = lowest
    var lowestLevel = SIMD4<Int64>.zero
    var secondLevel = lowestLevel
    for level in 0..<count {
      let value = line[level]
      let below = value .< lowest
      let between = (value .< second) .& .!below
      second.replace(with: value, where: between)
      secondLevel.replace(with: Int64(level), where: between)
      second.replace(with: lowest, where: below)
      secondLevel.replace(with: lowestLevel, where: below)
      lowest.replace(with: value, where: below)
      lowestLevel.replace(with: Int64(level), where: below)
    }
    workspace.above[count - 1] = .zero
    for level in (0..<count - 1).reversed() {
      workspace.above[level] = workspace.above[level + 1] + line[level + 1]
    }
    var below = Lanes.zero
    for level in 0..<count {
      let own = line[level]
      // Each node also compares with itself: one neutral pair too many, and no difference.
      var view = View(
        neutral: SIMD4(repeating: -1), improving: .zero, sum: below + workspace.above[level],
        differences: .zero, best: lowest, bestLevel: lowestLevel)
      for other in 0..<count { self.count(own - line[other], &view) }
      let isLowest = lowestLevel .== Int64(level)
      view.best.replace(with: second, where: isLowest)
      view.bestLevel.replace(with: secondLevel, where: isLowest)
      body(level, view)
      below += own
    }
  }

  @inline(__always)
  private func count(_ difference: Lanes, _ view: inout View) {
    let magnitude = unsafeBitCast(
      unsafeBitCast(difference, to: SIMD4<UInt64>.self) & 0x7FFF_FFFF_FFFF_FFFF, to: Lanes.self)
    view.neutral &+= SIMD4<Int64>.zero.replacing(with: 1, where: magnitude .<= tau)
    view.improving &+= SIMD4<Int64>.zero.replacing(with: 1, where: difference .> epsilon)
    view.differences += magnitude
  }

  @inline(__always)
  private static func load(_ place: UnsafePointer<Double>) -> Lanes {
    UnsafeRawPointer(place).loadUnaligned(as: Lanes.self)
  }

  @inline(__always)
  private static func store(_ value: Lanes, _ place: UnsafeMutablePointer<Double>) {
    UnsafeMutableRawPointer(place).storeBytes(of: value, as: Lanes.self)
  }

  @inline(__always)
  private static func add(_ value: SIMD4<Int32>, to place: UnsafeMutablePointer<Int32>) {
    let raw = UnsafeMutableRawPointer(place)
    raw.storeBytes(of: raw.loadUnaligned(as: SIMD4<Int32>.self) &+ value, as: SIMD4<Int32>.self)
  }
}
