package import Numerical

/// A binary tree of thresholds on single features, grown greedily.
///
/// Every node takes the split that decreases the impurity most (Gini or entropy for classes,
/// variance for values) among the midpoints of neighbouring distinct values of each feature; of
/// equal ones that with the lowest feature, then the lowest threshold. Splits that decrease nothing
/// are taken too, as two of them may decrease it.
///
/// - Source: L. Breiman, J. Friedman, R. Olshen, C. Stone, "Classification and Regression Trees",
///   1984, §2 and §8.
package struct DecisionTree: Sendable, Hashable {
  /// A split or a leaf. The left child of node *i* is node *i* + 1.
  package struct Node: Sendable, Hashable {
    /// Feature compared with the threshold; −1 for a leaf.
    package var feature: Int32
    /// Index of the right child, or of the leaf.
    package var target: Int32
    /// Rows with a value at most this go left.
    package var threshold: Double
  }

  /// In preorder, left before right; the root first.
  package let nodes: [Node]
  /// Class shares or the mean value of each leaf. Shape [leaves, outputs].
  package let predictions: [Double]
  /// Classes, or 1.
  package let outputCount: Int

  init(nodes: [Node], predictions: [Double], outputCount: Int) {
    self.nodes = nodes
    self.predictions = predictions
    self.outputCount = outputCount
  }

  /// Grows a tree on all rows of `data`.
  ///
  /// The features looked at by a node depend on the seed and on the place of the node alone, so
  /// that a tree of less depth is the top of a deeper one with the same seed.
  ///
  /// - Complexity: O(*f* · *n* · depth) where features have few distinct values.
  package init(_ data: TreeData, options: TreeOptions = TreeOptions(), seed: Seed) {
    self = growTrees(data, options, seeds: [seed], bootstrap: false)[0]
  }

  package var leafCount: Int { predictions.count / outputCount }

  /// Adds what the tree predicts for each row of `table` to `sums`.
  ///
  /// - Parameters:
  ///   - table: Shape [rows, features], without missing values.
  ///   - sums: Shape [rows, outputs].
  /// - Precondition: both hold the same number of rows.
  package func addPredictions(
    for table: [Double], featureCount: Int, to sums: inout [Double]
  ) {
    precondition(
      table.count == sums.count / outputCount * featureCount, "table and sums differ in rows")
    table.withUnsafeBufferPointer { table in
      addPredictions(to: &sums) { row, feature in table[row * featureCount + feature] }
    }
  }

  /// Adds what the tree predicts for `rows` of images, whose pixels are features, to `sums`.
  ///
  /// - Parameters:
  ///   - pixels: Shape [images, features].
  ///   - sums: Shape [rows, outputs].
  func addPredictions(
    for rows: [Int], of pixels: [UInt8], featureCount: Int, to sums: inout [Double]
  ) {
    precondition(rows.count * outputCount == sums.count, "rows and sums differ")
    pixels.withUnsafeBufferPointer { pixels in
      addPredictions(to: &sums) { row, feature in
        Double(pixels[rows[row] * featureCount + feature])
      }
    }
  }

  @inline(__always)
  private func addPredictions(
    to sums: inout [Double], _ value: (_ row: Int, _ feature: Int) -> Double
  ) {
    nodes.withUnsafeBufferPointer { nodes in
      for row in 0..<sums.count / outputCount {
        var place = 0
        while nodes[place].feature >= 0 {
          let node = nodes[place]
          place = value(row, Int(node.feature)) <= node.threshold ? place + 1 : Int(node.target)
        }
        let leaf = Int(nodes[place].target)
        for output in 0..<outputCount {
          sums[row * outputCount + output] += predictions[leaf * outputCount + output]
        }
      }
    }
  }
}
