public import ArgumentParser
import Formats
import Learning
public import Networks

/// What is to be predicted of a data set.
struct TargetOptions: ParsableArguments {
  @Option(help: "The column of a CSV file to predict (default: 'target', or the last).")
  var target: String?

  @Option(help: "classification or regression (default: by the target).")
  var task: LearningTask?

  /// The study with what was given instead of what its file says.
  func applied(to study: StudyDefinition) -> StudyDefinition {
    var study = study
    study.target = target ?? study.target
    study.task = task ?? study.task
    return study
  }

  /// The options that were given, as they are spelled.
  var given: [String] {
    [target.map { _ in "--target" }, task.map { _ in "--task" }].compactMap(\.self)
  }
}

extension LearningTask: ExpressibleByArgument {}
