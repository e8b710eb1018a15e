package import SearchSpaces

/// Rows of levels as ranks of a space, which lists them where its combinations cannot be numbered.
package struct RankedRows: Sendable {
  package let space: SearchSpace
  /// One per row.
  package let ranks: [Int]

  /// - Parameter levels: Per hyperparameter the level index of each row; those that are inactive in
  ///   a row stand at 0.
  /// - Throws: `SearchSpaceError` of the space.
  package init(
    _ hyperparameters: [Hyperparameter], levels: [[Int32]]
  ) throws(SearchSpaceError) {
    let count = levels.first?.count ?? 0
    if SearchSpace.strides(of: hyperparameters) != nil {
      let space = try SearchSpace(hyperparameters)
      var ranks = [Int](repeating: 0, count: count)
      ranks.withUnsafeMutableBufferPointer { ranks in
        for (column, stride) in zip(levels, space.strides) {
          column.withUnsafeBufferPointer { column in
            for row in 0..<count { ranks[row] += Int(column[row]) * stride }
          }
        }
      }
      (self.space, self.ranks) = (space, ranks)
    } else {
      (space, ranks) = try RankedRows.listed(hyperparameters, levels, count)
    }
  }

  private static func listed(
    _ hyperparameters: [Hyperparameter], _ columns: [[Int32]], _ count: Int
  ) throws(SearchSpaceError) -> (SearchSpace, [Int]) {
    let width = columns.count
    var levels = [Int32](repeating: 0, count: count * width)
    for (index, column) in columns.enumerated() {
      for row in 0..<count { levels[row * width + index] = column[row] }
    }
    let order = levels.withUnsafeBufferPointer { levels in
      (0..<count).map { Int32($0) }.sorted { first, second in
        let (a, b) = (Int(first) * width, Int(second) * width)
        for index in 0..<width where levels[a + index] != levels[b + index] {
          return levels[a + index] < levels[b + index]
        }
        return first < second
      }
    }
    var listed: [Int32] = []
    listed.reserveCapacity(levels.count)
    var ranks = [Int](repeating: 0, count: count)
    var (place, last) = (-1, Int?.none)
    for row in order.map({ Int($0) }) {
      let own = levels[row * width..<(row + 1) * width]
      let isNew = last.map { !levels[$0 * width..<($0 + 1) * width].elementsEqual(own) } ?? true
      if isNew {
        place += 1
        listed += own
        last = row
      }
      ranks[row] = place
    }
    return (try SearchSpace(hyperparameters, listing: listed), ranks)
  }
}
