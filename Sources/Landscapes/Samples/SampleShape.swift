package import SearchSpaces

/// How landscapes get the edges that their metrics are about: of which cells their nodes are, and
/// which of them are neighbours.
///
/// A sample off every grid has neither by itself. Unless it is said, its numbers are cut into cells
/// where a sensible cut leaves enough of them filled, and else each configuration is joined to its
/// nearest.
package struct SampleShape: Sendable {
  /// Hyperparameters that are cut, and how.
  package var levels: [Discretization] = []
  /// Into how many cells all others are cut that hold many numbers; `nil` decides by the number of
  /// configurations.
  package var levelCount: Int?
  /// `nil` leaves it to the landscape.
  package var neighborhood: Neighborhood?
  /// Which differences of losses count; `nil` is what counts usually.
  package var topologyThreshold, neutralityThreshold: Threshold?
  /// Whether nothing is cut or joined that was not asked for: for what needs no edges.
  package var keepsRows = false

  package init() {}

  /// The share of the cells that a cut must fill.
  static let leastFilled = 0.02
  /// Configurations up to which each is compared with every other.
  static let mostCompared = 20_000

  /// Whether anything was asked for.
  private var isAsked: Bool { !levels.isEmpty || levelCount != nil }
}

extension LandscapeCollection {
  /// The landscapes with the cells and neighbours that `shape` asks for; one line each of what was
  /// decided is added to the notes.
  ///
  /// Landscapes over one space get the same cells.
  ///
  /// - Throws: `SearchSpaceError` for a hyperparameter that cannot be cut, ``LandscapeError`` for a
  ///   neighbourhood that a landscape cannot have.
  package func shaped(by shape: SampleShape) throws -> LandscapeCollection {
    var shaped = landscapes
    var notes = notes
    try shape.checkNames(landscapes)
    for group in LandscapeFamily(landscapes).placesBySpace {
      let own = group.map { landscapes[$0] }
      let (results, lines) = try shape.shaped(own)
      for (place, landscape) in zip(group, results) {
        shaped[place] = try shape.withThresholds(landscape)
      }
      for line in lines where !notes.contains(line) { notes.append(line) }
    }
    return LandscapeCollection(
      landscapes: shaped, notes: notes, seconds: seconds, outcomes: outcomes)
  }
}

extension SampleShape {
  /// Refuses to cut what no landscape has.
  func checkNames(_ landscapes: [Landscape]) throws(SearchSpaceError) {
    let known = landscapes.reduce(into: [String]()) { known, landscape in
      for name in landscape.space.hyperparameters.map(\.name) where !known.contains(name) {
        known.append(name)
      }
    }
    for level in levels where !known.contains(level.name) {
      throw .unknownHyperparameter(level.name, known: known, place: "--levels")
    }
  }

  func withThresholds(_ landscape: Landscape) throws(LandscapeError) -> Landscape {
    var landscape = landscape
    if let topologyThreshold { landscape.shape.topologyThreshold = topologyThreshold }
    if let neutralityThreshold { landscape.shape.neutralityThreshold = neutralityThreshold }
    try landscape.shape.check(landscape)
    return landscape
  }

  /// Landscapes over one space, and lines on what was decided.
  func shaped(_ landscapes: [Landscape]) throws -> ([Landscape], [String]) {
    let space = landscapes[0].space
    let tried = Set(landscapes.flatMap { $0.triedRanks }).sorted()
    let counts = SampleShape.counts(of: tried, in: space)
    if isAsked {
      let cut = discretizations(of: space, counts, count: levelCount, configurations: tried.count)
      let results = try SampleShape.cut(landscapes, cut, counts, neighborhood)
      return (results, [SampleShape.note(onCells: results, of: tried.count)].compactMap(\.self))
    }
    if let neighborhood { return (try landscapes.map { try $0.joined(by: neighborhood) }, []) }
    if keepsRows { return (landscapes, []) }
    return try shapedByItself(landscapes, tried, counts)
  }

  /// Cells where a sensible cut fills enough of them, else neighbours.
  private func shapedByItself(
    _ landscapes: [Landscape], _ tried: [Int], _ counts: [[Int]]
  ) throws -> ([Landscape], [String]) {
    let space = landscapes[0].space
    let usual = min(8, Int(Double(tried.count).squareRoot().rounded(.up)))
    var cut = discretizations(of: space, counts, count: usual, configurations: tried.count)
    let varied = space.hyperparameters.count { $0.domain.count > 1 }
    guard varied > 1, space.forbidden.isEmpty else { return (landscapes, []) }
    if cut.isEmpty {
      guard isSparse(landscapes, tried) else { return (landscapes, []) }
      let joined = try landscapes.map { try $0.joined(by: .nearest(nil)) }
      return (joined, [SampleShape.note(onNeighbors: joined[0], of: tried.count)])
    }
    var cells = try SpaceCells(space, cut, counts: counts)
    var count = usual
    func share() -> Double {
      let columns = cells.levels(ofRanks: tried)
      let filled = Set(tried.indices.map { row in columns.map { $0[row] } })
      return Double(filled.count) / cells.configurationCount
    }
    var filled =
      Double(tried.count) < cells.configurationCount * SampleShape.leastFilled ? 0 : share()
    // Of too many to be compared with each other, wider cells are the only neighbours.
    while filled < SampleShape.leastFilled, tried.count > SampleShape.mostCompared, count > 2 {
      count -= 1
      cut = discretizations(of: space, counts, count: count, configurations: tried.count)
      cells = try SpaceCells(space, cut, counts: counts)
      filled =
        Double(tried.count) < cells.configurationCount * SampleShape.leastFilled ? 0 : share()
    }
    guard filled >= SampleShape.leastFilled || tried.count > SampleShape.mostCompared else {
      let joined = try landscapes.map { try $0.joined(by: .nearest(nil)) }
      return (joined, [SampleShape.note(onNeighbors: joined[0], of: tried.count)])
    }
    let results = try SampleShape.cut(landscapes, cut, counts, nil)
    let scales = cut.map { "\($0.name) \($0.scale.rawValue):\($0.count)" }
    let names =
      scales.count > 4
      ? "\(scales.prefix(3).joined(separator: ", ")) and \(scales.count - 3) more"
      : scales.joined(separator: ", ")
    return (
      results,
      [
        "continuous values are cut into cells: \(names); --levels NAME:log|linear|quantile:N or "
          + "--neighborhood knn says otherwise",
        SampleShape.note(onCells: results, of: tried.count),
      ].compactMap(\.self)
    )
  }

