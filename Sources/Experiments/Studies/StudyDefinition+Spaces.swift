import Catalogs
public import Formats
import Foundation
import Learning
public import SearchSpaces

extension StudyDefinition {
  /// The study of a space file, or of a space that comes with the program, by its name.
  ///
  /// - Parameter dataset: Instead of that of the file; a space that comes with the program needs
  ///   one.
  /// - Throws: `UnknownNameError` for what is neither a file nor a known name, `ImportError` for a
  ///   file that is no space.
  public init(space nameOrPath: String, dataset: String? = nil) throws {
    guard let entry = try? SpaceCatalog.all.entry(named: nameOrPath) else {
      guard
        nameOrPath.contains(where: { "./".contains($0) })
          || FileManager.default.fileExists(atPath: nameOrPath)
      else {
        throw UnknownNameError(kind: "space", name: nameOrPath, known: SpaceCatalog.all.names)
      }
      self = try SpaceFile().study(at: nameOrPath, dataset: dataset)
      return
    }
    guard let dataset else {
      throw ImportError(
        nil, "space '\(entry.name)' is for any data",
        remedy: "name some, for example \(.dataset, "digits")")
    }
    self = try SpaceFile().study(at: entry.path, dataset: dataset)
    name = name ?? entry.name
  }
}

extension EvaluationPlan {
  /// The plan of a study: its learner looked up, its data read.
  ///
  /// - Parameters:
  ///   - fidelities: Instead of those of the study.
  ///   - folds: Instead of those of the study.
  /// - Throws: An error of the space, the data or the learner that says what does not fit.
  public init(
    of study: StudyDefinition, fidelities: [Fidelity] = [], sampling: GridSampling = .exhaustive,
    folds: Int? = nil, seed: UInt64 = 0
  ) throws {
    try self.init(
      study, learner: LearnerCatalog.all.entry(named: study.learner),
      dataset: DatasetReader(target: study.target, task: study.task).dataset(study.dataset),
      fidelities: fidelities, sampling: sampling, folds: folds, seed: seed)
  }
}
