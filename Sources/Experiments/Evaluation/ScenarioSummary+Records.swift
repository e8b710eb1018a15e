package import Documents
import Landscapes
package import SearchSpaces

extension ScenarioSummary {
  /// One row per scenario: what was trained, what came of it, and the best configuration.
  package static func records(
    of summaries: [ScenarioSummary], in space: SearchSpace
  ) -> RecordTable<ScenarioSummary> {
    RecordTable(
      summaries,
      [
        .text("scenario", for: .tables) {
          "\($0.scenario.learner)/\($0.scenario.dataset)/\($0.scenario.fidelity.label)"
        }, .text("learner", for: .json, \.scenario.learner),
        .text("dataset", for: .json, \.scenario.dataset),
        .init("fidelity", for: .json) { .fidelity($0.scenario.fidelity) },
        .text("loss", for: .json, \.scenario.loss), .count("configurations", \.configurations),
        .count("trainings", \.trainings), .count("diverged", \.diverged),
        .count("failed", \.failed), .count("collapsed", for: .json, \.collapsed),
        .number("best", for: .tables, \.best?.loss),
        .json("best") { summary in
          summary.best.map { .best(rank: $0.rank, loss: $0.loss, in: space) } ?? .null
        },
      ])
  }
}
