import Foundation
import Landscapes
import SearchSpaces

/// Landscapes from a table with one row per configuration, or per configuration and fold.
///
/// The space is inferred from the levels that occur: a column of numbers is ordinal by value, any
/// other categorical with its texts in alphabetical order; declared roles say otherwise. Rows of
/// several fidelities make one landscape each, all over one space.
public struct CSVImporter: Sendable {
  public let roles: ColumnRoles

  public init(roles: ColumnRoles = ColumnRoles()) {
    self.roles = roles
  }

  /// - Parameters:
  ///   - table: The rows.
  ///   - name: What the landscapes are of, for their ids: the file's name without endings.
  /// - Throws: ``ImportError``, or an error of the space or the landscape that the rows make.
  public func landscapes(in table: DelimitedText, name: String) throws -> LandscapeCollection {
    let rows = try rows(of: table)
    let landscapes = try Dictionary(grouping: 0..<table.rowCount) { rows.fidelities[$0] }
      .sorted { $0.key < $1.key }
      .map { try landscape($1, $0, of: rows, name: name, table: table) }
    return LandscapeCollection(
      landscapes: landscapes, notes: rows.notes)
  }

  /// The rows as evaluations, one entry per fidelity, their losses as those of validation.
  ///
  /// - Parameters:
  ///   - learner: What was trained; empty where unknown.
  ///   - dataset: What it was trained on.
  /// - Throws: ``ImportError``, or an error of the space that the rows make.
  public func scenarios(
    in table: DelimitedText, learner: String, dataset: String
  ) throws -> [ImportedScenario] {
    let rows = try rows(of: table)
    var seen: [EvaluationPlace: Int] = [:]
    var evaluations: [Fidelity: [Evaluation]] = [:]
    for row in 0..<table.rowCount {
      let fold = rows.fold.map { Int($0[row]) ?? Int($0.cells[row]) } ?? 0
      let place = EvaluationPlace(
        fidelity: rows.fidelities[row], key: EvaluationKey(rank: rows.ranks[row], fold: fold))
      if let earlier = seen.updateValue(row, forKey: place) {
        guard rows.losses[earlier] == rows.losses[row] else {
          throw ImportError.conflictingDuplicate(
            table.path, line: Int(table.lines[row]), earlier: Int(table.lines[earlier]))
        }
        continue
      }
      evaluations[rows.fidelities[row], default: []].append(
        Evaluation(
          rank: rows.ranks[row], fold: fold, seed: 0,
          outcome: .ok([.validation: .init(loss: rows.losses[row])]), seconds: 0))
    }
    return evaluations.sorted { $0.key < $1.key }.map { fidelity, evaluations in
      ImportedScenario(
        scenario: Scenario(
          learner: learner, dataset: dataset, loss: rows.target, fidelity: fidelity,
          orientation: isScore ? .maximised : .minimised),
        study: StoredStudy(space: rows.space), evaluations: evaluations,
        notes: rows.notes)
    }
  }

  private struct EvaluationPlace: Hashable {
    let fidelity: Fidelity
    let key: EvaluationKey
  }

  /// A table with its columns understood.
  private struct Rows {
    let space: SearchSpace
    let ranks: [Int]
    let losses: [Double]
    let fidelities: [Fidelity]
    let fold: DelimitedText.Column?
    let notes: [String]
    /// The name of the column of losses or scores.
    let target: String
  }

  private func rows(of table: DelimitedText) throws -> Rows {
    let table = try table.cut(into: roles.levels)
    let target = try targetColumn(of: table)
    let fold = try named(roles.fold, in: table, default: ["fold", "seed"])
    let fidelity = try named(roles.fidelity, in: table, default: ["fidelity", "fidelity.data"])
    let taken = Set([target.name, fold?.name, fidelity?.name].compactMap { $0 } + roles.ignored)
    if let cut = roles.levels.first(where: { taken.contains($0.name) }) {
      throw ImportError.levelsOfNoHyperparameter(table.path, column: cut.name)
    }
    for column in roles.ignored + roles.ordinal + roles.categorical { _ = try table.column(column) }
    let columns = table.columns.filter { !taken.contains($0.name) }
    guard !columns.isEmpty else { throw ImportError.noHyperparameters(table.path) }
    let hyperparameters = try columns.map { try hyperparameter($0, table) }
    let space = try SearchSpace(hyperparameters)
    let ranks = ranks(of: columns, hyperparameters, in: space, rows: table.rowCount)
    let fidelities = try fidelities(fidelity, table)
    var losses = try losses(target, table)
    var notes = space.hyperparameters.map(\.inferenceNote)
    if !roles.levels.isEmpty {
      let merged = MergedRows.averaged(losses) {
        EvaluationPlace(
          fidelity: fidelities[$0],
          key: EvaluationKey(rank: ranks[$0], fold: Int(fold?.cells[$0] ?? 0)))
      }
      losses = merged.losses
      notes.append(
        "rows that fell on the levels of others, and were averaged: \(merged.mergedCount)")
    }
    return Rows(
      space: space, ranks: ranks, losses: losses, fidelities: fidelities, fold: fold, notes: notes,
      target: target.name)
  }

