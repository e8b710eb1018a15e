/// Where a scan of a grid reads and writes, one element per node each, and its thresholds.
///
/// - Precondition: No two workers write to the same node at the same time.
struct ScanPlaces: @unchecked Sendable {
  typealias Lanes = SIMD4<Double>

  let nodeCount: Int
  let losses: UnsafePointer<Double>
  let degrees: UnsafeMutablePointer<Int32>
  let neutralCounts: UnsafeMutablePointer<Int32>
  let improvingCounts: UnsafeMutablePointer<Int32>
  let lossSums: UnsafeMutablePointer<Double>
  let absoluteDifferenceSums: UnsafeMutablePointer<Double>
  let bestNeighbors: UnsafeMutablePointer<Int32>
  /// The loss of the best neighbour; may be valid for the nodes of one worker only.
  var bestLosses: UnsafeMutablePointer<Double>
  let epsilon: Double
  let tau: Double

  /// What one or four nodes see along some of their axes.
  struct View {
    var neutral = SIMD4<Int64>.zero
    var improving = SIMD4<Int64>.zero
    var sum = Lanes.zero
    var differences = Lanes.zero
    var best = Lanes(repeating: .infinity)
    /// Where the best stands: a level, or a distance.
    var place = SIMD4<Int64>.zero

    /// Adds a neighbour's part to the counts and the sum of differences.
    @inline(__always)
    mutating func count(_ difference: Lanes, epsilon: Double, tau: Double) {
      let magnitude = ScanPlaces.magnitude(difference)
      neutral &-= ScanPlaces.bits(magnitude .<= tau)
      improving &-= ScanPlaces.bits(difference .> epsilon)
      differences += magnitude
    }
  }

  /// Adds what the lanes of `valid` see to four neighbouring nodes, the best at `nodes`.
  @inline(__always)
  func add(_ view: View, nodes: SIMD4<Int64>, to node: Int, where valid: SIMD4<Int64>) {
    Self.add(view.neutral & valid, to: neutralCounts + node)
    Self.add(view.improving & valid, to: improvingCounts + node)
    Self.add(Self.kept(view.sum, valid), to: lossSums + node)
    Self.add(Self.kept(view.differences, valid), to: absoluteDifferenceSums + node)
    let oldLoss = Self.load(bestLosses + node)
    let raw = UnsafeMutableRawPointer(bestNeighbors + node)
    let oldNode = SIMD4<Int64>(truncatingIfNeeded: raw.loadUnaligned(as: SIMD4<Int32>.self))
    let isBetter =
      (view.best .< oldLoss) .| ((view.best .== oldLoss) .& (nodes .< oldNode))
    let better = isBetter .& (valid .!= 0)
    Self.store(oldLoss.replacing(with: view.best, where: better), bestLosses + node)
    Self.store(oldNode.replacing(with: nodes, where: better), bestNeighbors + node)
  }

  /// Adds what one lane sees to its node.
  func add(_ view: View, lane: Int, best: Int32, to node: Int) {
    neutralCounts[node] += Int32(truncatingIfNeeded: view.neutral[lane])
    improvingCounts[node] += Int32(truncatingIfNeeded: view.improving[lane])
    lossSums[node] += view.sum[lane]
    absoluteDifferenceSums[node] += view.differences[lane]
    let loss = view.best[lane]
    if loss < bestLosses[node] || (loss == bestLosses[node] && best < bestNeighbors[node]) {
      bestLosses[node] = loss
      bestNeighbors[node] = best
    }
  }

  // MARK: - Lanes

  @inline(__always)
  static func load(_ place: UnsafePointer<Double>) -> Lanes {
    UnsafeRawPointer(place).loadUnaligned(as: Lanes.self)
  }

  @inline(__always)
  static func store(_ value: Lanes, _ place: UnsafeMutablePointer<Double>) {
    UnsafeMutableRawPointer(place).storeBytes(of: value, as: Lanes.self)
  }

  @inline(__always)
  static func store(_ value: SIMD4<Int64>, _ place: UnsafeMutablePointer<Int32>) {
    UnsafeMutableRawPointer(place).storeBytes(
      of: SIMD4<Int32>(truncatingIfNeeded: value), as: SIMD4<Int32>.self)
  }

  @inline(__always)
  private static func add(_ value: Lanes, to place: UnsafeMutablePointer<Double>) {
    store(load(place) + value, place)
  }

  @inline(__always)
  private static func add(_ value: SIMD4<Int64>, to place: UnsafeMutablePointer<Int32>) {
    let raw = UnsafeMutableRawPointer(place)
    raw.storeBytes(
      of: raw.loadUnaligned(as: SIMD4<Int32>.self) &+ SIMD4<Int32>(truncatingIfNeeded: value),
      as: SIMD4<Int32>.self)
  }

  /// −1 where the mask is set, else 0.
  @inline(__always)
  static func bits(_ mask: SIMDMask<SIMD4<Int64>>) -> SIMD4<Int64> {
    unsafeBitCast(mask, to: SIMD4<Int64>.self)
  }

  /// The values where `bits` is −1, +0 where it is 0.
  @inline(__always)
  static func kept(_ value: Lanes, _ bits: SIMD4<Int64>) -> Lanes {
    unsafeBitCast(unsafeBitCast(value, to: SIMD4<Int64>.self) & bits, to: Lanes.self)
  }

  @inline(__always)
  static func magnitude(_ value: Lanes) -> Lanes { kept(value, SIMD4(repeating: .max)) }
}
