/// The part of ``GridScan`` along axes on which only successive levels are neighbours.
///
/// A node's neighbours stand at fixed distances, so that stretches of nodes with the same ones are
/// compared with shifted copies of themselves, all axes at once. Along axes whose blocks are
/// shorter than that pays for, masks say which nodes have the neighbour.
struct ChainScan {
  /// Axes of a smaller stride are masked, where a tile holds whole blocks of them.
  private static let leastStride = 32

  private let free: [GridAxis]
  private let masked: [GridAxis]
  /// Nodes of the masks.
  private let period: Int
  /// Per masked axis, period by period: −1 where there is a lower neighbour, then a higher one.
  private let masks: [Int8]
  /// Neighbours of every node along the other axes.
  private let otherDegree: Int64

  /// - Parameters:
  ///   - axes: With two levels or more.
  ///   - tile: Nodes after which the axes of smaller stride repeat.
  ///   - period: The most nodes of a range scanned at a time, a multiple of `tile`.
  init(axes: [GridAxis], tile: Int, period: Int, otherDegree: Int) {
    free = axes.filter { $0.stride >= ChainScan.leastStride || $0.stride >= tile }
    masked = axes.filter { $0.stride < ChainScan.leastStride && $0.stride < tile }
    self.period = period
    self.otherDegree = Int64(otherDegree)
    masks = masked.flatMap { axis in
      (0..<period).map { axis.level(of: $0) > 0 ? -1 : 0 }
        + (0..<period).map { axis.level(of: $0) + 1 < axis.count ? -1 : 0 }
    }
  }

  /// A neighbour's distance in node numbers, and where it exists; everywhere without a mask.
  private struct Step {
    let distance: Int
    let mask: UnsafePointer<Int8>?
  }

  /// Writes what the nodes of `range` see; it starts at a multiple of the tile.
  func scan(_ range: Range<Int>, _ places: ScanPlaces) {
    masks.withUnsafeBufferPointer { masks in
      withUnsafeTemporaryAllocation(
        of: Step.self, capacity: 2 * (free.count + masked.count) + 1
      ) { steps in
        var start = range.lowerBound
        while start < range.upperBound {
          var length = range.upperBound - start
          let count = collect(into: steps, from: start, &length, masks.baseAddress)
          scan(
            start..<start + length, origin: range.lowerBound,
            UnsafeBufferPointer(rebasing: steps[..<count]), places)
          start += length
        }
      }
    }
  }

  /// Lists the steps from `start`, the most negative first, and cuts `length` to where they hold.
  private func collect(
    into steps: UnsafeMutableBufferPointer<Step>, from start: Int, _ length: inout Int,
    _ masks: UnsafePointer<Int8>?
  ) -> Int {
    var count = 0
    func add(_ distance: Int, _ mask: UnsafePointer<Int8>? = nil) {
      (steps.baseAddress! + count).initialize(to: Step(distance: distance, mask: mask))
      count += 1
    }
    for axis in free {
      let place = start % (axis.count * axis.stride)
      if place >= axis.stride { add(-axis.stride) }
    }
    for (index, axis) in masked.enumerated() {
      add(-axis.stride, masks.map { $0 + 2 * index * period })
    }
    for (index, axis) in masked.enumerated().reversed() {
      add(axis.stride, masks.map { $0 + (2 * index + 1) * period })
    }
    for axis in free.reversed() {
      let block = axis.count * axis.stride
      let place = start % block
      let isLast = place >= block - axis.stride
      if !isLast { add(axis.stride) }
      let end = place < axis.stride ? axis.stride : isLast ? block : block - axis.stride
      length = min(length, end - place)
    }
    return count
  }

  private func scan(
    _ range: Range<Int>, origin: Int, _ steps: UnsafeBufferPointer<Step>, _ places: ScanPlaces
  ) {
    // Masked lanes are loaded too, and must lie within the array.
    let reach = masked.first?.stride ?? 0
    var node = range.lowerBound
    while node < min(reach, range.upperBound) {
      scanOne(node, origin: origin, steps, places)
      node += 1
    }
    let end = min(range.upperBound, places.nodeCount - reach) - 4
    while node <= end {
      scanFour(node, origin: origin, steps, places)
      node += 4
    }
    while node < range.upperBound {
      scanOne(node, origin: origin, steps, places)
      node += 1
    }
  }

  @inline(__always)
  private func scanFour(
    _ node: Int, origin: Int, _ steps: UnsafeBufferPointer<Step>, _ places: ScanPlaces
  ) {
    let own = ScanPlaces.load(places.losses + node)
    var view = ScanPlaces.View()
    var degree = SIMD4<Int64>(repeating: otherDegree)
    for step in steps {
      let value = ScanPlaces.load(places.losses + node + step.distance)
      var isLower = value .< view.best
      if let mask = step.mask {
        let bits = SIMD4<Int64>(
          truncatingIfNeeded: UnsafeRawPointer(mask + (node - origin)).loadUnaligned(
            as: SIMD4<Int8>.self))
        let difference = own - value
        let magnitude = ScanPlaces.magnitude(difference)
        view.neutral &-= ScanPlaces.bits(magnitude .<= places.tau) & bits
        view.improving &-= ScanPlaces.bits(difference .> places.epsilon) & bits
        view.differences += ScanPlaces.kept(magnitude, bits)
        view.sum += ScanPlaces.kept(value, bits)
        degree &-= bits
        isLower .&= bits .!= 0
      } else {
        view.count(own - value, epsilon: places.epsilon, tau: places.tau)
        view.sum += value
        degree &+= 1
      }
      view.best.replace(with: value, where: isLower)
      view.place.replace(with: Int64(step.distance), where: isLower)
    }
    let nodes = SIMD4<Int64>(0, 1, 2, 3) &+ Int64(node) &+ view.place
    let best = nodes.replacing(with: -1, where: view.place .== 0)
    ScanPlaces.store(degree, places.degrees + node)
    ScanPlaces.store(view.neutral, places.neutralCounts + node)
    ScanPlaces.store(view.improving, places.improvingCounts + node)
    ScanPlaces.store(view.sum, places.lossSums + node)
    ScanPlaces.store(view.differences, places.absoluteDifferenceSums + node)
    ScanPlaces.store(best, places.bestNeighbors + node)
    ScanPlaces.store(view.best, places.bestLosses + node)
  }

  private func scanOne(
    _ node: Int, origin: Int, _ steps: UnsafeBufferPointer<Step>, _ places: ScanPlaces
  ) {
    let own = places.losses[node]
    var degree = Int32(otherDegree)
    var neutral: Int32 = 0
    var improving: Int32 = 0
    var sum = 0.0
    var differences = 0.0
    var best: Int32 = -1
    var lowest = Double.infinity
    for step in steps where step.mask.map({ $0[node - origin] != 0 }) ?? true {
      let value = places.losses[node + step.distance]
      degree += 1
      if abs(own - value) <= places.tau { neutral += 1 }
      if own - value > places.epsilon { improving += 1 }
      sum += value
      differences += abs(own - value)
      if value < lowest {
        lowest = value
        best = Int32(node + step.distance)
      }
    }
    places.degrees[node] = degree
    places.neutralCounts[node] = neutral
    places.improvingCounts[node] = improving
    places.lossSums[node] = sum
    places.absoluteDifferenceSums[node] = differences
    places.bestNeighbors[node] = best
    places.bestLosses[node] = lowest
  }
}