  // MARK: - Columns

  private var isScore: Bool { roles.score != nil }

  private func targetColumn(of table: DelimitedText) throws(ImportError) -> DelimitedText.Column {
    if let name = roles.loss ?? roles.score { return try table.column(name) }
    for name in ["loss", "loss.validation"] {
      if let column = table.columns.first(where: { $0.name == name }) { return column }
    }
    throw .noLossColumn(table.path, columns: table.columns.map(\.name))
  }

  private func named(
    _ name: String?, in table: DelimitedText, default defaults: [String]
  ) throws(ImportError) -> DelimitedText.Column? {
    if let name { return try table.column(name) }
    let declared = roles.ordinal + roles.categorical + roles.ignored
    return table.columns.first { defaults.contains($0.name) && !declared.contains($0.name) }
  }

  private func hyperparameter(
    _ column: DelimitedText.Column, _ table: DelimitedText
  ) throws -> Hyperparameter {
    let levels = Set(column.texts.map { Level(parsing: $0) })
    let numbers = levels.compactMap(\.number).sorted()
    let name = column.name.hasPrefix("hp.") ? String(column.name.dropFirst(3)) : column.name
    let isOrdinal =
      roles.ordinal.contains(column.name)
      || (numbers.count == levels.count && !roles.categorical.contains(column.name))
    guard isOrdinal else {
      return Hyperparameter(
        name, .categorical(levels.sorted { $0.description < $1.description }))
    }
    if numbers.count < levels.count {
      let row = (0..<table.rowCount).first { Level(parsing: column[$0]).number == nil } ?? 0
      throw ImportError.badLevel(
        table.path, line: Int(table.lines[row]), column: column.name, text: column[row])
    }
    return Hyperparameter(name, .ordinal(numbers.map { .number($0) }))
  }

  private func ranks(
    of columns: [DelimitedText.Column], _ hyperparameters: [Hyperparameter],
    in space: SearchSpace, rows: Int
  ) -> [Int] {
    var ranks = [Int](repeating: 0, count: rows)
    for (index, column) in columns.enumerated() {
      let positions = Dictionary(
        uniqueKeysWithValues: hyperparameters[index].domain.levels.enumerated().map { ($1, $0) })
      let steps = column.texts.map {
        (positions[Level(parsing: $0)] ?? 0) * space.strides[index]
      }
      for row in 0..<rows { ranks[row] += steps[Int(column.cells[row])] }
    }
    return ranks
  }

  private func losses(
    _ column: DelimitedText.Column, _ table: DelimitedText
  ) throws(ImportError) -> [Double] {
    let sign = isScore ? -1.0 : 1
    let values = column.texts.map { Double($0).map { sign * $0 } ?? .nan }
    var losses: [Double] = []
    losses.reserveCapacity(table.rowCount)
    for row in 0..<table.rowCount {
      let value = values[Int(column.cells[row])]
      guard value.isFinite else {
        throw .badLoss(
          table.path, line: Int(table.lines[row]), column: column.name, text: column[row])
      }
      losses.append(value)
    }
    return losses
  }

  private func fidelities(
    _ column: DelimitedText.Column?, _ table: DelimitedText
  ) throws(ImportError) -> [Fidelity] {
    guard let column else { return [Fidelity](repeating: .full, count: table.rowCount) }
    var parsed: [Fidelity] = []
    for (index, text) in column.texts.enumerated() {
      guard let share = Double(text), let fidelity = try? Fidelity(sampleFraction: share) else {
        let row = column.cells.firstIndex(of: Int32(index)) ?? 0
        throw .badFidelity(table.path, line: Int(table.lines[row]), text: text)
      }
      parsed.append(fidelity)
    }
    return column.cells.map { parsed[Int($0)] }
  }

  // MARK: - Rows

  private func landscape(
    _ chosen: [Int], _ fidelity: Fidelity, of rows: Rows, name: String, table: DelimitedText
  ) throws -> Landscape {
    let (ranks, losses) = (rows.ranks, rows.losses)
    let ordered = chosen.sorted {
      ranks[$0] == ranks[$1] ? $0 < $1 : ranks[$0] < ranks[$1]
    }
    var present: [Int] = []
    var means: [Double] = []
    var start = 0
    while start < ordered.count {
      var end = start + 1
      while end < ordered.count, ranks[ordered[end]] == ranks[ordered[start]] { end += 1 }
      let same = ordered[start..<end]
      if rows.fold == nil {
        for row in same.dropFirst() where losses[row] != losses[same[start]] {
          throw ImportError.conflictingDuplicate(
            table.path, line: Int(table.lines[row]), earlier: Int(table.lines[same[start]]))
        }
        means.append(losses[same[start]])
      } else {
        means.append(same.reduce(0) { $0 + losses[$1] } / Double(same.count))
      }
      present.append(ranks[ordered[start]])
      start = end
    }
    return try Landscape(
      id: "\(name)/\(fidelity.label)",
      scenario: Scenario(
        learner: "", dataset: name, loss: rows.target, fidelity: fidelity,
        orientation: isScore ? .maximised : .minimised),
      space: rows.space, ranks: present, losses: means)
  }
}
