import Landscapes
import SearchSpaces

/// The definitions of the topography, written out node by node over all pairs of configurations.
struct BruteForceTopography {
  let losses: [Double]
  let epsilon: Double
  let neighbors: [[Int]]
  /// The plateau of each node: its members.
  let plateaus: [Set<Int>]
  let isOptimal: [Bool]

  init(_ landscape: Landscape, epsilon: Double) {
    let losses = landscape.losses
    let nodes = Array(losses.indices)
    // One edit apart is the same as edit distance 1, also where hyperparameters are inactive.
    let neighbors = nodes.map { u in
      nodes.filter {
        landscape.space.editDistance(
          landscape.rank(ofNode: u), landscape.rank(ofNode: $0)) == 1
      }
    }
    let plateaus = nodes.map { start in
      var members: Set<Int> = [start]
      var stack = [start]
      while let node = stack.popLast() {
        for other in neighbors[node]
        where abs(losses[node] - losses[other]) <= epsilon && members.insert(other).inserted {
          stack.append(other)
        }
      }
      return members
    }
    isOptimal = plateaus.map { plateau in
      let lowest = plateau.map { losses[$0] }.min()!
      return plateau.allSatisfy { member in
        neighbors[member].allSatisfy { plateau.contains($0) || lowest - losses[$0] <= epsilon }
      }
    }
    self.losses = losses
    self.epsilon = epsilon
    self.neighbors = neighbors
    self.plateaus = plateaus
  }

  func precedes(_ first: Int, _ second: Int) -> Bool {
    (losses[first], first) < (losses[second], second)
  }

  /// The lowest member of each optimum, best first.
  var optima: [Int] {
    Set(losses.indices.filter { isOptimal[$0] }.map { plateaus[$0].min(by: precedes)! })
      .sorted(by: precedes)
  }

  /// Where descent from `start` ends, and its moves.
  func descent(from start: Int) -> (end: Int, moves: Int) {
    var node = start
    var moves = 0
    var left: Set<Int> = []
    while !isOptimal[node] {
      let plateau = plateaus[node]
      let lowest = plateau.map { losses[$0] }.min()!
      func move(avoiding barred: Set<Int>) -> Int? {
        let down = neighbors[node].filter {
          losses[node] - losses[$0] > epsilon && !barred.contains($0)
        }
        let exits = plateau.flatMap { neighbors[$0] }.filter {
          !plateau.contains($0) && lowest - losses[$0] > epsilon && !barred.contains($0)
        }
        return down.min(by: precedes) ?? exits.min(by: precedes)
      }
      let next = move(avoiding: left) ?? move(avoiding: [])!
      if !plateau.contains(next) { left.formUnion(plateau) }
      node = next
      moves += 1
    }
    return (plateaus[node].min(by: precedes)!, moves)
  }

  /// The fewest arcs to `targets`, −1 where there is no path.
  func pathLengths(to targets: Set<Int>) -> [Int32] {
    var lengths = losses.indices.map { targets.contains($0) ? 0 : Int32.max }
    for _ in losses.indices {
      for node in losses.indices {
        for other in neighbors[node]
        where losses[node] - losses[other] > epsilon && lengths[other] < .max {
          lengths[node] = min(lengths[node], lengths[other] + 1)
        }
      }
    }
    return lengths.map { $0 == .max ? -1 : $0 }
  }
}
