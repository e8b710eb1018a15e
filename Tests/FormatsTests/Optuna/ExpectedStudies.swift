import Foundation
import SearchSpaces
import TestSupport

@testable import Formats

/// What Optuna itself reads back from a storage: `fixtures/optuna/*.expected.json`.
struct ExpectedStudies: Decodable {
  struct Study: Decodable {
    let studyName: String
    let directions: [String]
    let metricNames: [String]?
    let trials: [Trial]
  }

  struct Trial: Decodable {
    let number: Int
    let state: String
    let values: [Number]?
    let params: [String: OptunaChoice]
    let intermediateValues: [String: Number]
  }

  /// A number, or one of `nan`, `inf` and `-inf`.
  struct Number: Decodable {
    let value: Double

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let text = try? container.decode(String.self) {
        value = Double(text) ?? .zero
      } else {
        value = try container.decode(Double.self)
      }
    }
  }

  let studies: [Study]

  init(_ name: String) throws {
    let data = try Data(contentsOf: fixture("optuna/\(name).expected.json"))
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    self = try decoder.decode(ExpectedStudies.self, from: data)
  }

  func study(_ name: String) -> Study? { studies.first { $0.studyName == name } }
}

extension OptunaStudy {
  /// The first trial that is not as expected; `nil` where all are.
  func difference(from expected: ExpectedStudies.Study) -> String? {
    let directions = directions.map { $0 == .maximize ? "MAXIMIZE" : "MINIMIZE" }
    guard directions == expected.directions, metricNames == expected.metricNames,
      trials.map(\.number) == expected.trials.map(\.number)
    else { return "directions, names or numbers" }
    for (trial, other) in zip(trials, expected.trials) {
      let levels = Dictionary(uniqueKeysWithValues: trial.parameters.map { ($0.name, $0.level) })
      let values = trial.values.compactMap { $0 }
      let steps = Dictionary(
        uniqueKeysWithValues: other.intermediateValues.map { (Int($0) ?? -1, $1.value) })
      guard trial.state.rawValue == other.state, values == other.values?.map(\.value) ?? [],
        levels == other.params.mapValues(\.level),
        trial.intermediateValues.mapValues(\.bitPattern).filter({ $0.value != nanBits })
          == steps.mapValues(\.bitPattern).filter({ $0.value != nanBits }),
        Set(trial.intermediateValues.keys) == Set(steps.keys)
      else { return "trial \(trial.number)" }
    }
    return nil
  }

  private var nanBits: UInt64 { Double.nan.bitPattern }
}
