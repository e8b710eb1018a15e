import Documents
import Foundation
import Landscapes
import SearchSpaces

/// What the script of a report reads: the levels of each space, and the losses of landscapes.
struct ReportData {
  /// Landscapes are left out once so many losses are in.
  static let lossLimit = 100_000

  /// Each with a name for readers.
  let spaces: [(name: String, space: SearchSpace)]
  let landscapes: [(landscape: Landscape, space: Int)]
  let colors: [String]

  var json: JSONValue {
    var count = 0
    let landscapes = landscapes.map { landscape, space -> JSONValue in
      count += landscape.count
      let isKept = count <= Self.lossLimit
      return .object([
        ("id", .string(landscape.id)), ("space", .integer(space)),
        (
          "ranks",
          isKept ? landscape.ranks.map { .array($0.map { .integer($0) }) } ?? .null : .null
        ), ("losses", .array(isKept ? landscape.losses.map(Self.rounded) : [])),
      ])
    }
    return .object([
      ("spaces", .array(spaces.map(Self.json))), ("landscapes", .array(landscapes)),
      ("colors", JSONValue(colors)),
    ])
  }

  private static func json(_ name: String, _ space: SearchSpace) -> JSONValue {
    let hyperparameters = space.hyperparameters
    return .object([
      ("name", .string(name)), ("names", JSONValue(hyperparameters.map(\.name))),
      (
        "levels",
        .array(hyperparameters.map { JSONValue($0.domain.levels.map(\.description)) })
      ), ("strides", .array(space.strides.map { .integer($0) })),
      ("conditions", .array(hyperparameters.map { requirements(of: $0, in: space) })),
    ])
  }

  /// The places of the parents with those of their levels; `null` for what always acts.
  private static func requirements(
    of hyperparameter: Hyperparameter, in space: SearchSpace
  ) -> JSONValue {
    guard let condition = hyperparameter.condition else { return .null }
    return .array(
      condition.requirements.map { requirement in
        let parent = space.index(of: requirement.hyperparameter) ?? 0
        let levels = space.hyperparameters[parent].domain.levels
        return .array([
          .integer(parent),
          .array(
            levels.indices.filter { requirement.levels.contains(levels[$0]) }.map { .integer($0) }),
        ])
      })
  }

  /// Five digits.
  private static func rounded(_ loss: Double) -> JSONValue {
    JSONValue(Double(String(format: "%.5g", loss)))
  }
}
