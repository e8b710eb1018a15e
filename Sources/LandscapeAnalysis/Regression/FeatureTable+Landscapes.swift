package import Landscapes
import SearchSpaces

extension FeatureTable {
  /// Classes of a feature at most; see ``init(of:weights:)``.
  static let largestClassCount = 128

  /// The configurations of a landscape, with a feature per hyperparameter whose values are levels.
  ///
  /// Classes are levels. An ordinal hyperparameter with more than ``largestClassCount`` of them, as
  /// a continuous column has, is cut into that many runs of levels with about equally many
  /// configurations.
  package init(of landscape: Landscape, weights levelWeights: LevelWeights) {
    let space = landscape.space
    var all: [(isOrdinal: Bool, classes: [Int32], weights: [Double], column: [Int32])] = []
    for (index, hyperparameter) in space.hyperparameters.enumerated() {
      let domain = hyperparameter.domain
      let levels = landscape.losses.indices.map {
        space.level(of: index, at: landscape.rank(ofNode: $0))
      }
      let isOrdinal = domain.kind == .ordinal
      let classes =
        isOrdinal && domain.count > Self.largestClassCount
        ? Self.runs(of: levels, levelCount: domain.count) : (0..<Int32(domain.count)).map(\.self)
      var weights = [Double](repeating: 0, count: Int(classes.max() ?? 0) + 1)
      for (level, weight) in levelWeights.weights(of: hyperparameter).enumerated() {
        weights[Int(classes[level])] += weight / Double(domain.count)
      }
      all.append((isOrdinal, classes, weights, levels.map { classes[$0] }))
    }
    self.init(
      isOrdinal: all.map(\.isOrdinal), classes: all.map(\.classes), weights: all.map(\.weights),
      columns: all.map(\.column))
  }

  private static func runs(of levels: [Int], levelCount: Int) -> [Int32] {
    var counts = [Int](repeating: 0, count: levelCount)
    for level in levels { counts[level] += 1 }
    var before = 0
    var classes: [Int32] = []
    for count in counts {
      // A run ends where its share of the configurations does; each run has a level.
      let middle = (2 * before + max(1, count)) * largestClassCount / (2 * levels.count)
      let next = classes.last.map { min(Int($0) + 1, max(Int($0), middle)) } ?? 0
      classes.append(Int32(min(next, largestClassCount - 1)))
      before += count
    }
    return classes
  }
}
