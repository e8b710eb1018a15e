import Landscapes
import SearchSpaces

/// The configurations of a landscape as trees see them: one class per hyperparameter.
///
/// Classes are levels. An ordinal hyperparameter with more than ``largestClassCount`` of them, as a
/// continuous column has, is cut into that many runs of levels with about equally many
/// configurations.
struct EncodedLevels: Sendable {
  static let largestClassCount = 128

  let isOrdinal: [Bool]
  /// Per hyperparameter, the class of each level.
  let classes: [[Int32]]
  /// Per hyperparameter, the weight of each class; each adds up to 1.
  let weights: [[Double]]
  /// Per hyperparameter, the class of each node.
  let columns: [[Int32]]

  init(of landscape: Landscape, weights levelWeights: LevelWeights) {
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
      for (level, weight) in levelWeights.weights(of: domain).enumerated() {
        weights[Int(classes[level])] += weight / Double(domain.count)
      }
      all.append((isOrdinal, classes, weights, levels.map { classes[$0] }))
    }
    isOrdinal = all.map(\.isOrdinal)
    classes = all.map(\.classes)
    weights = all.map(\.weights)
    columns = all.map(\.column)
  }

  var hyperparameterCount: Int { columns.count }

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
