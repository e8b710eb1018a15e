import Documents
import Experiments
import Formats
import LandscapeRendering
import Landscapes
import SearchSpaces

extension RenderCommand {
  /// The trainings of the only scenario of a database that ids and filters leave; of several
  /// fidelities, the fullest.
  func scenario(in source: String) throws -> EvaluatedScenario {
    let recognized = try RecognizedSource(source)
    guard recognized.importer.isDatabase else {
      throw CommandError("\(source): figure \(figure) takes the trainings of a results database")
    }
    let store = try EvaluationStore(opening: recognized.source.path, for: .reading)
    let stored = try store.scenarios().map { (stored: $0, name: $0.scenario.title) }
    let named = ids + (roles.landscape.map { [$0] } ?? [])
    let chosen = stored.filter { entry in
      let scenario = entry.stored.scenario
      return
        (named.isEmpty || named.contains { $0 == entry.name || $0.hasPrefix(entry.name + "/") })
        && (roles.learner.map { $0 == scenario.learner } ?? true)
        && (roles.dataset.map { $0 == scenario.dataset } ?? true)
        && (roles.fidelity.map { $0 == scenario.fidelity.label } ?? true)
    }
    let holds = "it holds \(several(stored.map(\.name)))"
    guard
      let fullest = chosen.max(by: { $0.stored.scenario.fidelity < $1.stored.scenario.fidelity })
    else { throw CommandError("\(source): there is no scenario of that name; \(holds)") }
    let others = chosen.filter {
      $0.stored.study != fullest.stored.study
        || !ScenarioAxis.differences($0.stored.scenario, fullest.stored.scenario)
          .isSubset(of: [.fidelity])
    }
    guard others.isEmpty else {
      throw CommandError(
        "\(source): figure \(figure) takes one scenario; name it, or add filters; \(holds)")
    }
    return try store.trainings(in: fullest.stored)
  }
}

extension RenderCommand {
  /// The histories of a source that ids and filters leave.
  func histories(in source: String) throws -> [EvaluationHistory] {
    let all = try EvaluationHistory.all(in: source)
    let chosen = roles.kept(among: all, named: ids + roles.named)
    guard !chosen.isEmpty else {
      throw CommandError(
        "\(source): there is no history of that name; it holds \(several(all.map(\.name)))")
    }
    return chosen
  }
}

extension RenderCommand {
  /// The only history of a file, of a database that of the learner and data set that are meant.
  func trajectoryHistory(_ path: String) throws -> EvaluationHistory {
    let all = try EvaluationHistory.all(in: path).filter { !$0.steps.isEmpty }
    var meant = roles
    meant.landscape = nil
    let chosen = meant.kept(among: all, named: [])
    guard let history = chosen.first else {
      throw CommandError(
        "\(path): keeps no evaluations in their order; give a search to --trajectory")
    }
    guard chosen.count == 1 else {
      throw CommandError(
        "\(path): --trajectory takes one search; choose by --learner or --dataset; it holds "
          + several(chosen.map(\.name)))
    }
    return history
  }
}

extension SourceOptions {
  /// The landscape that was asked for by name, if one was.
  var named: [String] { landscape.map { [$0] } ?? [] }

  /// The histories that ids and filters leave; no id leaves all.
  func kept(among histories: [EvaluationHistory], named ids: [String]) -> [EvaluationHistory] {
    histories.filter { history in
      let parts = history.name.split(separator: "/").map(String.init)
      return
        (ids.isEmpty || ids.contains { $0 == history.name || $0.hasPrefix(history.name + "/") })
        && (learner.map { parts.contains($0) } ?? true)
        && (dataset.map { parts.contains($0) } ?? true)
    }
  }
}
