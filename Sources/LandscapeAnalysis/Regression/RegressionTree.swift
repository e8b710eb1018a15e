import Numerical

/// A regression tree over classes: ordinal hyperparameters are cut in two, the classes of
/// categorical ones into any two sets.
///
/// A split takes the largest decrease of the squared error, the first hyperparameter on ties; of a
/// categorical one it is found among the classes ordered by mean loss, where the best of all sets
/// lies (W. D. Fisher, JASA 53:789, 1958). Classes that a node has not seen go with the larger
/// part. Nodes are split until their losses are equal, or ``RegressionForest/Options/smallestLeaf``
/// is reached.
struct RegressionTree: Sendable {
  /// Per node, the hyperparameter it splits on; −1 for a leaf.
  private(set) var hyperparameters: [Int32] = []
  /// Per inner node, the last class that goes left, or for categories where their set begins.
  private(set) var cuts: [Int32] = []
  /// Per inner node, the left child; the right one comes after it.
  private(set) var children: [Int32] = []
  /// Per node, the mean loss of its rows.
  private(set) var values: [Double] = []
  /// Sets of categories, whether each goes left.
  private(set) var sets: [Bool] = []
  /// Per hyperparameter, by how much its splits have lowered the sum of squared errors.
  private(set) var decreases: [Double]

  /// - Parameter rows: Nodes of the landscape, which may recur.
  init(_ table: EncodedLevels, losses: [Double], rows: [Int32], smallestLeaf: Int = 1) {
    decreases = [Double](repeating: 0, count: table.hyperparameterCount)
    var rows = rows
    let widest = table.weights.map(\.count).max() ?? 0
    var histogram = Histogram(count: widest)
    addLeaf()
    var open = [(node: 0, range: 0..<rows.count)]
    while let (node, range) = open.popLast() {
      let sum = range.reduce(0.0) { $0 + losses[Int(rows[$1])] }
      let mean = sum / Double(range.count)
      let first = losses[Int(rows[range.lowerBound])]
      guard range.contains(where: { losses[Int(rows[$0])] != first }) else {
        values[node] = first
        continue
      }
      values[node] = mean
      guard
        let split = bestSplit(
          of: range, rows, table, losses, mean: mean, &histogram, smallestLeaf: smallestLeaf)
      else { continue }
      hyperparameters[node] = Int32(split.hyperparameter)
      decreases[split.hyperparameter] += max(0, split.decrease)
      if table.isOrdinal[split.hyperparameter] {
        cuts[node] = Int32(split.cut)
      } else {
        cuts[node] = Int32(sets.count)
        sets += split.isLeft
      }
      children[node] = Int32(values.count)
      let column = table.columns[split.hyperparameter]
      var middle = range.lowerBound
      for place in range {
        let row = rows[place]
        if goesLeft(Int(column[Int(row)]), node, isOrdinal: table.isOrdinal[split.hyperparameter]) {
          rows.swapAt(place, middle)
          middle += 1
        }
      }
      addLeaf()
      addLeaf()
      let left = Int(children[node])
      open.append((left, range.lowerBound..<middle))
      open.append((left + 1, middle..<range.upperBound))
    }
  }

  private mutating func addLeaf() {
    hyperparameters.append(-1)
    cuts.append(0)
    children.append(0)
    values.append(0)
  }

  /// Whether a class goes to the left child of a node.
  @inline(__always)
  func goesLeft(_ place: Int, _ node: Int, isOrdinal: Bool) -> Bool {
    isOrdinal ? place <= Int(cuts[node]) : sets[Int(cuts[node]) + place]
  }

  /// The prediction where `classOf` gives the class of each hyperparameter.
  @inline(__always)
  func prediction(_ table: EncodedLevels, _ classOf: (Int) -> Int32) -> Double {
    var node = 0
    while hyperparameters[node] >= 0 {
      let index = Int(hyperparameters[node])
      let isLeft = goesLeft(Int(classOf(index)), node, isOrdinal: table.isOrdinal[index])
      node = Int(children[node]) + (isLeft ? 0 : 1)
    }
    return values[node]
  }

  private struct Split {
    var hyperparameter: Int
    var decrease: Double
    var cut = 0
    var isLeft: [Bool] = []
  }

  /// Rows and losses per class.
  private struct Histogram {
    var counts: [Int32]
    var sums: [Double]

    init(count: Int) {
      counts = [Int32](repeating: 0, count: count)
      sums = [Double](repeating: 0, count: count)
    }
  }

  private func bestSplit(
    of range: Range<Int>, _ rows: [Int32], _ table: EncodedLevels, _ losses: [Double], mean: Double,
    _ histogram: inout Histogram, smallestLeaf: Int
  ) -> Split? {
    var best: Split?
    for index in 0..<table.hyperparameterCount where table.weights[index].count > 1 {
      let column = table.columns[index]
      var (low, high) = (Int.max, 0)
      for place in range {
        let row = Int(rows[place])
        let own = Int(column[row])
        low = min(low, own)
        high = max(high, own)
        histogram.counts[own] += 1
        histogram.sums[own] += losses[row] - mean
      }
      defer {
        for own in low...high {
          histogram.counts[own] = 0
          histogram.sums[own] = 0
        }
      }
      guard low < high else { continue }
      var present = (low...high).filter { histogram.counts[$0] > 0 }
      if !table.isOrdinal[index] {
        let means = present.map { histogram.sums[$0] / Double(histogram.counts[$0]) }
        present = present.indices.sorted { (means[$0], $0) < (means[$1], $1) }.map { present[$0] }
      }
      var (count, sum) = (0, 0.0)
      var chosen: (place: Int, count: Int)?
      for place in present.indices.dropLast() {
        count += Int(histogram.counts[present[place]])
        sum += histogram.sums[present[place]]
        let rest = range.count - count
        guard count >= smallestLeaf, rest >= smallestLeaf else { continue }
        // The sum over both sides is 0, so that the decrease is s²/a + s²/b.
        let decrease = sum * sum * (1 / Double(count) + 1 / Double(rest))
        if best.map({ decrease > $0.decrease }) ?? true {
          best = Split(hyperparameter: index, decrease: decrease)
          chosen = (place, count)
        }
      }
      guard let chosen else { continue }
      if table.isOrdinal[index] {
        best?.cut = (present[chosen.place] + present[chosen.place + 1]) / 2
      } else {
        let isLarger = 2 * chosen.count >= range.count
        var isLeft = [Bool](repeating: isLarger, count: table.weights[index].count)
        for (place, own) in present.enumerated() { isLeft[own] = place <= chosen.place }
        best?.isLeft = isLeft
      }
    }
    return best
  }
}
