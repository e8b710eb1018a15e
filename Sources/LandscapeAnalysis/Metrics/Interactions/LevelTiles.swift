import Landscapes
import Numerical
import SearchSpaces

/// The losses of a landscape by the levels of two hyperparameters, four backgrounds at a time.
///
/// A *background* is one setting of all other hyperparameters. Its *tile* holds the loss at each
/// pair of levels, NaN where the configuration is absent. On a grid whose ranks are mostly present
/// tiles are cut out of a table by rank; otherwise the present configurations are sorted by
/// background, and backgrounds with too few of them to compare are left out.
struct LevelTiles: Sendable {
  typealias Lanes = SIMD4<Double>

  /// A hyperparameter of at least two levels.
  struct Axis: Sendable {
    /// Of the hyperparameter in the space.
    let index: Int
    /// Levels.
    let count: Int
    /// Ranks between two levels.
    let stride: Int
    /// Whether one edit reaches every other level, or only the next.
    let reachesEveryLevel: Bool

    /// The pairs of levels one edit apart, lower level first.
    var oneEditPairs: [(Int, Int)] {
      (0..<count).flatMap { low in
        (low + 1..<(reachesEveryLevel ? count : min(count, low + 2))).map { (low, $0) }
      }
    }

    /// Stands in for a second hyperparameter where there is only one.
    static let none = Axis(index: -1, count: 1, stride: 1, reachesEveryLevel: false)
  }

  /// Levels of one hyperparameter beyond which tiles, and pairs of levels, are too many.
  static let levelLimit = 256

  let axes: [Axis]
  private let landscape: Landscape
  /// By rank, NaN where absent; empty where the ranks are too many.
  private let table: [Double]

  /// `nil` when a hyperparameter has more levels than ``levelLimit``.
  init?(_ graph: LandscapeGraph) {
    let landscape = graph.landscape
    let space = landscape.space
    guard space.hyperparameters.allSatisfy({ $0.domain.count <= LevelTiles.levelLimit }) else {
      return nil
    }
    self.landscape = landscape
    axes = space.hyperparameters.indices.compactMap { index in
      let count = space.hyperparameters[index].domain.count
      guard count > 1 else { return nil }
      return Axis(
        index: index, count: count, stride: space.strides[index],
        reachesEveryLevel: graph.kernel.reachesEveryLevel(of: index, in: space))
    }
    guard let ranks = landscape.ranks else {
      table = landscape.losses
      return
    }
    guard space.combinationCount <= max(1 << 16, 8 * landscape.count) else {
      table = []
      return
    }
    var table = [Double](repeating: .nan, count: space.combinationCount)
    for (node, rank) in ranks.enumerated() { table[rank] = landscape.losses[node] }
    self.table = table
  }

  /// Adds up what `body` finds in the tiles of `first` × `second`; one sum per block of
  /// backgrounds, blocks being the same on every machine.
  ///
  /// `body` is handed a tile of shape [`first.count`, `second.count`], each element the losses of
  /// four backgrounds; the rank of each background with both hyperparameters at level 0; and the
  /// sum. Lanes without a background hold NaN.
  ///
  /// - Complexity: O(*n*) on a table, O(*n* log *n*) otherwise, `body` apart.
  @inline(__always)
  func sums<Sum: Sendable>(
    of first: Axis, _ second: Axis, from zero: Sum,
    _ body: @Sendable (UnsafePointer<Lanes>, SIMD4<Int>, inout Sum) -> Void
  ) -> [Sum] {
    let backgrounds = Backgrounds(landscape, first, second, isTabled: !table.isEmpty)
    let size = first.count * second.count
    let block = max(4, (1 << 15) / size & ~3)
    return inParallel(0..<backgrounds.count, by: block) { range in
      var sum = zero
      withUnsafeTemporaryAllocation(of: Lanes.self, capacity: size) { tile in
        tile.initialize(repeating: Lanes(repeating: .nan))
        for start in stride(from: range.lowerBound, to: range.upperBound, by: 4) {
          let bases = backgrounds.bases(from: start, to: min(start + 4, range.upperBound))
          if table.isEmpty {
            backgrounds.fill(tile, from: start, to: min(start + 4, range.upperBound), landscape)
          } else {
            table.withUnsafeBufferPointer { fill(tile, bases, first, second, $0) }
          }
          body(UnsafePointer(tile.baseAddress!), bases, &sum)
        }
      }
      return sum
    }
  }

