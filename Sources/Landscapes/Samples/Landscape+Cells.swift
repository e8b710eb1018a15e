import SearchSpaces

extension SampleShape {
  /// Landscapes over one space as landscapes over its cells, all over the same.
  static func cut(
    _ landscapes: [Landscape], _ discretizations: [Discretization], _ counts: [[Int]],
    _ neighborhood: Neighborhood?
  ) throws -> [Landscape] {
    let space = landscapes[0].space
    guard !discretizations.isEmpty else { return landscapes }
    let cells = try SpaceCells(space, discretizations, counts: counts)
    // All together, for a list of cells must be one.
    let tried = landscapes.map(\.triedRanks)
    let rows = try RankedRows(
      cells.hyperparameters, levels: cells.levels(ofRanks: tried.flatMap(\.self)))
    var start = 0
    return try zip(landscapes, tried).map { landscape, ranks in
      defer { start += ranks.count }
      let cut = try landscape.cells(
        Array(rows.ranks[start..<start + ranks.count]), ofTried: ranks, in: rows.space)
      return try neighborhood.map { try cut.joined(by: $0) } ?? cut
    }
  }
}

extension Landscape {
  /// The landscape of cells: the loss of one is the mean over its configurations that have one, and
  /// it failed where none has.
  ///
  /// - Parameters:
  ///   - cellRanks: The rank in `cellSpace` of each of `tried`.
  ///   - tried: ``triedRanks``.
  fileprivate func cells(
    _ cellRanks: [Int], ofTried tried: [Int], in cellSpace: SearchSpace
  ) throws(LandscapeError) -> Landscape {
    let failed = Set(failedRanks)
    // Those that failed are present where they count as the worst.
    let keepsFailed = failedRanks.contains { node(ofRank: $0) != nil }
    let order = tried.indices.sorted { (cellRanks[$0], $0) < (cellRanks[$1], $1) }
    let width = repetitions?.count ?? 0
    var (ranks, means, repeated) = ([Int](), [Double](), [Double]())
    var failedCells: [Int] = []
    var cellOf = [Int32](repeating: -1, count: count)
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, cellRanks[order[end]] == cellRanks[order[start]] { end += 1 }
      let cell = cellRanks[order[start]]
      let nodes = order[start..<end].compactMap { place in
        failed.contains(tried[place]) ? nil : node(ofRank: tried[place])
      }
      if nodes.isEmpty {
        failedCells.append(cell)
      } else {
        for node in nodes { cellOf[node] = Int32(ranks.count) }
        ranks.append(cell)
        means.append(nodes.reduce(0) { $0 + losses[$1] } / Double(nodes.count))
        if let repetitions {
          for repetition in 0..<width {
            repeated.append(
              nodes.reduce(0) { $0 + repetitions.losses[$1 * width + repetition] }
                / Double(nodes.count))
          }
        }
      }
      start = end
    }
    if keepsFailed, let worst = means.max(), !failedCells.isEmpty {
      let all = (zip(ranks, means) + failedCells.map { ($0, worst) }).sorted { $0.0 < $1.0 }
      let places = Dictionary(
        uniqueKeysWithValues: all.enumerated().map { ($1.0, Int32($0)) })
      cellOf = cellOf.map { $0 < 0 ? -1 : places[ranks[Int($0)]] ?? -1 }
      (ranks, means) = (all.map(\.0), all.map(\.1))
    }
    let hasRepetitions = width > 1 && repeated.count == width * means.count
    var landscape = try Landscape(
      id: id, scenario: scenario, measure: measure, space: cellSpace, ranks: ranks, losses: means,
      failedCount: failedCells.count,
      repetitions: hasRepetitions ? Repetitions(count: width, losses: repeated) : nil)
    landscape.failedRanks = failedCells
    landscape.sampling = sampling
    landscape.sample = LandscapeSample(self, cells: cellOf)
    return landscape
  }
}
