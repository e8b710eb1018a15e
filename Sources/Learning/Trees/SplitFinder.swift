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
  /// Distinct rows per code, or keys per digit; zero between two features.
  private let groupSizes: Scratch<Int32>
  /// Code in the upper half, the criterion's payload in the lower half.
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
    // A digit has no more values than there are codes, or 256.
    groupSizes = Scratch(
      repeating: 0, count: max(256, data.distinctValues.map(\.count).max() ?? 0))
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
  /// - Complexity: O(*f* · *n*): keys are sorted by counting, in two passes at most.
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
    let column = codes.elements.baseAddress! + feature * rowCount
    let unsorted = keys.elements.baseAddress!
    var (lowest, highest) = (UInt32.max, UInt32(0))
    for place in 0..<rows.count {
      let row = rows[place]
      let code = column[Int(row.row)]
      unsorted[place] = UInt64(code) &<< 32 | UInt64(criterion.payload(of: row, at: place))
      lowest = min(lowest, code)
      highest = max(highest, code)
    }
    if lowest == highest { return false }
    let sorted = sort(rows.count, from: Int(lowest), to: Int(highest))
    criterion.rewind()
    var previous = Int(lowest)
    for place in 0..<rows.count {
      let code = Int(truncatingIfNeeded: sorted[place] &>> 32)
      if code != previous {
        consider(feature, previous, code, place, rows.count, &best)
        previous = code
      }
      criterion.move(UInt32(truncatingIfNeeded: sorted[place]), of: rows)
    }
    return true
  }

  /// Sorts the first keys, whose codes lie from `lowest` to `highest`; returns where they stand.
  private func sort(
    _ count: Int, from lowest: Int, to highest: Int
  ) -> UnsafeMutablePointer<UInt64> {
    var source = keys.elements.baseAddress!
    var target = sortedKeys.elements.baseAddress!
    if count <= 40 {
      for place in 1..<count {
        let key = source[place]
        var hole = place
        while hole > 0, source[hole &- 1] > key {
          source[hole] = source[hole &- 1]
          hole &-= 1
        }
        source[hole] = key
      }
      return source
    }
    // By counting: all codes at once where they are few, else digit by digit, the lowest first.
    // `places` holds, per digit, the place of its next key.
    let range = highest - lowest
    let bits = range < 4 * count ? 32 : max(8, (range.bitWidth - range.leadingZeroBitCount + 1) / 2)
    let digitCount = bits == 32 ? range + 1 : 1 << bits
    let mask = bits == 32 ? UInt64(0xFFFF_FFFF) : UInt64(digitCount - 1)
    let places = groupSizes.elements.baseAddress!
    let offset = UInt64(lowest) &<< 32
    var shift: UInt64 = 32
    while range &>> Int(shift &- 32) > 0 {
      for place in 0..<count {
        places[Int((source[place] &- offset) &>> shift & mask)] &+= 1
      }
      var next: Int32 = 0
      for digit in 0..<digitCount {
        let size = places[digit]
        places[digit] = next
        next &+= size
      }
      for place in 0..<count {
        let digit = Int((source[place] &- offset) &>> shift & mask)
        target[Int(places[digit])] = source[place]
        places[digit] &+= 1
      }
      for digit in 0..<digitCount { places[digit] = 0 }
      swap(&source, &target)
      shift &+= UInt64(bits)
    }
    return source
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
