package import SearchSpaces

/// One study of an Optuna storage, as its trials were recorded.
package struct OptunaStudy: Sendable {
  package enum Direction: Sendable {
    case minimize, maximize
  }

  package let name: String
  /// One per objective.
  package var directions: [Direction] = []
  /// `study:metric_names`, where the study names its objectives.
  package var metricNames: [String]?
  /// Whether the storage has names of objectives that cannot be read.
  package var hasDamagedNames = false
  /// By number.
  package var trials: [OptunaTrial] = []

  /// The name of an objective: its own, else `value`, or `objective0`, … of several.
  package func name(ofObjective index: Int) -> String {
    if let names = metricNames, index < names.count { return names[index] }
    return directions.count == 1 ? "value" : "objective\(index)"
  }

  /// The trials in a state.
  package func trials(_ state: OptunaTrial.State) -> [OptunaTrial] {
    trials.filter { $0.state == state }
  }

  /// How many trials there are of each state but `COMPLETE`: `17 pruned, 2 failed`; empty for none.
  package var unsuccessful: String {
    let words: [(OptunaTrial.State, String)] = [
      (.pruned, "pruned"), (.failed, "failed"), (.running, "running"), (.waiting, "waiting"),
    ]
    return words.map { (trials($0).count, $1) }.filter { $0.0 > 0 }.map { "\($0) \($1)" }
      .joined(separator: ", ")
  }

  /// What of the storage cannot be read and was passed over, and what is taken instead, one line
  /// each.
  package var damageNotes: [String] {
    var notes: [String] = []
    if hasDamagedNames {
      let used = directions.indices.map { name(ofObjective: $0) }.joined(separator: ", ")
      notes.append(
        "the attribute study:metric_names is damaged: objectives are called \(used)"
      )
    }
    let damaged = trials.filter(\.hasDamagedGrid)
    if let first = damaged.first {
      let others =
        damaged.count == 1
        ? "" : " and \(damaged.count - 1) other\(damaged.count == 2 ? "" : "s")"
      let source =
        trials.contains { $0.grid != nil } ? "the grid of other trials" : "distributions and values"
      notes.append(
        "the attribute search_space of trial \(first.number)\(others) is damaged: levels are taken "
          + "from \(source)")
    }
    return notes
  }
}

/// One trial: what was suggested, and what came of it.
package struct OptunaTrial: Sendable {
  /// By the names in a database.
  package enum State: String, Sendable {
    case running = "RUNNING"
    case complete = "COMPLETE"
    case pruned = "PRUNED"
    case failed = "FAIL"
    case waiting = "WAITING"

    /// The states by the numbers of a journal.
    static let numbered: [State] = [.running, .complete, .pruned, .failed, .waiting]
  }

  /// A suggested value, with the distribution that it is from.
  package struct Parameter: Sendable {
    let name: String
    let level: Level
    let distribution: OptunaDistribution
  }

  package let number: Int
  package var state: State
  /// One per objective; `nil` where the trial has none. May be infinite.
  package var values: [Double?] = []
  /// In order of suggestion.
  package var parameters: [Parameter] = []
  /// By step; NaN where that was reported and recorded.
  package var intermediateValues: [Int: Double] = [:]
  /// The levels of each parameter, where a grid sampler left them.
  package var grid: [String: [Level]]?
  /// Whether the storage has such levels that cannot be read.
  package var hasDamagedGrid = false
  /// From start to end; 0 where one of them was not recorded.
  package var seconds = 0.0
  /// Seconds since 1970; `nil` where they were not recorded. Optuna writes local time until its
  /// version 4, so that only differences mean something.
  package var start, end: Double?

  /// The value of an objective; `nil` where the trial has none.
  package func value(ofObjective index: Int) -> Double? {
    values.indices.contains(index) ? values[index] : nil
  }

  /// The value suggested for a parameter.
  package func parameter(_ name: String) -> Parameter? { parameters.first { $0.name == name } }
}
