import Documents
public import Formats
import Learning
import SearchSpaces

extension EvaluationPlan {
  /// What a user should know before the first training, a line each: what was inferred, and what of
  /// the data or the space has no effect.
  public func notes(of study: StudyDefinition) -> [String] {
    var notes: [String] = []
    let dataset = data.dataset
    if study.target == nil, let name = dataset.targetName, name != "target" {
      notes.append("target: column '\(name)', the last; say another with 'target'")
    }
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
