extension TrainingRecord {
  /// Five numbers per step, for checkpoints; NaN where there is none.
  var stepNumbers: [Double] {
    steps.flatMap {
      [
        $0.loss, $0.gradientNorm, $0.learningRate, $0.modification?.threshold ?? .nan,
        $0.modification?.scale ?? .nan,
      ]
    }
  }

  /// Eight numbers per epoch, for checkpoints; NaN where there is none.
  var epochNumbers: [Double] {
    epochs.flatMap { epoch in
      let scores = epoch.validation
      return [
        Double(epoch.number), Double(epoch.step), epoch.trainingLoss ?? .nan,
        epoch.trainingScore ?? .nan, scores.first, scores.second, scores.score,
        scores.topFiveAccuracy ?? .nan,
      ]
    }
  }

  /// A record of those numbers; `nil` for numbers that are of none.
  init?(stepNumbers: [Double], epochNumbers: [Double]) {
    guard stepNumbers.count.isMultiple(of: 5), epochNumbers.count.isMultiple(of: 8) else {
      return nil
    }
    func known(_ value: Double) -> Double? { value.isNaN ? nil : value }
    self.init()
    for start in stride(from: 0, to: stepNumbers.count, by: 5) {
      let part = Array(stepNumbers[start..<start + 5])
      let modification = known(part[3]).map { LossModification(threshold: $0, scale: part[4]) }
      steps.append(
        Step(
          loss: part[0], gradientNorm: part[1], learningRate: part[2], modification: modification))
    }
    for start in stride(from: 0, to: epochNumbers.count, by: 8) {
      let part = Array(epochNumbers[start..<start + 8])
      guard let number = Int(exactly: part[0]), let step = Int(exactly: part[1]) else { return nil }
      epochs.append(
        Epoch(
          number: number, step: step, trainingLoss: known(part[2]), trainingScore: known(part[3]),
          validation: Scores(
            first: part[4], second: part[5], score: part[6], topFiveAccuracy: known(part[7]))))
    }
  }
}
