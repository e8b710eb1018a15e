/// The rows of a table by fidelity, configuration and fold: which of them are one evaluation, and
/// in which order a database takes them fastest.
struct EvaluationOrder {
  /// The fidelity of each row, as an index; `nil` where all have the first.
  private let fidelities: [Int32]?
  private let ranks: [Int]
  /// The fold of each row, as an index that ascends with the fold; `nil` where all have the first.
  private let folds: [Int32]?
  /// The rows in order, those of one evaluation as in the table; `nil` where the table is in order
  /// already and no evaluation has two rows.
  private let rows: [Int32]?

  /// Two rows of one evaluation whose losses differ.
  struct Conflict: Error {
    let row: Int
    let earlier: Int
  }

  /// - Parameters:
  ///   - fidelityCount: The number of fidelities.
  ///   - rankCount: The number of ranks.
  ///   - foldCount: The number of folds.
  /// - Complexity: O(rows) for rows in order, and where fidelities × ranks × folds are not many
  ///   more than rows; else O(rows · log rows).
  init(
    fidelities: [Int32]?, _ fidelityCount: Int, ranks: [Int], _ rankCount: Int, folds: [Int32]?,
    _ foldCount: Int
  ) {
    self.fidelities = fidelities
    self.ranks = ranks
    self.folds = folds
    func isBefore(_ first: Int, _ second: Int) -> Bool {
      if let fidelities, fidelities[first] != fidelities[second] {
        return fidelities[first] < fidelities[second]
      }
      if ranks[first] != ranks[second] { return ranks[first] < ranks[second] }
      guard let folds else { return false }
      return folds[first] < folds[second]
    }
    if (1..<max(1, ranks.count)).allSatisfy({ isBefore($0 - 1, $0) }) {
      rows = nil
      return
    }
    let (configurations, overflows) = fidelityCount.multipliedReportingOverflow(by: rankCount)
    let (places, overflowsToo) = configurations.multipliedReportingOverflow(by: foldCount)
    guard !overflows, !overflowsToo, places <= 4 * ranks.count + 1024 else {
      rows = ranks.indices.map { Int32($0) }.sorted { first, second in
        isBefore(Int(first), Int(second))
          || (first < second && !isBefore(Int(second), Int(first)))
      }
      return
    }
    rows = EvaluationOrder.counted(ranks.count, places) { row in
      ((fidelities.map { Int($0[row]) } ?? 0) * rankCount + ranks[row]) * foldCount
        + (folds.map { Int($0[row]) } ?? 0)
    }
  }

  /// The rows by place, found by counting.
  private static func counted(_ rowCount: Int, _ places: Int, place: (Int) -> Int) -> [Int32] {
    var starts = [Int32](repeating: 0, count: places + 1)
    for row in 0..<rowCount { starts[place(row) + 1] += 1 }
    for index in 1..<starts.count { starts[index] += starts[index - 1] }
    var rows = [Int32](repeating: 0, count: rowCount)
    for row in 0..<rowCount {
      let place = place(row)
      rows[Int(starts[place])] = Int32(row)
      starts[place] += 1
    }
    return rows
  }

  private func isOne(_ first: Int, _ second: Int) -> Bool {
    ranks[first] == ranks[second] && fidelities.map { $0[first] == $0[second] } ?? true
      && folds.map { $0[first] == $0[second] } ?? true
  }

  /// Each loss replaced by the mean over the rows of its evaluation, and how many rows that merged
  /// into others.
  func averaged(_ losses: [Double]) -> (losses: [Double], mergedCount: Int) {
    guard let rows else { return (losses, 0) }
    var averaged = losses
    var merged = 0
    var start = 0
    while start < rows.count {
      var end = start + 1
      var sum = losses[Int(rows[start])]
      while end < rows.count, isOne(Int(rows[start]), Int(rows[end])) {
        sum += losses[Int(rows[end])]
        end += 1
      }
      if end - start > 1 {
        for index in start..<end { averaged[Int(rows[index])] = sum / Double(end - start) }
      }
      merged += end - start - 1
      start = end
    }
    return (averaged, merged)
  }

  /// The first row of each evaluation, in order, and where those of each fidelity begin; the last
  /// number is the end. Every row in its own place is `nil`.
  ///
  /// - Throws: ``Conflict`` of the first row of the table that has another loss than the row of its
  ///   evaluation before.
  func evaluations(
    losses: [Double], fidelityCount: Int
  ) throws(Conflict) -> (rows: [Int32]?, starts: [Int]) {
    let unique = try rows.map { rows throws(Conflict) in try firstRows(of: rows, losses) }
    let end = unique?.count ?? ranks.count
    guard let fidelities else { return (unique, [0, end]) }
    var starts = [Int](repeating: 0, count: fidelityCount + 1)
    for index in 0..<end {
      starts[Int(fidelities[unique.map { Int($0[index]) } ?? index]) + 1] += 1
    }
    for index in 1..<starts.count { starts[index] += starts[index - 1] }
    return (unique, starts)
  }

  private func firstRows(of rows: [Int32], _ losses: [Double]) throws(Conflict) -> [Int32] {
    var conflict: Conflict?
    var first: [Int32] = []
    first.reserveCapacity(rows.count)
    for (index, row) in rows.enumerated() {
      guard index > 0, isOne(Int(rows[index - 1]), Int(row)) else {
        first.append(row)
        continue
      }
      let earlier = Int(rows[index - 1])
      if losses[earlier] != losses[Int(row)], Int(row) < conflict?.row ?? .max {
        conflict = Conflict(row: Int(row), earlier: earlier)
      }
    }
    if let conflict { throw conflict }
    return first
  }
}
