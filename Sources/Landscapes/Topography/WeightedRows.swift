/// A sparse matrix of counts in compressed rows.
///
/// Row *i* is `columns[offsets[i]..<offsets[i + 1]]`, ascending, with a weight above 0 each.
struct WeightedRows: Sendable {
  /// Where each row starts, and the end of the last: shape [rows + 1].
  private(set) var offsets: [Int] = [0]
  private(set) var columns: [Int32] = []
  private(set) var weights: [Int] = []

  var rowCount: Int { offsets.count - 1 }
  /// The number of entries.
  var count: Int { columns.count }

  func count(inRow row: Int) -> Int { offsets[row + 1] - offsets[row] }

  @inline(__always)
  func forEach(inRow row: Int, _ body: (Int, Int) -> Void) {
    for place in offsets[row]..<offsets[row + 1] { body(Int(columns[place]), weights[place]) }
  }

  mutating func append(column: Int, weight: Int) {
    columns.append(Int32(column))
    weights.append(weight)
  }

  mutating func endRow() { offsets.append(columns.count) }

  mutating func append(_ other: WeightedRows) {
    let base = columns.count
    columns += other.columns
    weights += other.weights
    offsets += other.offsets.dropFirst().map { $0 + base }
  }

  /// The entries for which `isKept(row, column, weight)`.
  func filtered(_ isKept: (Int, Int, Int) -> Bool) -> WeightedRows {
    var kept = WeightedRows()
    for row in 0..<rowCount {
      forEach(inRow: row) { column, weight in
        if isKept(row, column, weight) { kept.append(column: column, weight: weight) }
      }
      kept.endRow()
    }
    return kept
  }

  /// Rows become columns; the matrix is square.
  ///
  /// - Complexity: O(rows + entries).
  func transposed() -> WeightedRows {
    var next = [Int](repeating: 0, count: rowCount + 1)
    for column in columns { next[Int(column) + 1] += 1 }
    for row in 0..<rowCount { next[row + 1] += next[row] }
    var result = WeightedRows()
    result.offsets = next
    result.columns = [Int32](repeating: 0, count: count)
    result.weights = [Int](repeating: 0, count: count)
    for row in 0..<rowCount {
      forEach(inRow: row) { column, weight in
        result.columns[next[column]] = Int32(row)
        result.weights[next[column]] = weight
        next[column] += 1
      }
    }
    return result
  }
}

/// Collects one row of ``WeightedRows`` from entries that come in any order and repeatedly.
struct RowCounter {
  private var weights: [Int]
  private var touched: [Int32] = []

  init(columnCount: Int) { weights = [Int](repeating: 0, count: columnCount) }

  @inline(__always)
  mutating func add(_ weight: Int, at column: Int) {
    if weights[column] == 0 { touched.append(Int32(column)) }
    weights[column] += weight
  }

  /// Ends the row of `own`; what lies on the diagonal is returned instead.
  mutating func flush(row own: Int, into rows: inout WeightedRows) -> Int {
    let diagonal = weights[own]
    touched.sort()
    for column in touched {
      if Int(column) != own { rows.append(column: Int(column), weight: weights[Int(column)]) }
      weights[Int(column)] = 0
    }
    touched.removeAll(keepingCapacity: true)
    rows.endRow()
    return diagonal
  }
}