  /// Copies four tiles out of the table; bases below 0 stand for no background.
  @inline(__always)
  private func fill(
    _ tile: UnsafeMutableBufferPointer<Lanes>, _ bases: SIMD4<Int>, _ first: Axis, _ second: Axis,
    _ table: UnsafeBufferPointer<Double>
  ) {
    let place = table.baseAddress!
    let isFull = bases[3] >= 0
    let isContiguous = isFull && bases[3] - bases[0] == 3
    var element = 0
    for a in 0..<first.count {
      for b in 0..<second.count {
        let offset = a * first.stride + b * second.stride
        if isContiguous {
          tile[element] = UnsafeRawPointer(place + bases[0] + offset).loadUnaligned(as: Lanes.self)
        } else if isFull {
          tile[element] = Lanes(
            place[bases[0] + offset], place[bases[1] + offset], place[bases[2] + offset],
            place[bases[3] + offset])
        } else {
          var lanes = Lanes(repeating: .nan)
          for lane in 0..<4 where bases[lane] >= 0 { lanes[lane] = place[bases[lane] + offset] }
          tile[element] = lanes
        }
        element += 1
      }
    }
  }
}

/// The settings of all hyperparameters but two, numbered.
private struct Backgrounds: Sendable {
  let count: Int
  private let first, second: LevelTiles.Axis
  /// Where ranks are not tabled: the background and node of each configuration, by background, and
  /// where the backgrounds that hold enough of them start and end.
  private let members: [(base: Int, node: Int32)]
  private let runs: [Range<Int>]

  init(
    _ landscape: Landscape, _ first: LevelTiles.Axis, _ second: LevelTiles.Axis, isTabled: Bool
  ) {
    self.first = first
    self.second = second
    guard !isTabled else {
      count = landscape.space.combinationCount / (first.count * second.count)
      (members, runs) = ([], [])
      return
    }
    members = (0..<landscape.count).map { node in
      let rank = landscape.rank(ofNode: node)
      let a = rank / first.stride % first.count
      let b = rank / second.stride % second.count
      return (rank - a * first.stride - b * second.stride, Int32(node))
    }.sorted { ($0.base, $0.node) < ($1.base, $1.node) }
    var runs: [Range<Int>] = []
    var start = 0
    let least = second.count > 1 ? 4 : 2
    for place in members.indices.dropFirst() + [members.count]
    where place == members.count || members[place].base != members[start].base {
      if place - start >= least { runs.append(start..<place) }
      start = place
    }
    self.runs = runs
    count = runs.count
  }

  /// The ranks of up to four backgrounds, both hyperparameters at level 0; −1 beyond `end`.
  func bases(from start: Int, to end: Int) -> SIMD4<Int> {
    var bases = SIMD4<Int>(repeating: -1)
    for background in start..<end {
      bases[background - start] =
        members.isEmpty ? base(ofBackground: background) : members[runs[background].lowerBound].base
    }
    return bases
  }

  /// Mixed radix without the two digits, the one of larger stride in front.
  private func base(ofBackground background: Int) -> Int {
    let (outer, inner) = first.stride >= second.stride ? (first, second) : (second, first)
    let low = background % inner.stride
    let rest = background / inner.stride
    let middleCount = outer.stride / (inner.stride * inner.count)
    let middle = rest % middleCount
    let high = rest / middleCount
    return (high * outer.count * outer.stride) + middle * inner.count * inner.stride + low
  }

  /// Places the losses of up to four backgrounds in an otherwise absent tile.
  func fill(
    _ tile: UnsafeMutableBufferPointer<LevelTiles.Lanes>, from start: Int, to end: Int,
    _ landscape: Landscape
  ) {
    tile.update(repeating: LevelTiles.Lanes(repeating: .nan))
    for background in start..<end {
      for (base, node) in members[runs[background]] {
        let offset = landscape.rank(ofNode: Int(node)) - base
        let a = offset / first.stride % first.count
        let b = offset / second.stride % second.count
        tile[a * second.count + b][background - start] = landscape.losses[Int(node)]
      }
    }
  }
}
