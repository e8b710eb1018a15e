import SearchSpaces

/// An undirected graph in compressed sparse rows.
///
/// Row *i* is `columns[offsets[i]..<offsets[i + 1]]`, ascending, without *i* itself; *j* is in row
/// *i* exactly when *i* is in row *j*.
@usableFromInline struct CompressedGraph: Sendable {
  /// Where each row starts, and the end of the last: shape [nodes + 1].
  @usableFromInline let offsets: [Int]
  /// Neighbours, row after row: shape [2 · edges].
  @usableFromInline let columns: [Int32]

  /// Both directions counted as one edge.
  var edgeCount: Int { columns.count / 2 }

  func degree(of node: Int) -> Int { offsets[node + 1] - offsets[node] }

  @inlinable @inline(__always)
  func forEachNeighbor(of node: Int, _ body: (Int) -> Void) {
    for place in offsets[node]..<offsets[node + 1] { body(Int(columns[place])) }
  }

  /// The graph of `kernel` between the nodes present in `landscape`.
  ///
  /// Without conditions the neighbours of a rank lie on its axis lines, and a neighbour is an edge
  /// where it is present; with conditions the kernel itself enumerates them.
  init(_ landscape: Landscape, kernel: any NeighborhoodKernel) {
    let space = landscape.space
    let lookup = NodeLookup(landscape)
    let conditional = space.hyperparameters.contains { $0.condition != nil }
    let axes = conditional ? [] : space.axes(kernel)
    var offsets = [0]
    offsets.reserveCapacity(landscape.count + 1)
    var columns: [Int32] = []
    var row: [Int32] = []
    for node in 0..<landscape.count {
      let rank = landscape.rank(ofNode: node)
      row.removeAll(keepingCapacity: true)
      func add(_ neighbor: Int) {
        if let other = lookup.node(ofRank: neighbor) { row.append(other) }
      }
      if conditional {
        kernel.forEachNeighbor(of: rank, in: space, add)
      } else {
        for axis in axes { axis.forEachNeighbor(of: rank, add) }
      }
      row.sort()
      columns.append(contentsOf: row)
      offsets.append(columns.count)
    }
    self.offsets = offsets
    self.columns = columns
  }
}

extension CompressedGraph {
  /// - Precondition: `rows` ascend and are symmetric, as the type says.
  init(rows: [[Int32]]) {
    var offsets = [0]
    for row in rows { offsets.append(offsets[offsets.count - 1] + row.count) }
    self.init(offsets: offsets, columns: rows.flatMap(\.self))
  }

  private init(offsets: [Int], columns: [Int32]) {
    self.offsets = offsets
    self.columns = columns
  }
}

/// From rank to node: a table where the space is not much larger than the landscape, else a binary
/// search.
private struct NodeLookup {
  private let landscape: Landscape
  private let table: [Int32]

  init(_ landscape: Landscape) {
    self.landscape = landscape
    let size = landscape.space.combinationCount
    guard size <= 1 << 20 || size / 16 <= landscape.count else {
      table = []
      return
    }
    var table = [Int32](repeating: -1, count: size)
    for node in 0..<landscape.count { table[landscape.rank(ofNode: node)] = Int32(node) }
    self.table = table
  }

  func node(ofRank rank: Int) -> Int32? {
    if table.isEmpty { return landscape.node(ofRank: rank).map(Int32.init) }
    return table[rank] < 0 ? nil : table[rank]
  }
}

extension SearchSpace {
  /// The axes of the grid of all ranks; hyperparameters of one level have no lines and are left
  /// out.
  func axes(_ kernel: any NeighborhoodKernel) -> [GridAxis] {
    hyperparameters.indices.compactMap { index in
      let count = hyperparameters[index].domain.count
      guard count > 1 else { return nil }
      return GridAxis(
        count: count, stride: strides[index],
        reachesEveryLevel: kernel.reachesEveryLevel(of: index, in: self))
    }
  }
}
