import Landscapes
import SearchSpaces

/// Whether good configurations lie together.
extension LandscapeMetric {
  /// The mean edit distance between pairs of the ⌈*q n*⌉ best configurations (at least two), over
  /// that between pairs of all.
  ///
  /// Distances add up over hyperparameters, so that counts of levels give the exact means: no pair
  /// is visited, whatever the landscape.
  ///
  /// - Precondition: 0 < `share` < 1.
  /// - Complexity: O(*n d*).
  /// - Source: M. Lunacek, D. Whitley, "The dispersion metric and the CMA evolution strategy",
  ///   GECCO 2006.
  public static func dispersion(_ share: Double = 0.1) -> LandscapeMetric {
    precondition(share > 0 && share < 1, "share \(share)")
    return LandscapeMetric(
      "dispersion", parameters: [("q", "\(share)")], aspect: .ruggedness, range: 0...(.infinity),
      invariance: .rank,
      summary: "Below 1: good configurations lie together; above 1: apart.",
      source: "M. Lunacek, D. Whitley, GECCO 2006",
      undefinedWhen: "all losses are equal, or no two configurations differ in what is active"
    ) { landscape in
      let nodes = landscape.topography.lossOrder
      guard nodes.count > 1 else { return nil }
      // A product that is whole in decimals may come out just above, as 0.07 · 100 does.
      let size = Int((share * Double(nodes.count) * (1 - 1e-12)).rounded(.up))
      let best = LevelFrequencies(
        landscape.topography.graph, nodes: nodes.prefix(max(2, size)).map { Int($0) })
      guard let distance = best.meanDistance,
        let expected = landscape.ruggedness.frequencies.meanDistance
      else { return nil }
      return ratio(distance, expected)
    }
    .settable(
      NumericSetting("q", accepted: "a number between 0 and 1") {
        Double($0).flatMap { $0 > 0 && $0 < 1 ? .dispersion($0) : nil }
      })
  }
}

/// How often each level occurs among some configurations in which its hyperparameter is active.
struct LevelFrequencies: Sendable {
  private let nodeCount: Int
  /// By hyperparameter, then level.
  private let counts: [[Int]]
  private let kinds: [Domain.Kind]
  /// Where levels stand; `nil` where a step counts 1.
  private let encoding: RangeEncoding?

  /// - Parameter nodes: Of the landscape; all where `nil`.
  /// - Complexity: O(nodes · *d*); O(levels) for all of a complete grid, where they are equally
  ///   frequent.
  init(_ graph: LandscapeGraph, nodes: [Int]? = nil) {
    let landscape = graph.landscape
    let space = landscape.space
    encoding = graph.hasGrid ? nil : RangeEncoding(space)
    nodeCount = nodes?.count ?? landscape.count
    kinds = space.hyperparameters.map(\.domain.kind)
    if nodes == nil, landscape.isComplete {
      counts = space.hyperparameters.map {
        [Int](repeating: landscape.count / $0.domain.count, count: $0.domain.count)
      }
      return
    }
    let isConditional = space.hyperparameters.contains { $0.condition != nil }
    var counts = space.hyperparameters.map { [Int](repeating: 0, count: $0.domain.count) }
    for node in nodes ?? Array(0..<landscape.count) {
      let rank = landscape.rank(ofNode: node)
      if isConditional {
        let configuration = space.configuration(at: rank)
        for (index, isActive) in space.activity(of: configuration).enumerated() where isActive {
          counts[index][configuration.levels[index]] += 1
        }
      } else {
        for index in counts.indices { counts[index][space.level(of: index, at: rank)] += 1 }
      }
    }
    self.counts = counts
  }

  /// The mean of δ over pairs of different configurations; `nil` for fewer than two.
  ///
  /// Along an ordinal hyperparameter a pair is as far apart as there are gaps between levels with
  /// one of it on either side; along a categorical one by 1 unless the levels are equal. Of nearest
  /// neighbours, gaps have widths, and a hyperparameter active in one alone counts 1; the sum
  /// stands for the mean over hyperparameters, for only ratios are asked for.
  var meanDistance: Double? {
    guard nodeCount > 1 else { return nil }
    var sum = 0.0
    for (index, counts) in counts.enumerated() {
      let total = counts.reduce(0, +)
      if encoding != nil { sum += Double(total) * Double(nodeCount - total) }
      switch kinds[index] {
      case .ordinal:
        var below = 0
        for (level, count) in counts.enumerated().dropLast() {
          below += count
          let gap =
            encoding.map {
              $0.position(of: level + 1, of: index) - $0.position(of: level, of: index)
            }
          sum += Double(below) * Double(total - below) * (gap ?? 1)
        }
      case .categorical:
        var below = 0
        for count in counts {
          sum += Double(below) * Double(count)
          below += count
        }
      }
    }
    return sum / (Double(nodeCount) * Double(nodeCount - 1) / 2)
  }
}
