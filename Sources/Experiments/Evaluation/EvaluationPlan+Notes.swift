import Documents
public import Formats
package import Learning
import Networks
import SearchSpaces

extension EvaluationPlan {
  /// What a user should know before the first training, a line each: what was inferred, and what of
  /// the data or the space has no effect.
  ///
  /// - Parameter words: What the caller calls what it takes.
  public func notes(
    of study: StudyDefinition, words: (Remedy.Term) -> String = \.description
  ) -> [String] {
    var notes: [String] = []
    let dataset = data.dataset
    if let note = study.targetNote(of: dataset, words: words) { notes.append(note) }
    let description = DatasetDescription(dataset)
    if dataset.imageShape == nil, !description.constantFeatures.isEmpty {
      notes.append(
        "the same in every row: \(several(description.constantFeatures, atMost: 5))")
    }
    if let index = space.index(of: "batch_size"),
      let largest = space.hyperparameters[index].domain.levels.compactMap(\.number).max()
    {
      for fidelity in fidelities {
        let rows = data.data(fold: 0, sampleFraction: fidelity.sampleFraction).training.count
        if largest > Double(rows) {
          notes.append(
            "batch_size \(Level.number(largest)) is more than the \(rows) training rows at fidelity "
              + "\(fidelity.label): a step takes them all")
        }
      }
    }
    return notes
  }
}

extension StudyDefinition {
  /// Which column of a data set is predicted, and how, where the study does not say; `nil` where it
  /// does, and where a column is called so.
  package func targetNote(of dataset: Dataset, words: (Remedy.Term) -> String) -> String? {
    guard target == nil, let name = dataset.targetName, name != "target" else { return nil }
    let note: Remedy =
      "target: column '\(name)', the last, for \(dataset.task.rawValue); say another with \(.target)"
    return note.worded(words)
  }
}
