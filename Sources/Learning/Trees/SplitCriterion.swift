/// A training row within a node.
struct NodeRow: BitwiseCopyable {
  /// Index among the training rows.
  var row: UInt32
  /// How often it was drawn.
  var weight: UInt32
  /// The class, or the value in fixed point.
  var value: Int64
}

/// What a split improves, kept up to date while rows of a node move from the right to the left.
///
/// All state is integer, so that the score of a partition depends on nothing but the partition.
protocol SplitCriterion: ~Copyable {
  /// Takes the rows of a node; all are on the right.
  mutating func start(_ rows: UnsafeMutableBufferPointer<NodeRow>)
  /// Whether all rows of the node have one target.
  var isPure: Bool { get }
  /// Puts all rows back to the right.
  mutating func rewind()
  /// What is sorted along with the code of a row, and tells ``move(_:of:)`` all about it.
  func payload(of row: NodeRow, at place: Int) -> UInt32
  /// Moves to the left the row that `payload` stands for.
  mutating func move(_ payload: UInt32, of rows: UnsafeMutableBufferPointer<NodeRow>)
  /// Adds a row to the histogram, under the code of its feature.
  func add(_ row: NodeRow, code: Int)
  /// Moves to the left what the histogram holds under `code`, and empties it there.
  mutating func moveGroup(_ code: Int)
  /// Grows with the quality of the partition into left and right, neither empty.
  var score: Double { get }
  /// The decrease of impurity that a score stands for, times the weight of the node.
  func weightedDecrease(of score: Double) -> Double
  /// Appends what a leaf made of the node predicts.
  func appendPrediction(to predictions: inout [Double])
}
