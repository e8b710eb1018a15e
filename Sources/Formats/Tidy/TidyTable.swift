import Foundation
import Landscapes
package import SearchSpaces

/// The project's own flat form of evaluations, one row each:
///
/// | columns | meaning |
/// |---|---|
/// | `learner`, `dataset`, `recipe` | optional; the recipe is `standard` unless given |
/// | `hp.NAME` | a level; empty where the hyperparameter is inactive |
/// | `fidelity.data`, `fidelity.budget` | optional: shares; empty is full |
/// | `fidelity.epochs`, `fidelity.trees` | optional: counts; empty is full |
/// | `fold`, `seed` | optional |
/// | `loss.train`, `loss.validation`, `loss.test` | at least one; empty where there is none |
/// | `loss` | optional: the name of the loss |
/// | `metric.PART.NAME` | other losses and scores of a part |
/// | `status`, `reason` | `ok`, `diverged` or `failed`, and why |
/// | `cost`, `training_samples`, `steps` | seconds, rows, update steps or trees |
/// | `samples_forward` … `collapsed` | the account of a training, where one is known |
/// | `curve.…`, `early.…`, `first_epoch_losses` | lists of numbers with spaces between them |
///
/// A side file `NAME.spaces.json` beside `NAME.csv` holds the spaces. Without one they are inferred
/// from the levels that occur: numbers ordinal by value, texts categorical.
package enum TidyTable {
  /// Whether a table is of this form.
  package static func isTidy(_ table: DelimitedText) -> Bool {
    table.columns.contains { $0.name.hasPrefix("hp.") }
      && table.columns.contains { lossColumns.contains($0.name) }
  }

  static let lossColumns = Measure.allCases.map(lossColumn)
  static let statusColumn = "status"

  /// `loss.validation`.
  static func lossColumn(_ measure: Measure) -> String { "loss.\(measure.rawValue)" }

  /// Where the spaces of the table at `path` are.
  package static func sideFile(of path: String) -> String {
    let url = URL(filePath: path)
    var name = url.lastPathComponent
    for ending in [".gz", ".csv", ".tsv"] where name.hasSuffix(ending) {
      name.removeLast(ending.count)
    }
    return url.deletingLastPathComponent().appending(path: "\(name).spaces.json").path
  }

  /// A space of a side file, and what it is the space of.
  package struct NamedSpace: Codable {
    package let learner: String
    package let dataset: String
    package let space: SearchSpace

    package init(learner: String, dataset: String, space: SearchSpace) {
      self.learner = learner
      self.dataset = dataset
      self.space = space
    }
  }

  /// The evaluations of a table, one entry per learner, data set, loss and fidelity.
  ///
  /// - Parameters:
  ///   - name: The data set where no column says.
  ///   - spaces: Those of the side file; empty infers.
  ///   - trainings: What a row may hold of a training.
  /// - Throws: ``ImportError``, or an error of a space.
  package static func scenarios(
    in table: DelimitedText, name: String, spaces: [NamedSpace],
    trainings: EvaluationColumns = .standard
  ) throws -> [ImportedScenario] {
    let reader = TidyReader(table, name: name, trainings: trainings)
    let groups = try TidyGroups(reader, rowCount: table.rowCount)
    var studies: [String: (placed: PlacedRows, notes: [String])] = [:]
    return try groups.scenarios.enumerated().map { index, scenario in
      let key = "\(scenario.learner)\u{0}\(scenario.dataset)"
      let study: (placed: PlacedRows, notes: [String])
      if let known = studies[key] {
        study = known
      } else {
        let given = spaces.first {
          $0.learner == scenario.learner && $0.dataset == scenario.dataset
        }
        let (space, notes) =
          try given.map { ($0.space, []) }
          ?? reader.inferredSpace(
            of: groups.rows(learner: scenario.learner, dataset: scenario.dataset))
        study = (reader.placed(in: space), notes)
        studies[key] = study
      }
      let (placed, rows) = (study.placed, groups.rows(index))
      for place in 0..<groups.count(index) {
        try reader.check(rows.map { Int($0[place]) } ?? place, placed)
      }
      return ImportedScenario(
        scenario: scenario, study: StudyIdentity(space: placed.space),
        evaluations: ImportedEvaluations(count: groups.count(index)) { place in
          reader.evaluation(ofRow: rows.map { Int($0[place]) } ?? place, placed)
        },
        notes: study.notes)
    }
  }

  /// A level as written by the exporter: `null`, `true` and `false` are no texts.
  static func level(_ text: String) -> Level {
    switch text {
    case "null": .null
    case "true": true
    case "false": false
    default: Level(parsing: text)
    }
  }

  /// The spaces beside the table at `path`; none where there is no side file.
  package static func spaces(beside path: String) throws -> [NamedSpace] {
    let side = sideFile(of: path)
    guard path != "-", FileManager.default.fileExists(atPath: side) else { return [] }
    do {
      return try JSONDecoder().decode(
        [NamedSpace].self, from: Data(contentsOf: URL(filePath: side)))
    } catch let error as SearchSpaceError {
      throw error
    } catch {
      throw ImportError.badSideFile(side)
    }
  }
}
