/// The memory of growing trees and of measuring them, about, from sizes that are known before.
struct TreeMemory {
  let dataset: Dataset
  /// Of the training part.
  let rows: Int

  /// The most nodes of a tree: of a binary tree that has at most a leaf per so many rows, and no
  /// leaf deeper than a limit.
  func nodeCount(
    depth: Int?, leafSize: Int = 1, leaves: Int? = nil
  ) -> Double {
    var most = Double(max(1, rows / max(1, leafSize)))
    if let depth, depth < 62 { most = min(most, Double(1 << depth)) }
    if let leaves { most = min(most, Double(leaves)) }
    return 2 * most - 1
  }

  /// The most nodes of a tree that is grown so.
  func nodeCount(of options: TreeOptions) -> Double {
    nodeCount(depth: options.maximumDepth, leafSize: options.minimumLeafSize)
  }

  /// Trees of so many nodes, each leaf with a number per class, and rows as codes of four bytes and
  /// as tables of eight.
  func exactTrees(_ count: Int, nodes: Double) -> Double {
    let outputs = Double(max(1, dataset.classCount))
    let node = Double(MemoryLayout<DecisionTree.Node>.stride)
    return Double(count) * nodes * (node + outputs * 4) + table(codeBytes: 4)
  }

  /// Trees of so many nodes, one per round, or one per class of more than two.
  func boostedTrees(_ rounds: Int, nodes: Double, nodeBytes: Int) -> Double {
    let scores = dataset.classCount > 2 ? Double(dataset.classCount) : 1
    return Double(rounds) * scores * nodes * Double(nodeBytes) + table(codeBytes: 2)
      + Double(dataset.rowCount) * scores * 8 * 3
  }

  private func table(codeBytes: Double) -> Double {
    let features = Double(dataset.featureCount)
    return Double(rows) * features * codeBytes + Double(dataset.rowCount) * features * 8
  }
}
