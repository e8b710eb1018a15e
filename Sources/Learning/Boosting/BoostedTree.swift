/// One tree of a ``GradientBoosting``: thresholds on single features, a number per leaf.
package struct BoostedTree: Sendable, Hashable {
  /// A split or a leaf.
  package struct Node: Sendable, Hashable {
    /// Values up to this go left; of a leaf, what it adds to the score.
    package var threshold: Double
    /// Feature compared with the threshold; −1 for a leaf.
    package var feature: Int32
    /// Index of the left child; the right one follows it.
    package var firstChild: Int32
    /// Whether missing values go left.
    package var missingGoesLeft: Bool
  }

  /// The root first; children behind their parents.
  package let nodes: [Node]

  init(nodes: [Node]) {
    self.nodes = nodes
  }

  package var leafCount: Int { (nodes.count + 1) / 2 }

  /// Adds what the tree predicts for each row of `table` to every `stride`-th sum from `start`.
  ///
  /// - Parameter table: Shape [rows, features], missing values NaN.
  func addPredictions(
    for table: [Double], featureCount: Int, to sums: inout [Double], from start: Int, stride: Int
  ) {
    nodes.withUnsafeBufferPointer { nodes in
      table.withUnsafeBufferPointer { table in
        sums.withUnsafeMutableBufferPointer { sums in
          for row in 0..<table.count / featureCount {
            var place = 0
            while nodes[place].feature >= 0 {
              let node = nodes[place]
              let value = table[row &* featureCount &+ Int(node.feature)]
              // A comparison with NaN is false.
              let goesLeft = value <= node.threshold || (node.missingGoesLeft && value.isNaN)
              place = Int(node.firstChild) &+ (goesLeft ? 0 : 1)
            }
            sums[start &+ row &* stride] += nodes[place].threshold
          }
        }
      }
    }
  }
}
