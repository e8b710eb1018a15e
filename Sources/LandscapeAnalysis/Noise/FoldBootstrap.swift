public import Landscapes
public import Numerical

/// The bootstrap over folds or seeds: what the means would be had other repetitions been drawn.
///
/// All configurations are given the same draw, so that differences stay paired. Up to six
/// repetitions all draws are counted with their multinomial probabilities; above, 500 are drawn.
///
/// - Source: B. Efron, "Bootstrap methods: another look at the jackknife", Ann. Stat. 7:1, 1979.
public struct FoldBootstrap: Sendable {
  /// How often each repetition is in a draw, and the draw's probability.
  public let draws: [(counts: [Double], probability: Double)]

  public init(repetitions: Int, seed: Seed) {
    precondition(repetitions >= 2, "\(repetitions) repetitions")
    if repetitions <= 6 {
      draws = FoldBootstrap.multisets(of: repetitions)
    } else {
      var generator = seed.derived("fold bootstrap").generator()
      draws = (0..<500).map { _ in
        var counts = [Double](repeating: 0, count: repetitions)
        for _ in 0..<repetitions { counts[generator.integer(below: repetitions)] += 1 }
        return (counts, 1 / 500)
      }
    }
  }

  /// The probability that each of `nodes` is a local optimum: no neighbour's mean is lower.
  ///
  /// - Complexity: O(draws · nodes · degree · *R*).
  public func optimumProbabilities(
    of nodes: [Int], in graph: LandscapeGraph, _ repetitions: Repetitions
  ) -> [Double] {
    nodes.map { node in
      var neighbors: [Int] = []
      graph.forEachNeighbor(of: node) { neighbors.append($0) }
      let own = Array(repetitions[node])
      return draws.reduce(0) { sum, draw in
        func total(_ losses: some Collection<Double>) -> Double {
          zip(draw.counts, losses).reduce(0) { $0 + $1.0 * $1.1 }
        }
        let loss = total(own)
        let isOptimum = neighbors.allSatisfy { total(repetitions[$0]) >= loss }
        return sum + (isOptimum ? draw.probability : 0)
      }
    }
  }

  /// Every way to draw `count` times from `count` with replacement, and its probability.
  private static func multisets(of count: Int) -> [(counts: [Double], probability: Double)] {
    func factorial(_ number: Int) -> Double {
      (1...max(1, number)).reduce(1) { $0 * Double($1) }
    }
    var all: [[Int]] = []
    func extend(_ counts: [Int], left: Int) {
      if counts.count == count - 1 {
        all.append(counts + [left])
      } else {
        for next in 0...left { extend(counts + [next], left: left - next) }
      }
    }
    extend([], left: count)
    let total = (0..<count).reduce(1.0) { product, _ in product * Double(count) }
    return all.map { counts in
      (
        counts.map { Double($0) },
        counts.reduce(factorial(count)) { $0 / factorial($1) } / total
      )
    }
  }
}
