import Numerical

/// A regression tree over classes: ordinal features are cut in two, the classes of
/// categorical ones into any two sets.
///
/// A split takes the largest decrease of the squared error, the first feature on ties; of a
/// categorical one it is found among the classes ordered by mean loss, where the best of all sets
/// lies (W. D. Fisher, JASA 53:789, 1958). Classes that a node has not seen go with the larger
/// part. Nodes are split until their targets are equal, or
/// ``RegressionForest/Options/smallestLeaf`` is reached.
struct RegressionTree: Sendable {
  /// Per node, the feature it splits on; −1 for a leaf.
  private(set) var features: [Int32] = []
  /// Per inner node, the last class that goes left, or for categories where their set begins.
  private(set) var cuts: [Int32] = []
  /// Per inner node, the left child; the right one comes after it.
  private(set) var children: [Int32] = []
  /// Per node, the mean target of its rows.
  private(set) var values: [Double] = []
  /// Per node, the mean squared deviation of the targets of its rows; 0 where all are equal.
  private(set) var variances: [Double] = []
  /// Sets of categories, whether each goes left.
  private(set) var sets: [Bool] = []
  /// Per feature, by how much its splits have lowered the sum of squared errors.
  private(set) var decreases: [Double]

  /// - Parameter rows: Of the table, which may recur.
  init(
    _ table: FeatureTable, targets: [Double], rows: [Int32], _ options: RegressionForest.Options,
    seed: Seed
  ) {
    var generator = seed.generator()
    decreases = [Double](repeating: 0, count: table.featureCount)
    var rows = rows
    let widest = table.weights.map(\.count).max() ?? 0
    var histogram = Histogram(count: widest)
    addLeaf()
    var open = [(node: 0, range: 0..<rows.count)]
    while let (node, range) = open.popLast() {
      let sum = range.reduce(0.0) { $0 + targets[Int(rows[$1])] }
      let mean = sum / Double(range.count)
      let first = targets[Int(rows[range.lowerBound])]
      guard range.contains(where: { targets[Int(rows[$0])] != first }) else {
        values[node] = first
        continue
      }
      values[node] = mean
      variances[node] =
        range.reduce(0.0) {
          let deviation = targets[Int(rows[$1])] - mean
          return $0 + deviation * deviation
        } / Double(range.count)
      guard
        let split = bestSplit(
          of: range, rows, table, targets, mean: mean, &histogram, options, &generator)
      else { continue }
      features[node] = Int32(split.feature)
      decreases[split.feature] += max(0, split.decrease)
      if table.isOrdinal[split.feature] {
        cuts[node] = Int32(split.cut)
      } else {
        cuts[node] = Int32(sets.count)
        sets += split.isLeft
      }
      children[node] = Int32(values.count)
      let column = table.columns[split.feature]
      var middle = range.lowerBound
      for place in range {
        let row = rows[place]
        if goesLeft(Int(column[Int(row)]), node, isOrdinal: table.isOrdinal[split.feature]) {
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
    features.append(-1)
    cuts.append(0)
    children.append(0)
    values.append(0)
    variances.append(0)
  }

  /// Whether a class goes to the left child of a node.
  @inline(__always)
  func goesLeft(_ place: Int, _ node: Int, isOrdinal: Bool) -> Bool {
    isOrdinal ? place <= Int(cuts[node]) : sets[Int(cuts[node]) + place]
  }

  /// The prediction where `classOf` gives the class of each feature.
  @inline(__always)
  func prediction(_ table: FeatureTable, _ classOf: (Int) -> Int32) -> Double {
    values[leaf(table, classOf)]
  }

  /// The leaf where `classOf` gives the class of each feature.
  @inline(__always)
  func leaf(_ table: FeatureTable, _ classOf: (Int) -> Int32) -> Int {
    var node = 0
    while features[node] >= 0 {
      let index = Int(features[node])
      let isLeft = goesLeft(Int(classOf(index)), node, isOrdinal: table.isOrdinal[index])
      node = Int(children[node]) + (isLeft ? 0 : 1)
    }
    return node
  }

  private struct Split {
    var feature: Int
    var decrease: Double
    var cut = 0
    var isLeft: [Bool] = []
  }

  /// Rows and targets per class.
  private struct Histogram {
    var counts: [Int32]
    var sums: [Double]

    init(count: Int) {
      counts = [Int32](repeating: 0, count: count)
      sums = [Double](repeating: 0, count: count)
    }
  }

  private func bestSplit(
    of range: Range<Int>, _ rows: [Int32], _ table: FeatureTable, _ targets: [Double], mean: Double,
    _ histogram: inout Histogram, _ options: RegressionForest.Options,
    _ generator: inout Xoshiro256
  ) -> Split? {
    var best: Split?
    let smallestLeaf = options.smallestLeaf
    var candidates = Array(0..<table.featureCount)
    if options.featureShare < 1 {
      let count = max(1, Int((options.featureShare * Double(candidates.count)).rounded(.up)))
      candidates = generator.sample(count, of: candidates.count).sorted()
    }
    for index in candidates where table.weights[index].count > 1 {
      let column = table.columns[index]
      var (low, high) = (Int.max, 0)
      for place in range {
        let row = Int(rows[place])
        let own = Int(column[row])
        low = min(low, own)
        high = max(high, own)
        histogram.counts[own] += 1
        histogram.sums[own] += targets[row] - mean
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
      let drawn =
        options.usesRandomThresholds ? generator.integer(below: present.count - 1) : nil
      var (count, sum) = (0, 0.0)
      var chosen: (place: Int, count: Int)?
      for place in present.indices.dropLast() {
        count += Int(histogram.counts[present[place]])
        sum += histogram.sums[present[place]]
        let rest = range.count - count
        guard count >= smallestLeaf, rest >= smallestLeaf, drawn ?? place == place else {
          continue
        }
        // The sum over both sides is 0, so that the decrease is s²/a + s²/b.
        let decrease = sum * sum * (1 / Double(count) + 1 / Double(rest))
        if best.map({ decrease > $0.decrease }) ?? true {
          best = Split(feature: index, decrease: decrease)
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
