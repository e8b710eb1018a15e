import Numerical

/// Training rows with every feature cut into at most 255 bins of about equally many rows.
///
/// A feature of no more distinct values than bins loses nothing: each value has its bin. Missing
/// values have one of their own, the last. Features that are constant are left out.
package struct BinnedTable: Sendable {
  package let rowCount: Int
  /// Of the data set.
  package let featureCount: Int

  /// Index in the data set of each column.
  let features: [Int]
  /// Per column, what separates neighbouring bins of values: values up to `cuts[b]` are in bins up
  /// to *b*.
  let cuts: [[Double]]
  /// Per column, whether the bin after those of values holds rows.
  let hasMissing: [Bool]
  /// Per column, its first cell in a histogram, a multiple of 8; then the number of cells.
  let offsets: [Int]
  /// Shape [rows, columns].
  let bins: [UInt8]
  /// Shape [columns, rows].
  let columns: [UInt8]

  /// Bins `rows` of `dataset`.
  ///
  /// - Precondition: `rows` is not empty; `binLimit` is in 2...255.
  /// - Complexity: O(*f* · *n* log *n*), *f* features and *n* rows.
  package init(_ dataset: Dataset, rows: [Int], binLimit: Int = 255) {
    precondition(!rows.isEmpty, "a table needs at least one row")
    precondition((2...255).contains(binLimit), "\(binLimit) bins")
    rowCount = rows.count
    featureCount = dataset.featureCount
    var features: [Int] = []
    var cuts: [[Double]] = []
    var hasMissing: [Bool] = []
    var offsets = [0]
    var columns: [UInt8] = []
    columns.reserveCapacity(rows.count * dataset.featureCount)
    for feature in 0..<dataset.featureCount {
      let values = rows.map { dataset.features[$0 * dataset.featureCount + feature] }
      let present = values.filter { !$0.isNaN }
      let sorted = Ranking.order(present).map { present[Int($0)] }
      let edges = BinnedTable.cuts(ofSorted: sorted, binLimit: binLimit)
      let isMissing = sorted.count < values.count
      // All missing, or one value and none missing: nothing to split.
      if edges.isEmpty, !isMissing || sorted.isEmpty { continue }
      features.append(feature)
      cuts.append(edges)
      hasMissing.append(isMissing)
      let cells = edges.count + (isMissing ? 2 : 1)
      offsets.append(offsets[offsets.count - 1] + (cells + 7) / 8 * 8)
      BinnedTable.append(values, cutAt: edges, to: &columns)
    }
    self.features = features
    self.cuts = cuts
    self.hasMissing = hasMissing
    self.offsets = offsets
    self.columns = columns
    let (columnCount, rowCount) = (features.count, rowCount)
    bins = [UInt8](unsafeUninitializedCapacity: columns.count) { bins, count in
      for start in stride(from: 0, to: rowCount, by: 256) {
        for column in 0..<columnCount {
          for row in start..<min(rowCount, start + 256) {
            bins[row &* columnCount &+ column] = columns[column &* rowCount &+ row]
          }
        }
      }
      count = columns.count
    }
  }

  /// Appends the bin of every value: the number of cuts below it.
  private static func append(_ values: [Double], cutAt cuts: [Double], to columns: inout [UInt8]) {
    // Padded to 255 with infinity, so that eight halvings find the place without a branch.
    let padded = cuts + [Double](repeating: .infinity, count: 255 - cuts.count)
    padded.withUnsafeBufferPointer { padded in
      for value in values {
        if value.isNaN {
          columns.append(UInt8(cuts.count + 1))
          continue
        }
        var bin = 0
        var step = 128
        while step > 0 {
          bin &+= padded[bin &+ step &- 1] < value ? step : 0
          step >>= 1
        }
        columns.append(UInt8(truncatingIfNeeded: bin))
      }
    }
  }

  /// Cuts of ascending values into at most `binLimit` bins.
  ///
  /// Equal values stay together. A value of more rows than the mean of the bins has one for
  /// itself; the others are filled one after another up to the mean of what is left to them.
  static func cuts(ofSorted values: [Double], binLimit: Int) -> [Double] {
    var starts = values.isEmpty ? [] : [0]  // of runs of equal values
    for place in values.indices.dropFirst() where values[place] != values[place - 1] {
      starts.append(place)
    }
    var chosen = Array(starts.dropFirst())
    if starts.count > binLimit {
      let sizes = zip(starts.dropFirst() + [values.count], starts).map { $0 - $1 }
      let large = sizes.map { $0 * binLimit >= values.count }
      var binsLeft = binLimit - large.count { $0 }
      var rowsLeft = zip(sizes, large).reduce(0) { $0 + ($1.1 ? 0 : $1.0) }
      chosen = []
      var filled = 0
      for run in 1..<starts.count where chosen.count < binLimit - 1 {
        if !large[run - 1] { filled += sizes[run - 1] }
        guard large[run - 1] || large[run] || filled * binsLeft >= rowsLeft else { continue }
        chosen.append(starts[run])
        if filled > 0 { (binsLeft, rowsLeft) = (max(1, binsLeft - 1), rowsLeft - filled) }
        filled = 0
      }
    }
    return chosen.map { midpoint(values[$0 - 1], values[$0]) }
  }
}
