import Numerical

/// A split of a node: rows whose code is at most `lowerCode` go left.
struct Split {
  var score: Double
  var feature: Int
  var lowerCode: Int
  /// The next code that occurs in the node; the threshold lies between the two.
  var upperCode: Int
}

/// The best split of a node over all or some features, found exactly.
///
/// Every boundary between two neighbouring distinct values of the node is scored, that is with the
/// values moved one after another from the right to the left. Values are gathered by a histogram
/// over the codes of the feature where that is small against the node, and sorted otherwise.
struct SplitFinder<Criterion: SplitCriterion & ~Copyable>: ~Copyable {
  var criterion: Criterion

  private let options: TreeOptions
  private let rowCount: Int
  private let featureCount: Int
  /// Codes of each feature.
  private let codeCounts: Scratch<Int>
  private let codes: Scratch<UInt32>
  /// Cells of the criterion's histogram per code.
  private let cellCount: Int
  /// Distinct rows per code; zero between two features.
  private let groupSizes: Scratch<Int32>
  /// Code in the upper half, place in the node in the lower half.
  private let keys: Scratch<UInt64>
  private let sortedKeys: Scratch<UInt64>
  private let order: Scratch<Int>

  init(_ data: TreeData, _ options: TreeOptions, criterion: consuming Criterion, cellCount: Int) {
    self.criterion = criterion
    self.options = options
    rowCount = data.rowCount
    featureCount = data.featureCount
    codeCounts = Scratch(data.distinctValues.map(\.count))
    codes = Scratch(data.codes)
    self.cellCount = cellCount
    groupSizes = Scratch(repeating: 0, count: (data.distinctValues.map(\.count).max() ?? 0))
    keys = Scratch(repeating: 0, count: data.rowCount)
    sortedKeys = Scratch(repeating: 0, count: data.rowCount)
    order = Scratch(repeating: 0, count: data.featureCount)
  }

  @inline(__always)
  func code(of feature: Int, row: UInt32) -> Int { Int(codes[feature * rowCount + Int(row)]) }

  /// The best split of `rows`, on which the criterion was started; `nil` where none is allowed.
  ///
  /// Of equally good splits the one with the lowest feature is taken, then the lowest threshold.
  /// Where not all features are looked at, they are drawn without replacement until as many as
  /// asked for were drawn, constant ones included, and at least one was not constant in the node.
  ///
  /// - Complexity: O(*f* · *n*) where histograms serve, O(*f* · *n* log *n*) otherwise.
  mutating func bestSplit(_ rows: UnsafeMutableBufferPointer<NodeRow>, seed: Seed) -> Split? {
    var best = Split(score: -.infinity, feature: -1, lowerCode: 0, upperCode: 0)
    let limit = options.featureLimit.count(of: featureCount)
    if limit == featureCount {
      for feature in 0..<featureCount { _ = scan(feature, rows, &best) }
    } else {
      var generator = seed.generator()
      var hasVaryingFeature = false
      for feature in 0..<featureCount { order[feature] = feature }
      for drawn in 0..<featureCount where drawn < limit || !hasVaryingFeature {
        let place = drawn + generator.integer(below: featureCount - drawn)
        order.elements.swapAt(drawn, place)
        if scan(order[drawn], rows, &best) { hasVaryingFeature = true }
      }
    }
    return best.feature < 0 ? nil : best
  }

  /// Scores the splits by one feature; false where it is constant.
  private mutating func scan(
    _ feature: Int, _ rows: UnsafeMutableBufferPointer<NodeRow>, _ best: inout Split
  ) -> Bool {
    let codeCount = codeCounts[feature]
    if codeCount == 1 { return false }
    return codeCount * cellCount <= 4 * rows.count
      ? scanHistogram(feature, rows, &best) : scanSorted(feature, rows, &best)
  }

  private mutating func scanHistogram(
    _ feature: Int, _ rows: UnsafeMutableBufferPointer<NodeRow>, _ best: inout Split
  ) -> Bool {
    for row in rows {
      let code = code(of: feature, row: row.row)
      groupSizes[code] &+= 1
      criterion.add(row, code: code)
    }
    criterion.rewind()
    var leftSize = 0
    var groupCount = 0
    var previous = 0
    for code in 0..<codeCounts[feature] {
      let size = Int(groupSizes[code])
      if size == 0 { continue }
      if groupCount > 0 { consider(feature, previous, code, leftSize, rows.count, &best) }
      criterion.moveGroup(code)
      groupSizes[code] = 0
      leftSize += size
      groupCount += 1
      previous = code
    }
    return groupCount > 1
  }

  private mutating func scanSorted(
    _ feature: Int, _ rows: UnsafeMutableBufferPointer<NodeRow>, _ best: inout Split
  ) -> Bool {
    var (lowest, highest) = (Int.max, 0)
    for place in 0..<rows.count {
      let code = code(of: feature, row: rows[place].row)
      keys[place] = UInt64(code) << 32 | UInt64(place)
      lowest = min(lowest, code)
      highest = max(highest, code)
    }
    if lowest == highest { return false }
    sort(rows.count, from: lowest, to: highest)
    criterion.rewind()
    var previous = lowest
    for place in 0..<rows.count {
      let code = Int(keys[place] >> 32)
      if code != previous {
        consider(feature, previous, code, place, rows.count, &best)
        previous = code
      }
      criterion.move(rows[Int(keys[place] & 0xFFFF_FFFF)])
    }
    return true
  }

  /// Sorts the first keys, whose codes lie from `lowest` to `highest`.
  private func sort(_ count: Int, from lowest: Int, to highest: Int) {
    if count <= 24 {
      for place in 1..<count {
        let key = keys[place]
        var hole = place
        while hole > 0, keys[hole - 1] > key {
          keys[hole] = keys[hole - 1]
          hole -= 1
        }
        keys[hole] = key
      }
    } else if highest - lowest < 4 * count {
      // By counting: `groupSizes` holds, per code, the place of its next key.
      for place in 0..<count { groupSizes[Int(keys[place] >> 32)] += 1 }
      var next: Int32 = 0
      for code in lowest...highest {
        let size = groupSizes[code]
        groupSizes[code] = next
        next += size
      }
      for place in 0..<count {
        let code = Int(keys[place] >> 32)
        sortedKeys[Int(groupSizes[code])] = keys[place]
        groupSizes[code] += 1
      }
      for code in lowest...highest { groupSizes[code] = 0 }
      for place in 0..<count { keys[place] = sortedKeys[place] }
    } else {
      var slice = UnsafeMutableBufferPointer(rebasing: keys.elements[..<count])
      slice.sort()
    }
  }

  /// Scores the partition in which all codes up to `lower` are left.
  @inline(__always)
  private func consider(
    _ feature: Int, _ lower: Int, _ upper: Int, _ leftSize: Int, _ size: Int, _ best: inout Split
  ) {
    guard leftSize >= options.minimumLeafSize, size - leftSize >= options.minimumLeafSize else {
      return
    }
    let score = criterion.score
    if score > best.score || (score == best.score && feature < best.feature) {
      best = Split(score: score, feature: feature, lowerCode: lower, upperCode: upper)
    }
  }
}
