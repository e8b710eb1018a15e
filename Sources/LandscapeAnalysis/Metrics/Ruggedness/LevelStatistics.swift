import Landscapes
import Numerical
import SearchSpaces

/// How often levels of hyperparameters occur, alone and in pairs, and the losses that go with them.
///
/// All that a least-squares fit of functions of single hyperparameters needs to know of a landscape,
/// however many configurations it has.
struct LevelStatistics: Sendable {
  /// Levels of each hyperparameter.
  let levelCounts: [Int]
  /// Where the levels of each hyperparameter start in a row of all.
  let offsets: [Int]
  /// Configurations at a level of one and a level of another hyperparameter, shape [levels, levels];
  /// the upper triangle.
  let pairCounts: [Double]
  /// Σ (loss − mean loss) over the configurations at a level.
  let lossSums: [Double]

  /// - Complexity: O(*n d*) on complete landscapes, O(*n d*²) on others.
  init(_ landscape: Landscape, meanLoss: Double) {
    let space = landscape.space
    let counts = space.hyperparameters.map(\.domain.count)
    var offsets: [Int] = []
    var total = 0
    for count in counts {
      offsets.append(total)
      total += count
    }
    levelCounts = counts
    self.offsets = offsets
    if landscape.isComplete {
      pairCounts = LevelStatistics.evenCounts(landscape.count, counts, offsets, total)
    } else {
      pairCounts = LevelStatistics.counted(landscape, offsets, total)
    }
    lossSums = LevelStatistics.lossSums(landscape, offsets, total, meanLoss)
  }

  /// On a complete grid every pair of levels of two hyperparameters is equally frequent.
  private static func evenCounts(
    _ nodes: Int, _ counts: [Int], _ offsets: [Int], _ total: Int
  ) -> [Double] {
    var table = [Double](repeating: 0, count: total * total)
    for first in counts.indices {
      for a in offsets[first]..<offsets[first] + counts[first] {
        table[a * total + a] = Double(nodes / counts[first])
        for second in counts.indices.dropFirst(first + 1) {
          for b in offsets[second]..<offsets[second] + counts[second] {
            table[a * total + b] = Double(nodes / (counts[first] * counts[second]))
          }
        }
      }
    }
    return table
  }

  private static func counted(_ landscape: Landscape, _ offsets: [Int], _ total: Int) -> [Double] {
    let space = landscape.space
    let blocks = inParallel(0..<landscape.count, by: 1 << 16) { nodes in
      var table = [Int](repeating: 0, count: total * total)
      var places = offsets
      for node in nodes {
        let rank = landscape.rank(ofNode: node)
        for index in offsets.indices {
          places[index] = offsets[index] + space.level(of: index, at: rank)
        }
        for first in places.indices {
          for second in first..<places.count { table[places[first] * total + places[second]] += 1 }
        }
      }
      return table
    }
    var table = [Double](repeating: 0, count: total * total)
    for block in blocks {
      for place in table.indices { table[place] += Double(block[place]) }
    }
    return table
  }

  private static func lossSums(
    _ landscape: Landscape, _ offsets: [Int], _ total: Int, _ meanLoss: Double
  ) -> [Double] {
    let space = landscape.space
    var sums = [Double](repeating: 0, count: total)
    if landscape.isComplete {
      // The last hyperparameter runs fastest: its levels are columns, and rows add up to the grid of
      // those before it.
      var grid = landscape.losses.map { $0 - meanLoss }
      for (index, offset) in offsets.enumerated().reversed() {
        let count = space.hyperparameters[index].domain.count
        grid = (0..<grid.count / count).map { row in
          var sum = 0.0
          for level in 0..<count {
            sums[offset + level] += grid[row * count + level]
            sum += grid[row * count + level]
          }
          return sum
        }
      }
    } else {
      for (node, loss) in landscape.losses.enumerated() {
        let rank = landscape.rank(ofNode: node)
        for (index, offset) in offsets.enumerated() {
          sums[offset + space.level(of: index, at: rank)] += loss - meanLoss
        }
      }
    }
    return sums
  }
}
