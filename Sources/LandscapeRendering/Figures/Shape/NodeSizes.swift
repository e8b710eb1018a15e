import Landscapes

/// How large the nodes of a graph are drawn.
///
/// Local optima: area in proportion to the basin of attraction, down to a floor. Others: one size.
struct NodeSizes: Sendable {
  /// The radius of a node that is no optimum, in units of the drawing.
  let plain: Double
  /// The radius of each shown node, in the order of ``GraphThinning/nodes``.
  let radii: [Double]
  /// The index of each shown optimum, by its node.
  let optimumOf: [Int: Int]
  private let largest: Double
  private let largestBasin: Int

  init(_ topography: Topography, _ thinning: GraphThinning) {
    let count = Double(thinning.nodes.count)
    plain = min(9, max(2.2, 76 / count.squareRoot()))
    let basins = topography.basins.sizes
    optimumOf = Dictionary(
      uniqueKeysWithValues: thinning.optima.map { (topography.localOptima.nodes[$0], $0) })
    largestBasin = thinning.optima.map { basins[$0] }.max() ?? 1
    // All optima together cover about 30,000 square units at most.
    let shown = thinning.optima.reduce(0) { $0 + basins[$1] }
    let share = Double(largestBasin) / Double(max(1, shown))
    largest = max(1.3 * plain, min(24, 3 * plain + 7, 100 * share.squareRoot()))
    let (plain, largest, largestBasin, optimumOf) = (plain, largest, largestBasin, optimumOf)
    radii = thinning.nodes.map { node in
      guard let optimum = optimumOf[node] else { return plain }
      return NodeSizes.radius(
        of: basins[optimum], of: largestBasin, largest: largest,
        floor: plain)
    }
  }

  private static func radius(
    of size: Int, of largestBasin: Int, largest: Double, floor: Double
  ) -> Double {
    max(floor, largest * (Double(size) / Double(largestBasin)).squareRoot())
  }

  /// The radius of the ring around an optimum.
  func ringRadius(of radius: Double) -> Double { radius + (plain < 4 ? 1.8 : 2.8) }

  /// Basin sizes for a legend: the largest, and round ones well below it.
  var examples: [(size: Int, radius: Double)] {
    guard largestBasin > 1 else { return [] }
    func radius(_ size: Int) -> Double {
      NodeSizes.radius(of: size, of: largestBasin, largest: largest, floor: plain)
    }
    var sizes = [largestBasin]
    var power = 1
    while power * 10 < largestBasin { power *= 10 }
    for candidate in [5 * power, 2 * power, power, power / 2, power / 5, power / 10]
    where sizes.count < 3 && candidate > 0 {
      guard let last = sizes.last, radius(candidate) < radius(last) * 0.7 else { continue }
      sizes.append(candidate)
      if radius(candidate) <= plain { break }
    }
    return sizes.map { ($0, radius($0)) }
  }
}
