import Foundation
import Numerical

/// How strongly points belong together, as a symmetric sparse matrix with weights in (0, 1].
///
/// For each point ρ is the distance to the nearest other at a distance above 0, and σ solves Σ_j
/// exp(−max(0, *d*_ij − ρ)/σ) = log₂ *k* over its *k* − 1 nearest others. With *a*_ij those terms,
/// *W* = *a* + *a*ᵀ − *a* ∘ *a*ᵀ: the probability that at least one of two independent edges
/// exists.
///
/// - Source: L. McInnes, J. Healy, J. Melville, arXiv 1802.03426, 2018.
package struct FuzzyNeighborGraph: Sendable {
  /// Where the entries of each point begin, and their number at the end.
  package let offsets: [Int]
  /// Ascending within a point.
  package let columns: [Int32]
  package let weights: [Float]
  /// One per point.
  package let localDistances: [Double]
  /// σ, one per point.
  package let bandwidths: [Double]

  package var pointCount: Int { offsets.count - 1 }

  /// - Parameter neighbors: The nearest others; *k* counts the point itself besides.
  /// - Complexity: O(*n* *k*).
  package init(_ neighbors: NeighborTable) {
    let count = neighbors.count
    let pointCount = neighbors.indices.count / count
    let overall =
      neighbors.distances.reduce(0.0) { $0 + Double($1) } / Double(pointCount * (count + 1))
    var localDistances: [Double] = []
    var bandwidths: [Double] = []
    var strengths = [Double](repeating: 0, count: neighbors.indices.count)
    for point in 0..<pointCount {
      let row = point * count..<(point + 1) * count
      let distances = neighbors.distances[row].map { Double($0) }
      let nearest = distances.first { $0 > 0 } ?? 0
      let target = log2(Double(count + 1))
      var bandwidth = FuzzyNeighborGraph.bandwidth(distances, nearest: nearest, target: target)
      let mean = distances.reduce(0, +) / Double(count + 1)
      bandwidth = max(bandwidth, 1e-3 * (nearest > 0 ? mean : overall))
      for (place, distance) in zip(row, distances) {
        strengths[place] =
          distance <= nearest || bandwidth == 0 ? 1 : exp(-(distance - nearest) / bandwidth)
      }
      localDistances.append(nearest)
      bandwidths.append(bandwidth)
    }
    self.localDistances = localDistances
    self.bandwidths = bandwidths
    (offsets, columns, weights) = FuzzyNeighborGraph.union(
      neighbors.indices, strengths, neighborCount: count)
  }

  /// By bisection, 64 rounds at most, to 10⁻⁵ of the sum.
  private static func bandwidth(
    _ distances: [Double], nearest: Double, target: Double
  ) -> Double {
    var (low, high, middle) = (0.0, Double.infinity, 1.0)
    for _ in 0..<64 {
      var sum = 0.0
      for distance in distances {
        sum += distance > nearest ? exp(-(distance - nearest) / middle) : 1
      }
      if abs(sum - target) < 1e-5 { break }
      if sum > target {
        high = middle
        middle = (low + high) / 2
      } else {
        low = middle
        middle = high.isInfinite ? middle * 2 : (low + high) / 2
      }
    }
    return middle
  }

  private static func union(
    _ indices: [Int32], _ strengths: [Double], neighborCount: Int
  ) -> ([Int], [Int32], [Float]) {
    let pointCount = indices.count / neighborCount
    var incoming = [[(Int32, Double)]](repeating: [], count: pointCount)
    for (place, target) in indices.enumerated() {
      incoming[Int(target)].append((Int32(place / neighborCount), strengths[place]))
    }
    var (offsets, columns, weights) = ([0], [Int32](), [Float]())
    for point in 0..<pointCount {
      let row = point * neighborCount..<(point + 1) * neighborCount
      let outgoing = row.map { (indices[$0], strengths[$0]) }.sorted { $0.0 < $1.0 }
      let others = incoming[point]
      var (first, second) = (0, 0)
      while first < outgoing.count || second < others.count {
        let next = min(
          first < outgoing.count ? outgoing[first].0 : .max,
          second < others.count ? others[second].0 : .max)
        var (out, back) = (0.0, 0.0)
        if first < outgoing.count, outgoing[first].0 == next {
          out = outgoing[first].1
          first += 1
        }
        if second < others.count, others[second].0 == next {
          back = others[second].1
          second += 1
        }
        let weight = Float(out + back - out * back)
        guard weight > 0 else { continue }
        columns.append(next)
        weights.append(weight)
      }
      offsets.append(columns.count)
    }
    return (offsets, columns, weights)
  }

  /// The component of each point, numbered in order of their first points, and their sizes.
  ///
  /// - Complexity: O(entries).
  package var components: (ofPoint: [Int], sizes: [Int]) {
    var component = [Int](repeating: -1, count: pointCount)
    var sizes: [Int] = []
    for start in 0..<pointCount where component[start] < 0 {
      var reached = [start]
      component[start] = sizes.count
      var next = 0
      while next < reached.count {
        let point = reached[next]
        next += 1
        for entry in offsets[point]..<offsets[point + 1]
        where component[Int(columns[entry])] < 0 {
          component[Int(columns[entry])] = sizes.count
          reached.append(Int(columns[entry]))
        }
      }
      sizes.append(reached.count)
    }
    return (component, sizes)
  }
}
