import Landscapes
import SearchSpaces

extension CSVImporter {
  /// A table with its columns understood.
  struct Rows {
    let space: SearchSpace
    let ranks: [Int]
    var losses: [Double]
    /// The distinct ones.
    let fidelities: [Fidelity]
    /// Which of them each row has; `nil` where all have the first.
    let fidelityOf: [Int32]?
    /// The fold of each row; `nil` where no column says.
    let folds: [Int]?
    var notes: [String]
    /// The name of the column of losses or scores.
    let target: String

    /// Which rows are one evaluation.
    var order: EvaluationOrder {
      let distinct = folds.map { Set($0).sorted() } ?? []
      let places = Dictionary(uniqueKeysWithValues: distinct.enumerated().map { ($1, Int32($0)) })
      return EvaluationOrder(
        fidelities: fidelityOf, fidelities.count, ranks: ranks, space.combinationCount,
        folds: folds?.map { places[$0] ?? 0 }, max(1, distinct.count))
    }
  }

  /// The fold of each row: its number, or for a text its place in order of first sight.
  private static func folds(_ column: TableColumn) -> [Int] {
    var numbers: [TableColumn.Cell: Int] = [:]
    for (index, cell) in column.distinct.enumerated() { numbers[cell] = Int(cell.text) ?? index }
    return column.values { numbers[$0] ?? 0 }
  }

  /// The rows of a table by the roles of its columns.
  func rows(of table: DelimitedText) throws -> Rows {
    let target = try targetColumn(of: table)
    let fold = try named(roles.fold, in: table, default: ["fold", "seed"])
    let fidelity = try named(roles.fidelity, in: table, default: ["fidelity", "fidelity.data"])
    let taken = Set([target.name, fold?.name, fidelity?.name].compactMap { $0 } + roles.ignored)
    for column in roles.ignored + roles.ordinal + roles.categorical { _ = try table.column(column) }
    let columns = table.columns.filter { !taken.contains($0.name) }
    guard !columns.isEmpty else { throw ImportError.noHyperparameters(table.path) }
    let hyperparameters = try columns.map { try hyperparameter($0, table) }
    let placed = try RankedRows(hyperparameters, levels: levels(of: columns, hyperparameters))
    let (fidelities, fidelityOf) = try fidelities(fidelity, table)
    return Rows(
      space: placed.space, ranks: placed.ranks, losses: try losses(target, table),
      fidelities: fidelities,
      fidelityOf: fidelityOf, folds: fold.map(CSVImporter.folds),
      notes: table.notes + hyperparameters.map(\.inferenceNote), target: target.name)
  }

  /// Whether values are scores, whose negatives are losses.
  var isScore: Bool { roles.score != nil }

  private func targetColumn(of table: DelimitedText) throws(ImportError) -> TableColumn {
    if let name = roles.loss ?? roles.score { return try table.column(name) }
    for name in ["loss", "loss.validation"] {
      if let column = table.columns.first(where: { $0.name == name }) { return column }
    }
    throw .noLossColumn(table.path, columns: table.columns.map(\.name))
  }

  private func named(
    _ name: String?, in table: DelimitedText, default defaults: [String]
  ) throws(ImportError) -> TableColumn? {
    if let name { return try table.column(name) }
    let declared = roles.ordinal + roles.categorical + roles.ignored
    return table.columns.first { defaults.contains($0.name) && !declared.contains($0.name) }
  }

  private func hyperparameter(
    _ column: TableColumn, _ table: DelimitedText
  ) throws -> Hyperparameter {
    let levels = Set(column.distinct.map(\.level))
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
      let row = column.firstRow { $0.level.number == nil } ?? 0
      throw ImportError.badLevel(
        table.path, line: table.line(ofRow: row), column: column.name, text: column[row])
    }
    return Hyperparameter(name, .ordinal(numbers.map { .number($0) }))
  }

  /// The level index of each row, per hyperparameter.
  private func levels(
    of columns: [TableColumn], _ hyperparameters: [Hyperparameter]
  ) -> [[Int32]] {
    zip(columns, hyperparameters).map { column, hyperparameter in
      let positions = Dictionary(
        uniqueKeysWithValues: hyperparameter.domain.levels.enumerated().map { ($1, Int32($0)) })
      return column.values { positions[$0.level] ?? 0 }
    }
  }

  private func losses(
    _ column: TableColumn, _ table: DelimitedText
  ) throws(ImportError) -> [Double] {
    if let row = column.firstRow(where: { !($0.number?.isFinite ?? false) }) {
      throw .badLoss(
        table.path, line: table.line(ofRow: row), column: column.name, text: column[row])
    }
    // Numbers that are losses already are shared, not copied.
    if !isScore, case .numbers(let losses, let others) = column.storage, others.isEmpty {
      return losses
    }
    let sign = isScore ? -1.0 : 1
    return column.values { sign * ($0.number ?? .nan) }
  }

  /// The distinct fidelities, and which of them each row has.
  private func fidelities(
    _ column: TableColumn?, _ table: DelimitedText
  ) throws(ImportError) -> ([Fidelity], [Int32]?) {
    guard let column else { return ([.full], nil) }
    func fidelity(_ cell: TableColumn.Cell) -> Fidelity? {
      cell.number.flatMap { try? Fidelity(sampleFraction: $0) }
    }
    if let row = column.firstRow(where: { fidelity($0) == nil }) {
      throw .badFidelity(table.path, line: table.line(ofRow: row), text: column[row])
    }
    var places: [Fidelity: Int32] = [:]
    var fidelities: [Fidelity] = []
    for found in column.distinct.compactMap(fidelity) where places[found] == nil {
      places[found] = Int32(fidelities.count)
      fidelities.append(found)
    }
    return (fidelities, column.values { fidelity($0).flatMap { places[$0] } ?? 0 })
  }
}
