import Landscapes
import Numerical
import SearchSpaces

/// How often levels of hyperparameters occur, alone and in pairs, and the losses that go with them.
///
/// All that a least-squares fit of functions of single hyperparameters needs to know of a
/// landscape, however many configurations it has.
struct LevelStatistics: Sendable {
  /// Levels of all hyperparameters together beyond which nothing is counted by pairs of levels.
  static let levelLimit = 2_000

  /// Where the levels of each hyperparameter start in a row of all, and the end of the last.
  let offsets: [Int]
  /// Configurations at each level.
  let counts: [Int]
  /// Σ (loss − mean loss) over the configurations at each level.
  let lossSums: [Double]

  /// - Complexity: O(*n*) on complete landscapes, O(*n d*) on others.
  init(_ landscape: Landscape, meanLoss: Double) {
    let space = landscape.space
    offsets = space.hyperparameters.reduce(into: [0]) {
      $0.append($0[$0.count - 1] + $1.domain.count)
    }
    var sums = [Double](repeating: 0, count: offsets[space.hyperparameterCount])
    var counts = [Int](repeating: 0, count: sums.count)
    if landscape.isComplete {
      // The last hyperparameter runs fastest: its levels are columns, and rows add up to the grid
      // of those before it.
      var grid = landscape.losses.map { $0 - meanLoss }
      for index in space.hyperparameters.indices.reversed() {
        let (offset, count) = (offsets[index], space.hyperparameters[index].domain.count)
        for level in 0..<count { counts[offset + level] = landscape.count / count }
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
        for index in space.hyperparameters.indices {
          let place = offsets[index] + space.level(of: index, at: rank)
          sums[place] += loss - meanLoss
          counts[place] += 1
        }
      }
    }
    self.counts = counts
    lossSums = sums
  }

  /// Configurations at a level of one and a level of another hyperparameter, shape [levels,
  /// levels]; the upper triangle.
  ///
  /// - Precondition: No more than ``levelLimit`` levels.
  /// - Complexity: O(*n d*²).
  func pairCounts(_ landscape: Landscape) -> [Double] {
    let space = landscape.space
    let total = counts.count
    precondition(total <= LevelStatistics.levelLimit, "\(total) levels are too many for pairs")
    let blocks = inParallel(0..<landscape.count, by: max(1 << 16, total * total)) { nodes in
      var table = [Int32](repeating: 0, count: total * total)
      var places = [Int](repeating: 0, count: space.hyperparameterCount)
      for node in nodes {
        let rank = landscape.rank(ofNode: node)
        for index in places.indices {
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
}
