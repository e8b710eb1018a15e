import Foundation
import Landscapes
import Numerical
import SearchSpaces

/// Complete grids with a smooth bowl, one interaction, offsets of categories and white noise; the
/// last two hyperparameters are categorical.
struct SyntheticGrid {
  let landscape: Landscape

  /// Some of the configurations of a grid.
  init(landscape: Landscape) { self.landscape = landscape }

  /// - Precondition: Three or more axes.
  init(levels: [Int], seed: UInt64 = 1) throws {
    let ordinal = levels.count - 2
    let space = try SearchSpace(
      levels.enumerated().map { index, count in
        index < ordinal
          ? Hyperparameter("o\(index)", .ordinal((0..<count).map { .number(Double($0)) }))
          : Hyperparameter("c\(index)", .categorical((0..<count).map { .text("v\($0)") }))
      })
    let losses = (0..<space.combinationCount).map { rank in
      var loss = 0.1
      var places: [Double] = []
      for index in 0..<ordinal {
        let place = Double(space.level(of: index, at: rank)) / Double(max(1, levels[index] - 1))
        let centre = 0.25 + 0.05 * Double(index * 37 % 11)
        loss += 0.3 / Double(index + 1) * (place - centre) * (place - centre)
        places.append(place)
      }
      if ordinal > 1 { loss += 0.2 * (places[0] - 0.5) * (places[1] - 0.5) }
      for index in ordinal..<levels.count {
        loss +=
          0.1 * SyntheticGrid.uniform(UInt64(1000 + 100 * index + space.level(of: index, at: rank)))
      }
      loss += 0.05 * (SyntheticGrid.uniform(UInt64(rank) << 8 &+ seed) - 0.5)
      return (loss * 1e6).rounded() / 1e6
    }
    landscape = try Landscape(
      id: "grid", scenario: Scenario(learner: "", dataset: "grid", loss: "loss"), space: space,
      losses: losses)
  }

  private static func uniform(_ index: UInt64) -> Double {
    var generator = SplitMix64(state: index &* 0x2545_F491_4F6C_DD1D)
    return Double(generator.next() >> 11) * 0x1p-53
  }

  /// Writes the table and the types of its columns as graphfla reads them.
  func write(to folder: URL) throws -> (table: String, types: String) {
    let names = landscape.space.hyperparameters.map(\.name)
    var text = (names + ["loss"]).joined(separator: ",") + "\n"
    for node in 0..<landscape.count {
      for level in landscape.space.values(at: landscape.rank(ofNode: node)) { text += "\(level)," }
      text += "\(landscape.losses[node])\n"
    }
    let types = names.map { "\"\($0)\": \"\($0.hasPrefix("o") ? "ordinal" : "categorical")\"" }
    let (table, description) = (
      folder.appending(path: "grid.csv"), folder.appending(path: "types.json")
    )
    try Data(text.utf8).write(to: table)
    try Data("{\(types.joined(separator: ", "))}".utf8).write(to: description)
    return (table.path, description.path)
  }
}
