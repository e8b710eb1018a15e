public import Learning
import SearchSpaces

extension EvaluationPlan {
  /// The training that takes most memory, and its bytes beside the data, about.
  ///
  /// - Throws: ``LearningError`` for a combination of values that the learner does not take.
  /// - Complexity: O(configurations), with one estimate per combination of the levels that matter.
  func largestTraining() throws(LearningError) -> (values: HyperparameterValues, bytes: Double) {
    let rows =
      fidelities.map { data.data(fold: 0, sampleFraction: $0.sampleFraction).training.count }
      .max() ?? 0
    let names = learner.memoryHyperparameters
    var seen: Set<[Level?]> = []
    var largest = (values: HyperparameterValues([:]), bytes: 0.0)
    for rank in ranks {
      let values = HyperparameterValues(space, rank: rank)
      guard seen.insert(names.map { values[$0] }).inserted else { continue }
      let bytes = try learner.memory(of: values, on: data.dataset, rows: rows, isSaved: false)
      if bytes > largest.bytes { largest = (values, bytes) }
    }
    return largest
  }

  /// How many trainings at once fit into `limit` bytes, at most `workers`.
  ///
  /// - Parameter isFixed: Whether fewer than `workers` are refused.
  /// - Throws: `LearningError.tooLarge(_:)` where the largest training does not fit, or not as
  ///   often as it must.
  public func workerCount(
    atMost workers: Int, isFixed: Bool, limit: Double
  ) throws(LearningError) -> Int {
    let (values, bytes) = try largestTraining()
    guard bytes * Double(workers) > limit else { return workers }
    let fitting = Int(limit / bytes)
    guard fitting > 0, !isFixed else {
      throw .tooLarge(
        TrainingSize(
          learner: learner, configuration: values, bytes: bytes,
          workers: fitting > 0 ? workers : 1, limit: limit))
    }
    return fitting
  }
}
