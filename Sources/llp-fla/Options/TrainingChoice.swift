import Catalogs
import Documents
import Experiments
import Formats
import Foundation
import Landscapes
import Learning
import SearchSpaces

/// Which configuration is trained, on which data, from what a user wrote.
struct TrainingChoice {
  /// A learner, a space by name, or the path of a space file.
  let space: String
  let dataset: String?
  let prediction: TargetOptions
  let recipe, config, best: String?
  let seed: UInt64

  /// - Parameter note: Takes lines for the user.
  func training(note: (String) -> Void) throws -> SingleTraining {
    var study = prediction.applied(to: try self.study())
    if let recipe, let named = DataRecipe(named: recipe) { study.recipe = named }
    let learner = try LearnerCatalog.all.entry(named: study.learner)
    let data = try DatasetReader(target: study.target, task: study.task).dataset(study.dataset)
    if let line = study.targetNote(of: data, words: \.words) { note(line) }
    return try SingleTraining(
      study, learner: learner, dataset: data,
      configuration: configuration(study, learner, data, note: note), seed: seed)
  }

  private func study() throws -> StudyDefinition {
    if LearnerCatalog.all.names.contains(space) {
      guard let dataset else {
        throw CommandError(
          "learner '\(space)' is for any data; name some, for example --dataset digits")
      }
      return StudyDefinition(learner: space, dataset: dataset)
    }
    guard
      space.contains(where: { "./".contains($0) }) || FileManager.default.fileExists(atPath: space)
    else {
      throw UnknownNameError(kind: "learner", name: space, known: LearnerCatalog.all.names)
    }
    return try SpaceFile().study(at: space, dataset: dataset)
  }

  private func configuration(
    _ study: StudyDefinition, _ learner: any Learner, _ data: Dataset, note: (String) -> Void
  ) throws -> HyperparameterValues {
    if let best {
      let store = try EvaluationStore(opening: best, for: .reading)
      let incumbent = try store.incumbent(of: learner.name, on: data)
      note(
        "\(best): the best of \(learner.name) on \(data.name) has validation "
          + "\(incumbent.scenario.loss) \(tabulated(incumbent.loss)): \(incumbent.text)")
      return incumbent.values
    }
    let given = try self.given()
    var values: [String: Level] = [:]
    for hyperparameter in study.space?.hyperparameters ?? [] {
      let levels = hyperparameter.domain.levels
      if levels.count == 1 {
        values[hyperparameter.name] = levels[0]
      } else if given[hyperparameter.name] == nil {
        guard config != nil else {
          throw CommandError(
            "\(space): '\(hyperparameter.name)' has \(levels.count) levels; choose by --config "
              + "'{\"\(hyperparameter.name)\": …}' or --best results.db")
        }
        note("\(hyperparameter.name): not in --config; the learner's default is taken")
      }
    }
    return HyperparameterValues(values.merging(given) { $1 })
  }

  private func given() throws -> [String: Level] {
    guard let config else { return [:] }
    do {
      return try JSONDecoder().decode([String: Level].self, from: Data(config.utf8))
    } catch {
      throw CommandError(
        "--config: '\(config)' is not a JSON object of numbers, texts, true, false and null; write "
          + "for example '{\"learning_rate\": 0.1, \"optimizer\": \"adam\"}'")
    }
  }
}
