package import Landscapes
import SearchSpaces

/// The trials of an Optuna study in the order in which they ended.
package struct OptunaHistory {
  package let study: OptunaStudy

  package init(study: OptunaStudy) {
    self.study = study
  }

  /// One history per objective; each trial is a configuration of its own.
  package var histories: [EvaluationHistory] {
    let ended = study.trials.filter { [.complete, .pruned, .failed].contains($0.state) }
    var names: [String] = []
    for parameter in ended.flatMap(\.parameters) where !names.contains(parameter.name) {
      names.append(parameter.name)
    }
    let rows = ended.map { trial in names.map { trial.parameter($0)?.level } }
    let places = OptunaHistory.places(of: ended)
    return study.directions.enumerated().map { objective, direction in
      let trainings = ended.enumerated().map { index, trial in
        let value = trial.value(ofObjective: objective).flatMap { $0.isFinite ? $0 : nil }
        let isComplete = trial.state == .complete && value != nil
        return EvaluationHistory.Training(
          rank: index, outcome: isComplete ? .ok : trial.state == .pruned ? .pruned : .failed,
          loss: isComplete ? value.map { direction == .maximize ? -$0 : $0 } : nil,
          seconds: trial.seconds,
          timing: EvaluationTiming(
            sequence: places[trial.number], start: trial.start, end: trial.end))
      }
      let suffix = study.directions.count > 1 ? "/\(study.name(ofObjective: objective))" : ""
      return EvaluationHistory(
        name: study.name + suffix, configurations: .listed(names: names, rows: rows),
        trainings: trainings,
        scenario: Scenario(
          learner: "", dataset: study.name, loss: study.name(ofObjective: objective),
          orientation: direction == .maximize ? .maximised : .minimised))
    }
  }

  /// The place of each trial by its number, from 1: by its end, or where one has none, by number.
  package static func places(of trials: [OptunaTrial]) -> [Int: Int] {
    let hasEnds = trials.allSatisfy { $0.end != nil }
    let order = trials.sorted {
      hasEnds
        ? ($0.end ?? 0, $0.number) < ($1.end ?? 0, $1.number) : $0.number < $1.number
    }
    return Dictionary(
      order.enumerated().map { ($1.number, $0 + 1) }, uniquingKeysWith: { first, _ in first })
  }
}