  /// How many configurations share a cell.
  private static func note(onCells landscapes: [Landscape], of count: Int) -> String? {
    guard let largest = landscapes.max(by: { $0.count < $1.count }), largest.sample != nil else {
      return nil
    }
    let cells = largest.count + largest.failedCount
    let all = largest.space.configurationCount
    return "\(count) configurations fall into \(cells) of \(all) cells; "
      + "losses of one cell are averaged"
  }

  /// Whether configurations that differ by one edit hardly occur.
  private func isSparse(_ landscapes: [Landscape], _ tried: [Int]) -> Bool {
    let space = landscapes[0].space
    guard tried.count <= SampleShape.mostCompared else { return false }
    if space.isListed { return true }
    let coverage = Double(tried.count) / space.valueOfConfigurationCount
    guard coverage < SampleShape.leastFilled else { return false }
    let present = Set(tried)
    let looked = stride(from: 0, to: tried.count, by: max(1, tried.count / 200)).map { tried[$0] }
    // One that has conditions has more neighbours than can be visited where much is inactive.
    guard space.isUnconstrained else { return coverage < 1e-4 }
    var edges = 0
    for rank in looked {
      OneEditKernel().forEachNeighbor(of: rank, in: space) { edges += present.contains($0) ? 1 : 0 }
    }
    return edges < looked.count
  }

  private static func note(onNeighbors landscape: Landscape, of count: Int) -> String {
    let neighbors = min(
      LandscapeGraph.defaultNeighborCount(in: landscape.space), max(1, landscape.count - 1))
    return "\(count) configurations fill less than 2 % of any grid: each is joined to its "
      + "\(neighbors) nearest (knn:\(neighbors)); --neighborhood or --levels says otherwise"
  }

  /// What is to be cut: what was asked for, and what holds many numbers besides.
  private func discretizations(
    of space: SearchSpace, _ counts: [[Int]], count: Int?, configurations: Int
  ) -> [Discretization] {
    let parents = SpaceCells.parents(of: space)
    let coverage = Double(configurations) / space.valueOfLevelCombinations
    let automatic = min(8, Int(Double(configurations).squareRoot().rounded(.up)))
    let others = space.hyperparameters.enumerated().compactMap { index, hyperparameter in
      let own = counts[index].reduce(0, +)
      let isMeant =
        !levels.contains { $0.name == hyperparameter.name } && parents[hyperparameter.name] == nil
        && hyperparameter.isContinuous(count: own, coverage: coverage)
      return isMeant ? Discretization(of: hyperparameter, count: count ?? automatic) : nil
    }
    return levels.filter { space.index(of: $0.name) != nil } + others
  }

  /// How often each level of each hyperparameter occurs among configurations in which it acts.
  private static func counts(of ranks: [Int], in space: SearchSpace) -> [[Int]] {
    let isConditional = space.hyperparameters.contains { $0.condition != nil }
    var counts = space.hyperparameters.map { [Int](repeating: 0, count: $0.domain.count) }
    for rank in ranks {
      let configuration = space.configuration(at: rank)
      let isActive = isConditional ? space.activity(of: configuration) : []
      for (index, level) in configuration.levels.enumerated()
      where !isConditional || isActive[index] {
        counts[index][level] += 1
      }
    }
    return counts
  }
}

extension SearchSpace {
  /// The product of the numbers of levels, however large.
  var valueOfLevelCombinations: Double {
    hyperparameters.reduce(1) { $0 * Double($1.domain.count) }
  }
}

extension Landscape {
  /// The ranks of all configurations that were tried, those that failed too.
  var triedRanks: [Int] {
    let present = ranks ?? Array(0..<losses.count)
    return failedRanks.isEmpty ? present : Array(Set(present).union(failedRanks)).sorted()
  }

  /// The same landscape with other neighbours.
  ///
  /// - Throws: ``LandscapeError/listedConfigurations(id:)`` for edits where there is no grid.
  package func joined(by neighborhood: Neighborhood) throws(LandscapeError) -> Landscape {
    if space.isListed, !neighborhood.isOfNearest { throw .listedConfigurations(id: id) }
    var landscape = self
    landscape.shape.neighborhood = neighborhood
    return landscape
  }
}
