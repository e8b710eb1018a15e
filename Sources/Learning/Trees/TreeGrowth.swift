import Numerical

/// Grows one tree per seed on all rows, or on as many drawn with replacement.
///
/// - Precondition: values have finite squares.
func growTrees(
  _ data: TreeData, _ options: TreeOptions, seeds: [Seed], bootstrap: Bool
) -> [DecisionTree] {
  let codeCount = data.distinctValues.map(\.count).max() ?? 0
  switch data.target {
  case .classes(let classes, let classCount):
    let criterion = ClassCounts(
      options.criterion, classCount: classCount, rowCount: data.rowCount, codeCount: codeCount)
    var growth = TreeGrowth(
      data, options, targets: classes.map(Int64.init), criterion: criterion, cellCount: classCount)
    return seeds.map { growth.grow(bootstrap: bootstrap, seed: $0) }
  case .values(let values):
    let criterion = ValueSums(values, codeCount: codeCount)
    var growth = TreeGrowth(
      data, options, targets: values.values, criterion: criterion, cellCount: 1)
    return seeds.map { growth.grow(bootstrap: bootstrap, seed: $0) }
  }
}

/// The growth of trees one after another, from the root down, with buffers that they share.
///
/// The rows of a node stand side by side in one array, which each split partitions in place.
struct TreeGrowth<Criterion: SplitCriterion & ~Copyable>: ~Copyable {
  /// A node that is still to be made.
  private struct Pending {
    var start: Int
    var end: Int
    var depth: Int
    /// The node whose right child this is; −1 for a left child, which follows its parent.
    var parent: Int
    var seed: Seed
  }

  private let data: TreeData
  private let options: TreeOptions
  private let targets: [Int64]
  private var finder: SplitFinder<Criterion>
  private let rows: Scratch<NodeRow>
  private let spareRows: Scratch<NodeRow>
  private let weights: Scratch<UInt32>
  private var pending: [Pending] = []
  private var nodes: [DecisionTree.Node] = []
  private var predictions: [Double] = []

  init(
    _ data: TreeData, _ options: TreeOptions, targets: [Int64], criterion: consuming Criterion,
    cellCount: Int
  ) {
    self.data = data
    self.options = options
    self.targets = targets
    finder = SplitFinder(data, options, criterion: criterion, cellCount: cellCount)
    rows = Scratch(
      repeating: NodeRow(row: 0, weight: 0, value: 0), count: data.rowCount)
    spareRows = Scratch(
      repeating: NodeRow(row: 0, weight: 0, value: 0), count: data.rowCount)
    weights = Scratch(repeating: 1, count: data.rowCount)
  }

  mutating func grow(bootstrap: Bool, seed: Seed) -> DecisionTree {
    if bootstrap { drawWeights(seed.derived("bootstrap")) }
    var count = 0
    for row in 0..<data.rowCount where weights[row] > 0 {
      rows[count] = NodeRow(row: UInt32(row), weight: weights[row], value: targets[row])
      count += 1
    }
    nodes.removeAll(keepingCapacity: true)
    predictions.removeAll(keepingCapacity: true)
    pending.append(
      Pending(start: 0, end: count, depth: 0, parent: -1, seed: seed.derived("features")))
    while let node = pending.popLast() { make(node) }
    // Copied, so that each tree holds no more than it needs.
    return DecisionTree(
      nodes: Array(nodes[...]), predictions: Array(predictions[...]),
      outputCount: data.outputCount)
  }

  /// Draws as many rows as there are, with replacement.
  private func drawWeights(_ seed: Seed) {
    var generator = seed.generator()
    for row in 0..<data.rowCount { weights[row] = 0 }
    for _ in 0..<data.rowCount { weights[generator.integer(below: data.rowCount)] += 1 }
  }

  private mutating func make(_ node: Pending) {
    if node.parent >= 0 { nodes[node.parent].target = Int32(nodes.count) }
    let slice = UnsafeMutableBufferPointer(rebasing: rows.elements[node.start..<node.end])
    finder.criterion.start(slice)
    guard let split = split(slice, node) else {
      let leaf = predictions.count / data.outputCount
      nodes.append(.init(feature: -1, target: Int32(leaf), threshold: 0))
      finder.criterion.appendPrediction(to: &predictions)
      return
    }
    let middle = node.start + partition(slice, by: split)
    let place = nodes.count
    let threshold = data.threshold(
      feature: split.feature, between: split.lowerCode, and: split.upperCode)
    nodes.append(.init(feature: Int32(split.feature), target: 0, threshold: threshold))
    pending.append(
      Pending(
        start: middle, end: node.end, depth: node.depth + 1, parent: place,
        seed: node.seed.derived("right")))
    pending.append(
      Pending(
        start: node.start, end: middle, depth: node.depth + 1, parent: -1,
        seed: node.seed.derived("left")))
  }

  /// The split of a node, or `nil` where it stays a leaf.
  private mutating func split(
    _ slice: UnsafeMutableBufferPointer<NodeRow>, _ node: Pending
  ) -> Split? {
    if let maximumDepth = options.maximumDepth, node.depth >= maximumDepth { return nil }
    if slice.count < max(options.minimumSplitSize, 2 * options.minimumLeafSize) { return nil }
    if finder.criterion.isPure { return nil }
    guard let split = finder.bestSplit(slice, seed: node.seed) else { return nil }
    if options.minimumImpurityDecrease > 0 {
      let decrease =
        finder.criterion.weightedDecrease(of: split.score) / Double(data.rowCount)
      // The slack for rounding is that of scikit-learn.
      if decrease + .ulpOfOne < options.minimumImpurityDecrease { return nil }
    }
    return split
  }

  /// Puts the rows that go left first, both sides in order, and returns their number.
  private func partition(_ slice: UnsafeMutableBufferPointer<NodeRow>, by split: Split) -> Int {
    var (left, right) = (0, 0)
    for place in 0..<slice.count {
      let row = slice[place]
      // Both are written; only one place is kept.
      slice[left] = row
      spareRows[right] = row
      let isLeft = finder.code(of: split.feature, row: row.row) <= split.lowerCode ? 1 : 0
      left &+= isLeft
      right &+= 1 &- isLeft
    }
    for index in 0..<right { slice[left &+ index] = spareRows[index] }
    return left
  }
}
