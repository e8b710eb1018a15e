/// One hyperparameter of a complete grid, as the strided lines that run along it.
///
/// A line is `count` nodes, `stride` apart. Every node lies on exactly one line of each axis.
@usableFromInline struct GridAxis: Sendable {
  /// Nodes per line.
  @usableFromInline let count: Int
  /// Node numbers between two neighbours on a line.
  @usableFromInline let stride: Int
  /// Whether all nodes of a line are next to each other, or only successive ones.
  @usableFromInline let reachesEveryLevel: Bool
  /// ⌈2⁶⁴ / stride⌉ and ⌈2⁶⁴ / count⌉: products with them replace divisions, exactly for
  /// dividends and divisors below 2³² (Lemire, Kaser, Kurz 2019). 0 stands for 2⁶⁴.
  @usableFromInline let strideInverse, countInverse: UInt64

  init(count: Int, stride: Int, reachesEveryLevel: Bool) {
    self.count = count
    self.stride = stride
    self.reachesEveryLevel = reachesEveryLevel
    strideInverse = (.max / UInt64(stride)) &+ 1
    countInverse = (.max / UInt64(count)) &+ 1
  }

  /// The position of `node` on its line.
  ///
  /// - Precondition: Node numbers and strides are below 2³².
  @inlinable @inline(__always)
  func level(of node: Int) -> Int {
    let line =
      strideInverse == 0
      ? UInt64(node) : strideInverse.multipliedFullWidth(by: UInt64(node)).high
    return Int((countInverse &* line).multipliedFullWidth(by: UInt64(count)).high)
  }

  /// The number of the line that `node` is on: ``start(ofLine:)`` the other way round.
  @inline(__always)
  func line(of node: Int) -> Int {
    if stride == 1 { return Int(countInverse.multipliedFullWidth(by: UInt64(node)).high) }
    // Quotient of the stride; its quotient of the count, and what is left of the stride.
    let row = Int(strideInverse.multipliedFullWidth(by: UInt64(node)).high)
    let block = Int(countInverse.multipliedFullWidth(by: UInt64(row)).high)
    return block * stride + (node - row * stride)
  }

  /// How many neighbours the node at `level` of a line has on that line.
  @inline(__always)
  func degree(atLevel level: Int) -> Int {
    if reachesEveryLevel { return count - 1 }
    return (level > 0 ? 1 : 0) + (level + 1 < count ? 1 : 0)
  }

  /// Edges of the whole grid of `nodeCount` nodes that run along this axis.
  func edgeCount(of nodeCount: Int) -> Int {
    nodeCount / count * (reachesEveryLevel ? count * (count - 1) / 2 : count - 1)
  }

  /// The first node of line number `line`.
  @inline(__always)
  func start(ofLine line: Int) -> Int { line / stride * (stride * count) + line % stride }

  /// Visits the neighbours of `node` on its line, ascending.
  @inlinable @inline(__always)
  func forEachNeighbor(of node: Int, _ body: (Int) -> Void) {
    let level = level(of: node)
    if reachesEveryLevel {
      var other = node - level * stride
      for target in 0..<count {
        if target != level { body(other) }
        other += stride
      }
    } else {
      if level > 0 { body(node - stride) }
      if level + 1 < count { body(node + stride) }
    }
  }
}
