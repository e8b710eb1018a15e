import Foundation
import Landscapes
import SearchSpaces

/// Reads the cells of a tidy table, row by row.
struct TidyReader: Sendable {
  private let table: DelimitedText
  private let name: String
  private let columns: TidyColumns
  private let hyperparameters: [(name: String, column: TableColumn)]
  /// Of the cells of trainings that the table has.
  private let cells: [TidyCells.Reader]
  private let empty = EvaluationDraft()

  /// - Parameter trainings: What of trainings is looked for.
  init(_ table: DelimitedText, name: String, trainings: EvaluationColumns) {
    self.table = table
    self.name = name
    let columns = TidyColumns(table)
    self.columns = columns
    hyperparameters = table.columns.filter { $0.name.hasPrefix("hp.") }.map {
      (String($0.name.dropFirst(3)), $0)
    }
    cells = trainings.compactMap { $0.cells?.reader(columns) }
  }

  // MARK: - Scenarios

  /// The columns that tell scenarios apart.
  var scenarioColumns: [TableColumn] {
    [
      "learner", "dataset", "recipe", "loss", "fidelity.data", "fidelity.budget", "fidelity.epochs",
      "fidelity.trees",
    ].compactMap { columns[$0] }
  }

  func scenario(ofRow row: Int) throws(ImportError) -> Scenario {
    func number(_ name: String) throws(ImportError) -> NumberColumn? {
      let numbers = columns[name].map { NumberColumn($0) }
      try numbers?.check(
        row, of: table, isWhole: name != "fidelity.data" && name != "fidelity.budget")
      return numbers
    }
    let data = try number("fidelity.data")?[row] ?? 1
    let budget = try number("fidelity.budget")?[row]
    let epochs = try number("fidelity.epochs")?.integer(row)
    let trees = try number("fidelity.trees")?.integer(row)
    guard
      let fidelity = try? Fidelity(
        sampleFraction: data, budgetFraction: budget, epochs: epochs, trees: trees)
    else {
      throw ImportError.badFidelity(
        table.path, line: table.line(ofRow: row),
        text: [
          text("fidelity.data", row), text("fidelity.budget", row), text("fidelity.epochs", row),
        ].compactMap { $0 }
          .joined(separator: ", "))
    }
    return Scenario(
      learner: text("learner", row) ?? "", dataset: text("dataset", row) ?? name,
      recipe: text("recipe", row) ?? "standard",
      loss: text("loss", row) ?? "loss", fidelity: fidelity)
  }

  private func text(_ column: String, _ row: Int) -> String? {
    guard let text = columns[column]?[row], !text.isEmpty else { return nil }
    return text
  }

  // MARK: - Spaces

  /// The space of the levels that occur in some rows; `nil` for all rows.
  func inferredSpace(of rows: [[Int32]]?) throws -> (space: SearchSpace, notes: [String]) {
    var found: [Hyperparameter] = []
    for (name, column) in hyperparameters {
      let levels = Set(
        column.distinct(in: rows).map { $0.text.isEmpty ? .null : TidyTable.level($0.text) })
      if levels == [.null] { continue }
      let numbers = levels.compactMap(\.number).sorted()
      let isOrdinal = numbers.count == levels.count - (levels.contains(.null) ? 1 : 0)
      found.append(
        Hyperparameter(
          name,
          isOrdinal
            ? .ordinal(numbers.map { .number($0) } + (levels.contains(.null) ? [.null] : []))
            : .categorical(levels.sorted { $0.description < $1.description })))
    }
    let space = try SearchSpace(found)
    return (space, found.map(\.inferenceNote))
  }

  /// Which rank rows have in a space. Columns of other learners' hyperparameters are no part of it.
  func placed(in space: SearchSpace) -> PlacedRows { PlacedRows(hyperparameters, in: space) }

  // MARK: - Evaluations

  /// Refuses a row that is no evaluation.
  ///
  /// - Throws: ``ImportError``, or an error of the space.
  func check(_ row: Int, _ placed: PlacedRows) throws {
    try placed.check(row)
    for cell in cells { try cell.check(row, table) }
    try columns.checkLosses(row, of: table)
  }

  /// The evaluation of a row that ``check(_:_:)`` does not refuse.
  func evaluation(ofRow row: Int, _ placed: PlacedRows) -> Evaluation {
    var draft = empty
    draft.rank = placed.rank(row)
    for cell in cells { cell.read(row, &draft) }
    return draft.evaluation
  }
}

extension TableColumn {
  /// The distinct cells of some rows; `nil` for all rows.
  func distinct(in rows: [[Int32]]?) -> [Cell] {
    let all = distinct
    guard let rows else { return all }
    let places = Dictionary(uniqueKeysWithValues: all.enumerated().map { ($1, Int32($0)) })
    let codes = values { places[$0] ?? 0 }
    var isSeen = all.map { _ in false }
    for row in rows.joined() { isSeen[Int(codes[Int(row)])] = true }
    return zip(all, isSeen).filter(\.1).map(\.0)
  }
}

extension Hyperparameter {
  /// What was inferred of its domain, in one line.
  var inferenceNote: String {
    let numbers = domain.levels.compactMap(\.number)
    if domain.kind == .ordinal, numbers.count > 12 || range != nil,
      numbers.count == domain.count, numbers.count > 0
    {
      let ends = range.map { ($0.low, $0.high) } ?? (numbers[0], numbers[numbers.count - 1])
      func text(_ value: Double) -> String {
        Level.number(Double(String(format: "%.3g", value)) ?? value).description
      }
      return "\(name): ordinal, \(numbers.count) values from \(text(ends.0)) to \(text(ends.1))"
        + (range?.isLogarithmic == true ? " (log)" : "")
    }
    let shown = domain.levels.prefix(6).map(\.description).joined(separator: ", ")
    return "\(name): \(domain.kind.rawValue), \(domain.count) levels "
      + "(\(shown)\(domain.count > 6 ? ", …" : ""))"
  }
}
