import Foundation
import Landscapes
import SearchSpaces

/// The definitions of METRICS §6 by comparing every configuration with every other, for checks.
struct BruteForceInteractions {
  let landscape: Landscape
  private let levels: [[Int]]
  private let byLevels: [[Int]: Double]
  private let isOrdinal: [Bool]

  init(_ landscape: Landscape) {
    self.landscape = landscape
    levels = (0..<landscape.count).map {
      landscape.space.configuration(at: landscape.rank(ofNode: $0)).levels
    }
    byLevels = Dictionary(uniqueKeysWithValues: zip(levels, landscape.losses))
    isOrdinal = landscape.space.hyperparameters.map { $0.domain.kind == .ordinal }
  }

  /// A square by its four losses, first level of the first hyperparameter first.
  struct Square {
    let x00, x01, x10, x11: Double
    let isOneEdit: Bool
  }

  /// Every square, over all pairs of levels; `isOneEdit` where both pairs are one edit apart.
  var squares: [Square] {
    var squares: [Square] = []
    for origin in levels {
      for first in origin.indices {
        for second in origin.indices where second > first {
          for high in origin[first] + 1..<landscape.space.hyperparameters[first].domain.count + 1 {
            for right in origin[second] + 1..<landscape.space.hyperparameters[second].domain.count
              + 1
            {
              var (down, across, both) = (origin, origin, origin)
              down[first] = high
              across[second] = right
              both[first] = high
              both[second] = right
              guard let x00 = byLevels[origin], let x01 = byLevels[across],
                let x10 = byLevels[down], let x11 = byLevels[both]
              else { continue }
              squares.append(
                Square(
                  x00: x00, x01: x01, x10: x10, x11: x11,
                  isOneEdit: (!isOrdinal[first] || high == origin[first] + 1)
                    && (!isOrdinal[second] || right == origin[second] + 1)))
            }
          }
        }
      }
    }
    return squares
  }

  struct Shares: Equatable {
    var strict = 0
    var tied = 0
    var sign = 0
    var reciprocal = 0
    var synergistic = 0
  }

  var shares: Shares {
    var shares = Shares()
    for square in squares where square.isOneEdit {
      let (a, b, c, d) = (square.x00, square.x01, square.x10, square.x11)
      if a == b || c == d || a == c || b == d {
        shares.tied += 1
        continue
      }
      shares.strict += 1
      let changes = ((c > a) != (d > b) ? 1 : 0) + ((b > a) != (d > c) ? 1 : 0)
      if changes == 1 { shares.sign += 1 }
      if changes == 2 { shares.reciprocal += 1 }
      let best = min(a, b, c, d)
      let diagonal = best == a || best == d ? a + d : b + c
      if diagonal < a + b + c + d - diagonal - 1e-12 { shares.synergistic += 1 }
    }
    return shares
  }

  /// γ over squares, of `effect` applied to differences of losses.
  func gamma(oneEdit: Bool, _ effect: (Double) -> Double) -> Double? {
    var (products, halves) = (0.0, 0.0)
    for square in squares where !oneEdit || square.isOneEdit {
      for (one, other) in [
        (square.x10 - square.x00, square.x11 - square.x01),
        (square.x01 - square.x00, square.x11 - square.x10),
      ] {
        products += effect(one) * effect(other)
        halves += (effect(one) * effect(one) + effect(other) * effect(other)) / 2
      }
    }
    return halves > 0 ? products / halves : nil
  }

  var idiosyncrasy: Double? {
    var deviations: [Double] = []
    for index in isOrdinal.indices {
      let count = landscape.space.hyperparameters[index].domain.count
      for low in 0..<count {
        for high in low + 1..<count + 1 {
          let effects = levels.compactMap { origin -> Double? in
            var other = origin
            other[index] = high
            guard origin[index] == low, let from = byLevels[origin], let to = byLevels[other] else {
              return nil
            }
            return to - from
          }
          if effects.count >= 3 { deviations.append(deviation(effects)) }
        }
      }
    }
    return deviations.isEmpty
      ? nil
      : deviations.reduce(0, +) / Double(deviations.count) / (2.0.squareRoot())
        / deviation(landscape.losses)
  }

  private func deviation(_ values: [Double]) -> Double {
    let mean = values.reduce(0, +) / Double(values.count)
    return (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)).squareRoot()
  }

  /// Reciprocal squares, and the fewest arcs from the worse to the better optimum of each that has a
  /// way.
  func bypasses(
    _ graph: LandscapeGraph, arcs: ArcRule = .threshold(0)
  ) -> (squares: Int, lengths: [Int]) {
    var nodes: [[Int]: Int] = [:]
    for (node, row) in levels.enumerated() { nodes[row] = node }
    var count = 0
    var lengths: [Int] = []
    for (node, origin) in levels.enumerated() {
      for first in origin.indices {
        for second in origin.indices where second > first {
          for high in landscape.space.hyperparameters[first].domain.levels.indices {
            for right in landscape.space.hyperparameters[second].domain.levels.indices {
              if high == origin[first] || right == origin[second] { continue }
              if isOrdinal[first], abs(high - origin[first]) > 1 { continue }
              if isOrdinal[second], abs(right - origin[second]) > 1 { continue }
              var (down, across, both) = (origin, origin, origin)
              down[first] = high
              across[second] = right
              both[first] = high
              both[second] = right
              guard let a = byLevels[origin], let b = byLevels[across], let c = byLevels[down],
                let d = byLevels[both], let target = nodes[both], max(a, d) < min(b, c),
                a > d || (a == d && node > target)
              else { continue }
              count += 1
              if let length = fewestArcs(from: node, to: target, graph, arcs) {
                lengths.append(length)
              }
            }
          }
        }
      }
    }
    return (count, lengths)
  }

  private func fewestArcs(
    from start: Int, to target: Int, _ graph: LandscapeGraph, _ arcs: ArcRule
  ) -> Int? {
    var distances = [start: 0]
    var front = [start]
    while !front.isEmpty, distances[target] == nil {
      var next: [Int] = []
      for node in front {
        graph.forEachNeighbor(of: node) { other in
          if arcs.isArc(from: node, to: other, losses: landscape.losses), distances[other] == nil {
            distances[other] = (distances[node] ?? 0) + 1
            next.append(other)
          }
        }
      }
      front = next
    }
    return distances[target]
  }
}
