import Numerical

/// Grows the trees of a boosting one after another, with buffers that they share.
///
/// The rows of a node stand side by side with their derivatives, which each split partitions and
/// keeps in order. Of two children the histogram of the smaller is filled, that of the larger is
/// what it leaves of their parent's.
struct BoostedTreeGrowth: ~Copyable {
  /// A node with the rows that reached it, by their places.
  private struct Part {
    let node: Int
    let range: Range<Int>
    let depth: Int
    /// Of the derivatives of its rows.
    let total: Int64
    /// The histogram of its rows.
    let cells: UnsafeMutablePointer<Int64>
  }

  /// A node that can be split, and how.
  private struct Candidate {
    let part: Part
    let split: HistogramSplit
  }

  /// What stays the same while one tree grows.
  private struct Tree: ~Copyable {
    let scan: HistogramScan
    /// The features that it sees, ascending.
    let columns: UnsafeBufferPointer<Int>
    /// From the value of a leaf to what it adds to scores.
    let factor: Double
    /// One per row.
    let scores: UnsafeMutablePointer<Float>

    func leafValue(_ total: Int64) -> Double { scan.leafValue(total) * factor }
  }

  private let table: BinnedTable
  private let options: BoostingOptions
  private let rows: BoostingRows
  /// Histograms that are not in use.
  private var spareCells: [UnsafeMutablePointer<Int64>] = []

  private var nodes: [BoostedTree.Node] = []
  /// Of each node that was split, to send rows that the tree was not grown on.
  private var splits: [HistogramSplit?] = []
  private var candidates: [Candidate] = []
  private var leafCount = 0

  init(_ table: BinnedTable, _ options: BoostingOptions) {
    self.table = table
    self.options = options
    rows = BoostingRows(table)
  }

  deinit { for cells in spareCells { cells.deallocate() } }

  /// Grows a tree on `chosen` rows and adds what it predicts to the scores of all rows.
  ///
  /// - Parameters:
  ///   - chosen: Ascending; `nil` takes all.
  ///   - columns: Ascending.
  ///   - scores: One per row.
  mutating func grow(
    _ derivatives: borrowing GradientPairs, chosen: [Int]?, columns: [Int],
    scores: UnsafeMutablePointer<Float>
  ) -> BoostedTree {
    let factor = options.learningRate * derivatives.gradientUnit / derivatives.curvatureUnit
    let (count, total) = rows.load(derivatives, chosen: chosen)
    nodes.removeAll(keepingCapacity: true)
    splits.removeAll(keepingCapacity: true)
    leafCount = 1
    appendNode()
    columns.withUnsafeBufferPointer { columns in
      let tree = Tree(
        scan: HistogramScan(
          options, gradientUnit: derivatives.gradientUnit,
          curvatureUnit: derivatives.curvatureUnit),
        columns: columns, factor: factor, scores: scores)
      let root = Part(node: 0, range: 0..<count, depth: 0, total: total, cells: takeCells())
      if canSplit(total, depth: 0, tree.scan) { rows.fill(root.cells, root.range, columns) }
      add(root, to: tree)
      while let candidate = nextCandidate() { split(candidate.part, candidate.split, of: tree) }
    }
    if let chosen { sendOthers(than: chosen, to: scores) }
    return BoostedTree(nodes: Array(nodes[...]))
  }

  private mutating func appendNode() {
    nodes.append(.init(threshold: 0, feature: -1, firstChild: 0, missingGoesLeft: false))
    splits.append(nil)
  }

  /// The last candidate, which needs few histograms at once; or where leaves are limited, the one
  /// that gains most, the first of equals.
  private mutating func nextCandidate() -> Candidate? {
    guard options.maximumLeafCount != nil else { return candidates.popLast() }
    guard
      let best = candidates.indices.max(by: {
        (candidates[$0].split.gain, candidates[$1].part.node)
          < (candidates[$1].split.gain, candidates[$0].part.node)
      })
    else { return nil }
    return candidates.remove(at: best)
  }

  private var isFull: Bool { options.maximumLeafCount.map { leafCount >= $0 } ?? false }

  private func canSplit(_ total: Int64, depth: Int, _ scan: borrowing HistogramScan) -> Bool {
    scan.canSplit(total) && (options.maximumDepth.map { depth < $0 } ?? true) && !isFull
  }

  /// Makes the node a candidate, or a leaf where it cannot or need not be split.
  private mutating func add(_ part: Part, to tree: borrowing Tree) {
    if canSplit(part.total, depth: part.depth, tree.scan),
      let split = tree.scan.bestSplit(
        part.cells, total: part.total, columns: tree.columns, table)
    {
      candidates.append(Candidate(part: part, split: split))
    } else {
      makeLeaf(part, of: tree)
    }
  }

  private mutating func makeLeaf(_ part: Part, of tree: borrowing Tree) {
    spareCells.append(part.cells)
    let value = tree.leafValue(part.total)
    nodes[part.node].threshold = value
    rows.add(value, part.range, to: tree.scores)
  }

  private mutating func split(_ part: Part, _ split: HistogramSplit, of tree: borrowing Tree) {
    guard !isFull else {
      makeLeaf(part, of: tree)
      return
    }
    let (depth, range) = (part.depth + 1, part.range)
    let first = nodes.count
    let cuts = table.cuts[split.column]
    nodes[part.node] = .init(
      threshold: split.bin < cuts.count ? cuts[split.bin] : .infinity,
      feature: Int32(table.features[split.column]), firstChild: Int32(first),
      missingGoesLeft: split.missingGoesLeft)
    splits[part.node] = split
    appendNode()
    appendNode()
    leafCount += 1
    let totals = [split.left, part.total &- split.left]
    if !canSplit(totals[0], depth: depth, tree.scan)
      && !canSplit(totals[1], depth: depth, tree.scan)
    {
      let values = totals.map { tree.leafValue($0) }
      (nodes[first].threshold, nodes[first + 1].threshold) = (values[0], values[1])
      rows.add(values[0], values[1], range, by: split, to: tree.scores)
      spareCells.append(part.cells)
      return
    }
    let middle = rows.partition(range, by: split)
    let ranges = [range.lowerBound..<middle, middle..<range.upperBound]
    let small = ranges[0].count <= ranges[1].count ? 0 : 1
    let cells = takeCells()
    rows.fill(cells, ranges[small], tree.columns)
    for cell in 0..<cellCount { part.cells[cell] &-= cells[cell] }
    // The smaller one last, so that it is split first and few histograms wait.
    let large = 1 - small
    for (side, cells) in [(large, part.cells), (small, cells)] {
      add(
        Part(
          node: first + side, range: ranges[side], depth: depth, total: totals[side],
          cells: cells), to: tree)
    }
  }

  private var cellCount: Int { table.offsets[table.offsets.count - 1] }

  private mutating func takeCells() -> UnsafeMutablePointer<Int64> {
    spareCells.popLast() ?? .allocate(capacity: max(8, cellCount))
  }

  /// Adds what the tree predicts for rows that it was not grown on.
  private func sendOthers(than chosen: [Int], to scores: UnsafeMutablePointer<Float>) {
    var next = 0
    for row in 0..<table.rowCount {
      if next < chosen.count, chosen[next] == row {
        next += 1
        continue
      }
      var node = 0
      while let split = splits[node] {
        node = Int(nodes[node].firstChild) + (rows.isLeft(row, of: split) ? 0 : 1)
      }
      scores[row] += Float(nodes[node].threshold)
    }
  }
}
