/// The rows of the nodes of a tree with their derivatives: node by node, ascending within each.
struct BoostingRows: ~Copyable {
  private let rowCount: Int
  /// Shape [rows, columns].
  private let bins: Scratch<UInt8>
  /// Shape [columns, rows].
  private let columnBins: Scratch<UInt8>
  private let offsets: Scratch<Int>
  /// Per column, the bin of missing values.
  private let missingBins: [Int]
  private let rows: Scratch<UInt32>
  private let pairs: Scratch<Int64>
  private let spareRows: Scratch<UInt32>
  private let sparePairs: Scratch<Int64>

  init(_ table: BinnedTable) {
    rowCount = table.rowCount
    bins = Scratch(table.bins)
    columnBins = Scratch(table.columns)
    offsets = Scratch(table.offsets)
    missingBins = table.cuts.map { $0.count + 1 }
    rows = Scratch(repeating: 0, count: rowCount)
    pairs = Scratch(repeating: 0, count: rowCount)
    spareRows = Scratch(repeating: 0, count: rowCount)
    sparePairs = Scratch(repeating: 0, count: rowCount)
  }

  /// Makes `chosen` rows, or all, the rows of the root.
  ///
  /// - Returns: Their number, and their pairs added.
  func load(
    _ derivatives: borrowing GradientPairs, chosen: [Int]?
  ) -> (count: Int, total: Int64) {
    var total: Int64 = 0
    let count = chosen?.count ?? rowCount
    for place in 0..<count {
      let row = chosen?[place] ?? place
      rows[place] = UInt32(truncatingIfNeeded: row)
      pairs[place] = derivatives.pairs[row]
      total &+= pairs[place]
    }
    return (count, total)
  }

  /// Fills the histogram of the rows in `range`.
  func fill(
    _ cells: UnsafeMutablePointer<Int64>, _ range: Range<Int>,
    _ columns: UnsafeBufferPointer<Int>
  ) {
    let columnCount = missingBins.count
    cells.update(repeating: 0, count: offsets[columnCount])
    let offsets = offsets.elements.baseAddress!
    let bins = bins.elements.baseAddress!
    if columns.count == columnCount {
      for place in range {
        let row = bins + Int(rows[place]) &* columnCount
        let pair = pairs[place]
        for column in 0..<columnCount {
          cells[offsets[column] &+ Int(row[column])] &+= pair
        }
      }
    } else {
      for place in range {
        let row = bins + Int(rows[place]) &* columnCount
        let pair = pairs[place]
        for column in columns { cells[offsets[column] &+ Int(row[column])] &+= pair }
      }
    }
  }

  /// Puts the rows that go left first, both sides in order; returns where the right side begins.
  func partition(_ range: Range<Int>, by split: HistogramSplit) -> Int {
    let column = columnBins.elements.baseAddress! + split.column &* rowCount
    let side = Side(split, missingBins)
    var left = range.lowerBound
    var right = 0
    for place in range {
      let row = rows[place]
      let pair = pairs[place]
      // Both are written; only one place is kept.
      rows[left] = row
      pairs[left] = pair
      spareRows[right] = row
      sparePairs[right] = pair
      let isLeft = side.isLeft(column[Int(row)]) ? 1 : 0
      left &+= isLeft
      right &+= 1 &- isLeft
    }
    for index in 0..<right {
      rows[left &+ index] = spareRows[index]
      pairs[left &+ index] = sparePairs[index]
    }
    return left
  }

  /// Adds a leaf's value to the scores of its rows.
  func add(_ value: Double, _ range: Range<Int>, to scores: UnsafeMutablePointer<Float>) {
    let step = Float(value)
    for place in range { scores[Int(rows[place])] += step }
  }

  /// Adds the values of two leaves to the scores of the rows of their parent.
  func add(
    _ left: Double, _ right: Double, _ range: Range<Int>, by split: HistogramSplit,
    to scores: UnsafeMutablePointer<Float>
  ) {
    let column = columnBins.elements.baseAddress! + split.column &* rowCount
    let side = Side(split, missingBins)
    let (left, right) = (Float(left), Float(right))
    for place in range {
      let row = Int(rows[place])
      scores[row] += side.isLeft(column[row]) ? left : right
    }
  }

  /// Whether the row of a column's bin goes left.
  @inline(__always)
  func isLeft(_ row: Int, of split: HistogramSplit) -> Bool {
    Side(split, missingBins).isLeft(columnBins[split.column &* rowCount &+ row])
  }

  /// What bins go left: those up to `last`, or the missing one.
  private struct Side {
    let last: UInt8
    /// `last` where missing values go right.
    let missing: UInt8

    @inline(__always)
    init(_ split: HistogramSplit, _ missingBins: [Int]) {
      last = UInt8(truncatingIfNeeded: split.bin)
      missing =
        split.missingGoesLeft ? UInt8(truncatingIfNeeded: missingBins[split.column]) : last
    }

    @inline(__always)
    func isLeft(_ bin: UInt8) -> Bool { (bin <= last) != (bin == missing && missing != last) }
  }
}
