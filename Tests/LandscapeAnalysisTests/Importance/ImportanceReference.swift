import Foundation
import Landscapes
import SearchSpaces
import TestSupport
import Testing

/// A grid of `fixtures/reference/fanova`, and the values that `make_reference.py` found on it.
struct ImportanceReference: CustomTestStringConvertible {
  static let names = [
    "synthetic_mixed_3x5x6x4", "iris_tree_5x4x2x3", "boolean_2^6", "additive_7x2x3",
  ]

  let name: String
  let landscape: Landscape
  private let values: [String: Any]

  /// - Parameter categorical: Those whose levels are numbers all the same; texts are names.
  init(_ name: String, categorical: [String] = []) throws {
    let cases = try referenceValues("fanova/reference.json")["cases"] as? [String: Any]
    values = try #require(cases?[name] as? [String: Any])
    let file = try #require(values["csv"] as? String)
    let lines = try String(contentsOf: fixture("reference/fanova/\(file)"), encoding: .utf8)
      .split(separator: "\n").map { $0.split(separator: ",").map(String.init) }
    let listed = try #require(values["levels"] as? [String: [Any]])
    let hyperparameters = lines[0].dropLast().map { name in
      let levels: [Level] = (listed[name] ?? []).map { Level(parsing: "\($0)") }
      let isOrdinal = levels.allSatisfy { $0.number != nil } && !categorical.contains(name)
      return Hyperparameter(name, isOrdinal ? .ordinal(levels) : .categorical(levels))
    }
    // Rows stand in order of rank.
    landscape = try Landscape(
      id: name, scenario: Scenario(learner: "", dataset: name, loss: "loss"),
      space: SearchSpace(hyperparameters),
      losses: lines.dropFirst().map { try #require(Double($0.last ?? "")) })
    self.name = name
  }

  var testDescription: String { name }

  /// What stands under these keys, one within the other.
  func value<Value>(_ keys: String..., as _: Value.Type = Value.self) throws -> Value {
    var value: Any = values
    for key in keys { value = try #require((value as? [String: Any])?[key], "\(key)") }
    return try #require(value as? Value)
  }

  /// One number per hyperparameter, under these names.
  func perHyperparameter(_ numbers: [String: Any]) throws -> [Double] {
    try landscape.space.hyperparameters.map { try #require(numbers[$0.name] as? Double) }
  }

  /// The landscape without every configuration that `isAbsent`.
  static func partial(
    _ landscape: Landscape, without isAbsent: (Int) -> Bool
  ) throws -> Landscape {
    let ranks = landscape.losses.indices.filter { !isAbsent($0) }
    return try Landscape(
      id: landscape.id, scenario: landscape.scenario, space: landscape.space, ranks: ranks,
      losses: ranks.map { landscape.losses[$0] })
  }
}
