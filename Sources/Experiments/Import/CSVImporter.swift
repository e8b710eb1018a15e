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
    let target = try targetColumn(of: table)
    let fold = try named(roles.fold, in: table, default: ["fold", "seed"])
    let fidelity = try named(roles.fidelity, in: table, default: ["fidelity", "fidelity.data"])
    let taken = Set([target.name, fold?.name, fidelity?.name].compactMap { $0 } + roles.ignored)
    for column in roles.ignored + roles.ordinal + roles.categorical { _ = try table.column(column) }
    let columns = table.columns.filter { !taken.contains($0.name) }
    guard !columns.isEmpty else { throw ImportError.noHyperparameters(table.path) }

    let hyperparameters = try columns.map { try hyperparameter($0, table) }
    let space = try SearchSpace(hyperparameters)
    let ranks = ranks(of: columns, hyperparameters, in: space, rows: table.rowCount)
    let losses = try losses(target, table)
    let groups = try fidelities(fidelity, table)
    let landscapes = try Dictionary(grouping: 0..<table.rowCount) { groups[$0] }
      .sorted { $0.key < $1.key }
      .map { fidelity, rows in
        try landscape(
          rows, fidelity, ranks: ranks, losses: losses, fold: fold, space: space, name: name,
          target: target.name, table: table)
      }
    let notes = hyperparameters.map { hyperparameter in
      let levels = hyperparameter.domain.levels
      let shown = levels.prefix(6).map(\.description).joined(separator: ", ")
      return "\(hyperparameter.name): \(hyperparameter.domain.kind.rawValue), "
        + "\(levels.count) levels (\(shown)\(levels.count > 6 ? ", …" : ""))"
    }
    return LandscapeCollection(landscapes: landscapes, notes: notes)
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
    _ rows: [Int], _ fidelity: Fidelity, ranks: [Int], losses: [Double],
    fold: DelimitedText.Column?, space: SearchSpace, name: String, target: String,
    table: DelimitedText
  ) throws -> Landscape {
    let ordered = rows.sorted {
      ranks[$0] == ranks[$1] ? $0 < $1 : ranks[$0] < ranks[$1]
    }
    var present: [Int] = []
    var means: [Double] = []
    var start = 0
    while start < ordered.count {
      var end = start + 1
      while end < ordered.count, ranks[ordered[end]] == ranks[ordered[start]] { end += 1 }
      let same = ordered[start..<end]
      if fold == nil {
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
        learner: "", dataset: name, loss: target, fidelity: fidelity,
        orientation: isScore ? .maximised : .minimised),
      space: space, ranks: present, losses: means)
  }
}
