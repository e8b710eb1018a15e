import Numerical

/// Grows the trees of a boosting one after another, with buffers that they share.
///
/// The rows of a node stand side by side with their derivatives, which each split partitions and
/// keeps in order. Of two children the histogram of the smaller is filled, that of the larger is
/// what it leaves of their parent's.
struct BoostedTreeGrowth: ~Copyable {
  /// A node that can be split.
  private struct Candidate {
    let node: Int
    let start: Int
    let end: Int
    let depth: Int
    let total: Int64
    let cells: UnsafeMutablePointer<Int64>
    let split: HistogramSplit
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
    let scan = HistogramScan(
      options, gradientUnit: derivatives.gradientUnit, curvatureUnit: derivatives.curvatureUnit)
    let factor = options.learningRate * derivatives.gradientUnit / derivatives.curvatureUnit
    let (count, total) = rows.load(derivatives, chosen: chosen)
    nodes.removeAll(keepingCapacity: true)
    splits.removeAll(keepingCapacity: true)
    leafCount = 1
    appendNode()
    columns.withUnsafeBufferPointer { columns in
      let cells = takeCells()
      if canSplit(total, depth: 0, scan) { rows.fill(cells, 0..<count, columns) }
      add(0, 0..<count, 0, total, cells, scan, columns, factor, scores)
      while let candidate = nextCandidate() {
        split(candidate, scan, columns, factor, scores)
      }
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
        (candidates[$0].split.gain, candidates[$1].node)
          < (candidates[$1].split.gain, candidates[$0].node)
      })
    else { return nil }
    return candidates.remove(at: best)
  }

  private var isFull: Bool { options.maximumLeafCount.map { leafCount >= $0 } ?? false }

  private func canSplit(_ total: Int64, depth: Int, _ scan: borrowing HistogramScan) -> Bool {
    scan.canSplit(total) && (options.maximumDepth.map { depth < $0 } ?? true) && !isFull
  }

  /// Makes the node a candidate, or a leaf where it cannot or need not be split.
  private mutating func add(
    _ node: Int, _ range: Range<Int>, _ depth: Int, _ total: Int64,
    _ cells: UnsafeMutablePointer<Int64>, _ scan: borrowing HistogramScan,
    _ columns: UnsafeBufferPointer<Int>, _ factor: Double, _ scores: UnsafeMutablePointer<Float>
  ) {
    if canSplit(total, depth: depth, scan),
      let split = scan.bestSplit(cells, total: total, columns: columns, table)
    {
      candidates.append(
        Candidate(
          node: node, start: range.lowerBound, end: range.upperBound, depth: depth, total: total,
          cells: cells, split: split))
    } else {
      spareCells.append(cells)
      makeLeaf(node, range, scan.leafValue(total) * factor, scores)
    }
  }

  private mutating func makeLeaf(
    _ node: Int, _ range: Range<Int>, _ value: Double, _ scores: UnsafeMutablePointer<Float>
  ) {
    nodes[node].threshold = value
    rows.add(value, range, to: scores)
  }

  private mutating func split(
    _ candidate: Candidate, _ scan: borrowing HistogramScan, _ columns: UnsafeBufferPointer<Int>,
    _ factor: Double, _ scores: UnsafeMutablePointer<Float>
  ) {
    let (node, depth) = (candidate.node, candidate.depth + 1)
    let range = candidate.start..<candidate.end
    guard !isFull else {
      spareCells.append(candidate.cells)
      makeLeaf(node, range, scan.leafValue(candidate.total) * factor, scores)
      return
    }
    let split = candidate.split
    let first = nodes.count
    let cuts = table.cuts[split.column]
    nodes[node] = .init(
      threshold: split.bin < cuts.count ? cuts[split.bin] : .infinity,
      feature: Int32(table.features[split.column]), firstChild: Int32(first),
      missingGoesLeft: split.missingGoesLeft)
    splits[node] = split
    appendNode()
    appendNode()
    leafCount += 1
    let totals = [split.left, candidate.total &- split.left]
    if !canSplit(totals[0], depth: depth, scan) && !canSplit(totals[1], depth: depth, scan) {
      let values = totals.map { scan.leafValue($0) * factor }
      (nodes[first].threshold, nodes[first + 1].threshold) = (values[0], values[1])
      rows.add(values[0], values[1], range, by: split, to: scores)
      spareCells.append(candidate.cells)
      return
    }
    let middle = rows.partition(range, by: split)
    let ranges = [range.lowerBound..<middle, middle..<range.upperBound]
    let small = ranges[0].count <= ranges[1].count ? 0 : 1
    let cells = takeCells()
    rows.fill(cells, ranges[small], columns)
    for cell in 0..<cellCount { candidate.cells[cell] &-= cells[cell] }
    // The smaller one last, so that it is split first and few histograms wait.
    let large = 1 - small
    add(
      first + large, ranges[large], depth, totals[large], candidate.cells, scan, columns, factor,
      scores)
    add(first + small, ranges[small], depth, totals[small], cells, scan, columns, factor, scores)
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
