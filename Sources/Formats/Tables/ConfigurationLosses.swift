/// Rows of a table brought together by configuration: one loss per rank, by rank.
struct ConfigurationLosses {
  /// The ranks that occur, ascending; `nil` where every rank does.
  let ranks: [Int]?
  let losses: [Double]

  /// Two rows of one configuration whose losses differ.
  struct Conflict: Error {
    let row: Int
    let earlier: Int
  }

  /// - Parameters:
  ///   - rows: Of which rows, ascending; `nil` for all.
  ///   - ranks: The rank of each row of the table.
  ///   - losses: The loss of each row of the table.
  ///   - combinationCount: The number of ranks.
  ///   - isAveraged: Whether rows of one rank are averaged; else they must agree.
  /// - Throws: ``Conflict`` of the lowest rank.
  /// - Complexity: O(rows) for rows in order of rank, and where ranks are not many more than rows;
  ///   else O(rows · log rows).
  init(
    rows: [Int]?, ranks: [Int], losses: [Double], combinationCount: Int, isAveraged: Bool
  ) throws(Conflict) {
    let count = rows?.count ?? ranks.count
    if rows == nil, ConfigurationLosses.isAscending(ranks) {
      self.ranks = count == combinationCount ? nil : ranks
      self.losses = losses
    } else if combinationCount <= 4 * count + 1024 {
      var table = DenseTable(size: combinationCount, isAveraged: isAveraged)
      for index in 0..<count {
        let row = rows?[index] ?? index
        table.add(row, rank: ranks[row], losses)
      }
      if let conflict = table.conflict { throw conflict }
      (self.ranks, self.losses) = table.result(losses)
    } else {
      (self.ranks, self.losses) = try ConfigurationLosses.sorted(
        rows ?? Array(0..<count), ranks, losses, isAveraged)
    }
  }

  private static func isAscending(_ ranks: [Int]) -> Bool {
    ranks.withUnsafeBufferPointer { ranks in
      var isAscending = true
      for index in 1..<max(1, ranks.count) where ranks[index] <= ranks[index - 1] {
        isAscending = false
      }
      return isAscending
    }
  }

  /// One place per rank.
  private struct DenseTable {
    /// The first row of each rank, −1 for none.
    var first: [Int32]
    /// The sum and the number of losses of each rank, where they are averaged.
    var sums: [Double]
    var counts: [Int32]
    var conflict: Conflict?
    private var conflictRank = Int.max

    init(size: Int, isAveraged: Bool) {
      first = [Int32](repeating: -1, count: size)
      sums = isAveraged ? [Double](repeating: 0, count: size) : []
      counts = isAveraged ? [Int32](repeating: 0, count: size) : []
    }

    mutating func add(_ row: Int, rank: Int, _ losses: [Double]) {
      if first[rank] < 0 { first[rank] = Int32(row) }
      if !sums.isEmpty {
        sums[rank] += losses[row]
        counts[rank] += 1
      } else if losses[row] != losses[Int(first[rank])], rank < conflictRank {
        conflict = Conflict(row: row, earlier: Int(first[rank]))
        conflictRank = rank
      }
    }

    func result(_ losses: [Double]) -> ([Int]?, [Double]) {
      func loss(_ rank: Int) -> Double {
        sums.isEmpty ? losses[Int(first[rank])] : sums[rank] / Double(counts[rank])
      }
      let present = first.count { $0 >= 0 }
      guard present < first.count else { return (nil, first.indices.map(loss)) }
      var ranks: [Int] = []
      ranks.reserveCapacity(present)
      for rank in first.indices where first[rank] >= 0 { ranks.append(rank) }
      return (ranks, ranks.map(loss))
    }
  }

  private static func sorted(
    _ rows: [Int], _ ranks: [Int], _ losses: [Double], _ isAveraged: Bool
  ) throws(Conflict) -> ([Int]?, [Double]) {
    let ordered = rows.sorted {
      ranks[$0] == ranks[$1] ? $0 < $1 : ranks[$0] < ranks[$1]
    }
    var present: [Int] = []
    var means: [Double] = []
    var start = 0
    while start < ordered.count {
      let first = ordered[start]
      var end = start
      var sum = 0.0
      while end < ordered.count, ranks[ordered[end]] == ranks[first] {
        let row = ordered[end]
        if !isAveraged, losses[row] != losses[first] { throw Conflict(row: row, earlier: first) }
        sum += losses[row]
        end += 1
      }
      present.append(ranks[first])
      means.append(isAveraged ? sum / Double(end - start) : losses[first])
      start = end
    }
    return (present, means)
  }
}
