extension TrainingRecord {
  /// Numbers per step of a checkpoint where steps have no telemetry, or two numbers of it.
  static var usualStepWidth: Int { 5 }

  /// Numbers per step: loss, norm, learning rate, telemetry.
  var stepWidth: Int {
    let reported = steps.first?.telemetry.count ?? 0
    return reported == 0 ? Self.usualStepWidth : 3 + reported
  }

  /// The numbers of all steps, for checkpoints; two NaN where a step has no telemetry.
  var stepNumbers: [Double] {
    steps.flatMap {
      [$0.loss, $0.gradientNorm, $0.learningRate]
        + ($0.telemetry.isEmpty ? [.nan, .nan] : $0.telemetry)
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
  init?(stepNumbers: [Double], width: Int, epochNumbers: [Double]) {
    guard width > 3, stepNumbers.count.isMultiple(of: width),
      epochNumbers.count.isMultiple(of: 8)
    else { return nil }
    func known(_ value: Double) -> Double? { value.isNaN ? nil : value }
    self.init()
    for start in stride(from: 0, to: stepNumbers.count, by: width) {
      let part = Array(stepNumbers[start..<start + width])
      let telemetry = Array(part[3...])
      steps.append(
        Step(
          loss: part[0], gradientNorm: part[1], learningRate: part[2],
          telemetry: width == Self.usualStepWidth && telemetry.allSatisfy(\.isNaN)
            ? [] : telemetry))
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
