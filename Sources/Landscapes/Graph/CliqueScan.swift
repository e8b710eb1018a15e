/// The part of ``GridScan`` along axes on which all levels are neighbours: compares the nodes of a
/// line among themselves and adds what each sees to its place.
///
/// A best neighbour along a line is the line's minimum, or its second for the minimum itself.
struct CliqueScan {
  typealias Lanes = ScanPlaces.Lanes

  let places: ScanPlaces
  /// Losses of four lines, level by level.
  private let line: UnsafeMutablePointer<Lanes>
  /// Sums of the losses of the higher levels.
  private let above: UnsafeMutablePointer<Lanes>

  /// Calls `body` with a scan that has room for lines of so many levels.
  static func with(_ places: ScanPlaces, levels: Int, _ body: (CliqueScan) -> Void) {
    withUnsafeTemporaryAllocation(of: Lanes.self, capacity: 2 * levels + 2) { room in
      room.initialize(repeating: .zero)
      body(
        CliqueScan(
          places: places, line: room.baseAddress!, above: room.baseAddress! + levels + 1))
    }
  }

  /// Scans all lines of an axis within `range`, which holds whole blocks of it.
  ///
  /// Stored lanes may reach beyond a line, never beyond `range`.
  func scan(_ axis: GridAxis, within range: Range<Int>) {
    let block = axis.count * axis.stride
    for start in stride(from: range.lowerBound, to: range.upperBound, by: block) {
      if axis.stride == 1 {
        if start + (axis.count + 3) / 4 * 4 <= range.upperBound {
          scanContiguous(axis.count, from: start)
        } else {
          scanOneByOne(axis, 1, from: start)
        }
        continue
      }
      for lane in stride(from: 0, to: axis.stride, by: 4) {
        let lanes = min(4, axis.stride - lane)
        if start + lane + 4 + block - axis.stride <= range.upperBound {
          scanFour(axis, lanes, from: start + lane)
        } else {
          scanOneByOne(axis, lanes, from: start + lane)
        }
      }
    }
  }

  /// Scans the `lanes` lines that start side by side at `start`; stores nothing beside them.
  func scan(_ axis: GridAxis, lanes: Int, from start: Int) {
    for first in stride(from: 0, to: lanes, by: 4) {
      if first + 4 <= lanes {
        scanFour(axis, 4, from: start + first)
      } else {
        scanOneByOne(axis, lanes - first, from: start + first)
      }
    }
  }

  /// Four lines side by side, of which the first `lanes` count.
  private func scanFour(_ axis: GridAxis, _ lanes: Int, from start: Int) {
    for level in 0..<axis.count {
      line[level] = ScanPlaces.load(places.losses + start + level * axis.stride)
    }
    let lane = SIMD4<Int64>(0, 1, 2, 3)
    @inline(__always) func scanLevels(where valid: SIMD4<Int64>) {
      forEachLevel(axis.count) { level, view in
        places.add(
          view, nodes: lane &+ Int64(start) &+ view.place &* Int64(axis.stride),
          to: start + level * axis.stride, where: valid)
      }
    }
    if lanes == 4 {
      scanLevels(where: SIMD4(repeating: -1))
    } else {
      scanLevels(where: ScanPlaces.bits(lane .< Int64(lanes)))
    }
  }

  private func scanOneByOne(_ axis: GridAxis, _ lanes: Int, from start: Int) {
    for level in 0..<axis.count {
      var values = Lanes.zero
      for lane in 0..<lanes { values[lane] = places.losses[start + lane + level * axis.stride] }
      line[level] = values
    }
    forEachLevel(axis.count) { level, view in
      for lane in 0..<lanes {
        places.add(
          view, lane: lane, best: Int32(start + lane + Int(view.place[lane]) * axis.stride),
          to: start + lane + level * axis.stride)
      }
    }
  }

  /// Calls `body` with each level of the lines and what it sees.
  @inline(__always)
  private func forEachLevel(_ count: Int, _ body: (Int, ScanPlaces.View) -> Void) {
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
    above[count - 1] = .zero
    for level in (0..<count - 1).reversed() { above[level] = above[level + 1] + line[level + 1] }
    var below = Lanes.zero
    for level in 0..<count {
      let own = line[level]
      // Each node also compares with itself: one neutral pair too many, and no difference.
      var view = ScanPlaces.View(
        neutral: SIMD4(repeating: -1), sum: below + above[level], best: lowest, place: lowestLevel)
      for other in 0..<count {
        view.count(own - line[other], epsilon: places.epsilon, tau: places.tau)
      }
      let isLowest = lowestLevel .== Int64(level)
      view.best.replace(with: second, where: isLowest)
      view.place.replace(with: secondLevel, where: isLowest)
      body(level, view)
      below += own
    }
  }

  /// One line of neighbouring nodes, four levels at a time.
  private func scanContiguous(_ count: Int, from start: Int) {
    let losses = places.losses + start
    // Sums of the losses below and above each level; three elements beyond the last are read.
    let below = UnsafeMutableRawPointer(line).assumingMemoryBound(to: Double.self)
    let above = UnsafeMutableRawPointer(above).assumingMemoryBound(to: Double.self)
    var (lowest, second) = (Double.infinity, Double.infinity)
    var (lowestLevel, secondLevel) = (Int64(0), Int64(0))
    var sum = 0.0
    for level in 0..<count {
      let value = losses[level]
      below[level] = sum
      sum += value
      let isLower = value < lowest
      let isBetween = value < second
      second = isLower ? lowest : isBetween ? value : second
      secondLevel = isLower ? lowestLevel : isBetween ? Int64(level) : secondLevel
      lowest = isLower ? value : lowest
      lowestLevel = isLower ? Int64(level) : lowestLevel
    }
    sum = 0
    for level in (0..<count).reversed() {
      above[level] = sum
      sum += losses[level]
    }
    let lane = SIMD4<Int64>(0, 1, 2, 3)
    @inline(__always) func scanLevels(from first: Int, where valid: SIMD4<Int64>) {
      let own = ScanPlaces.load(losses + first)
      let isLowest = (lane &+ Int64(first)) .== lowestLevel
      var view = ScanPlaces.View(
        neutral: SIMD4(repeating: -1),
        sum: ScanPlaces.load(below + first) + ScanPlaces.load(above + first),
        best: Lanes(repeating: lowest).replacing(with: second, where: isLowest),
        place: SIMD4(repeating: lowestLevel).replacing(with: secondLevel, where: isLowest))
      for other in 0..<count {
        view.count(
          own - Lanes(repeating: losses[other]), epsilon: places.epsilon, tau: places.tau)
      }
      places.add(view, nodes: view.place &+ Int64(start), to: start + first, where: valid)
    }
    let whole = count / 4 * 4
    for first in stride(from: 0, to: whole, by: 4) {
      scanLevels(from: first, where: SIMD4(repeating: -1))
    }
    if whole < count {
      scanLevels(from: whole, where: ScanPlaces.bits(lane .< Int64(count - whole)))
    }
  }
}
