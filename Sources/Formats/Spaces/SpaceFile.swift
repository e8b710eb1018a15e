import Foundation
import Learning
import Networks
import SearchSpaces

/// Reads space files, YAML or JSON:
///
/// ```yaml
/// learner: forest
/// dataset: digits
/// hyperparameters:
///   max_depth: [2, 4, 8, null]
///   learning_rate: {from: 1e-4, to: 1e-1, count: 7, scale: log}
///   momentum: {values: [0, 0.9], when: {optimizer: [sgd]}}
/// forbidden:
///   - {optimizer: adam, nesterov: true}
/// fidelities:
///   - {data: 0.1, epochs: 2}
/// folds: 5
/// ```
public struct SpaceFile: Sendable {
  public init() {}

  /// Whether the file at `path` begins like a space file: a line with one of its keys.
  public static func isSpace(_ path: String) -> Bool {
    guard path != "-", let file = FileHandle(forReadingAtPath: path) else { return false }
    defer { try? file.close() }
    let start = (try? file.read(upToCount: 4096)) ?? Data()
    let keys = ["learner", "dataset", "hyperparameters"]
    return String(decoding: start, as: UTF8.self).split(whereSeparator: \.isNewline).contains {
      line in
      let bare = line.filter { !"{\" \t'".contains($0) }
      return keys.contains { bare.hasPrefix("\($0):") }
    }
  }

  /// - Parameter dataset: Instead of the one that the file names.
  /// - Throws: ``ImportError``: a missing or unreadable file; what is wrong in it, and on which
  ///   line.
  public func study(
    at path: String, dataset: String? = nil
  ) throws(ImportError) -> StudyDefinition {
    let data = try SourceBytes(path).contents()
    guard !data.isEmpty else {
      throw .badSpaceFile(
        path, line: nil, problem: "the file is empty", remedy: "see \(.helpOnSpaces)")
    }
    guard let text = String(data: data, encoding: .utf8), !data.prefix(8192).contains(0) else {
      throw .badSpaceFile(path, line: nil, problem: "not text; give a space as YAML or JSON")
    }
    return try study(text, path: path, dataset: dataset)
  }

  /// - Parameter path: For messages.
  public func study(
    _ text: String, path: String, dataset: String? = nil
  ) throws(ImportError) -> StudyDefinition {
    let root = try SpaceNode(text, path: path)
    let entries = try root.entries(allowing: [
      "name", "learner", "dataset", "target", "task", "loss", "hyperparameters", "forbidden",
      "fidelities", "folds", "test", "recipe",
    ])
    func required(_ key: String, _ example: String) throws(ImportError) -> SpaceNode {
      guard let node = entries[key] else {
        throw root.problem("'\(key)' is missing; add for example '\(key): \(example)'")
      }
      return node
    }
    let learner = try required("learner", "forest").text()
    var study = StudyDefinition(learner: learner, dataset: dataset ?? "")
    if dataset == nil { study.dataset = try required("dataset", "digits").text() }
    study.name = try entries["name"]?.text()
    study.target = try entries["target"]?.text()
    study.task = try entries["task"]?.choice(LearningTask.self)
    study.loss = try entries["loss"]?.choice(LossKind.self)
    if let node = entries["folds"] { study.folds = try node.integer(from: 1) }
    if let node = entries["test"] {
      let share = try node.number()
      guard share > 0, share < 1 else {
        throw node.problem("'test' is \(share); give a share above 0 and below 1")
      }
      study.testShare = share
    }
    if let name = try entries["recipe"]?.text(of: DataRecipe.all.map(\.name)),
      let recipe = DataRecipe(named: name)
    {
      study.recipe = recipe
    }
    for node in try entries["fidelities"]?.elements() ?? [] {
      study.fidelities.append(try fidelity(node))
    }
    if let node = entries["hyperparameters"] {
      study.space = try space(node, forbidden: entries["forbidden"])
    } else if let node = entries["forbidden"] {
      throw node.problem("'forbidden' needs 'hyperparameters' beside it")
    }
    return study
  }

  private func fidelity(_ node: SpaceNode) throws(ImportError) -> Fidelity {
    let entries = try node.entries(allowing: ["data", "budget", "epochs", "trees"])
    do {
      return try Fidelity(
        sampleFraction: entries["data"]?.number() ?? 1,
        budgetFraction: entries["budget"]?.number(),
        epochs: entries["epochs"]?.integer(from: 1), trees: entries["trees"]?.integer(from: 1))
    } catch let error as ImportError {
      throw error
    } catch {
      throw node.problem("\(error)")
    }
  }

  private func space(
    _ node: SpaceNode, forbidden: SpaceNode?
  ) throws(ImportError) -> SearchSpace {
    var hyperparameters: [Hyperparameter] = []
    var places: [String: SpaceNode] = [:]
    for (name, value) in try node.pairs() {
      hyperparameters.append(try SpaceDomain.hyperparameter(name, value))
      places[name] = value
    }
    var clauses: [ForbiddenClause] = []
    for clause in try forbidden?.elements() ?? [] {
      var assignments: [ForbiddenClause.Assignment] = []
      for (name, levels) in try clause.pairs() {
        assignments.append(.init(name, try levels.levels()))
      }
      clauses.append(ForbiddenClause(assignments))
    }
    do {
      return try SearchSpace(hyperparameters, forbidden: clauses)
    } catch {
      let place: SpaceNode? =
        switch error {
        case .noLevels(let name), .duplicateLevel(let name, _), .unknownLevel(let name, _, _):
          places[name]
        case .cyclicConditions(let names): names.first.flatMap { places[$0] }
        case .everythingForbidden, .emptyClause: forbidden
        default: nil
        }
      throw (place ?? node).problem("\(error)")
    }
  }
}
