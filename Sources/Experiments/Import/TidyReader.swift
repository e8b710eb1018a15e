import Landscapes
import SearchSpaces

/// Reads the cells of a tidy table, row by row.
struct TidyReader {
  private let table: DelimitedText
  private let name: String
  private let columns: [String: TableColumn]
  private let hyperparameters: [(name: String, column: TableColumn)]
  private let metrics: [(measure: Measure, name: String, column: TableColumn)]

  init(_ table: DelimitedText, name: String) {
    self.table = table
    self.name = name
    columns = Dictionary(uniqueKeysWithValues: table.columns.map { ($0.name, $0) })
    hyperparameters = table.columns.filter { $0.name.hasPrefix("hp.") }.map {
      (String($0.name.dropFirst(3)), $0)
    }
    metrics = table.columns.compactMap { column in
      let parts = column.name.split(separator: ".", maxSplits: 2).map(String.init)
      guard parts.count == 3, parts[0] == "metric", let measure = Measure(rawValue: parts[1]) else {
        return nil
      }
      return (measure, parts[2], column)
    }
  }

  func scenario(ofRow row: Int) throws -> Scenario {
    let data = try number("fidelity.data", row) ?? 1
    let budget = try number("fidelity.budget", row)
    let epochs = try integer("fidelity.epochs", row)
    let trees = try integer("fidelity.trees", row)
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

  func evaluation(ofRow row: Int, in space: SearchSpace) throws -> Evaluation {
    var values: [String: Level] = [:]
    for (name, column) in hyperparameters where !column[row].isEmpty {
      values[name] = level(column[row])
    }
    for (index, hyperparameter) in space.hyperparameters.enumerated()
    where values[hyperparameter.name] == nil
      && space.hyperparameters[index].domain.levels.contains(.null)
    {
      values[hyperparameter.name] = .null
    }
    // Columns of other learners' hyperparameters are empty here, and no part of this space.
    values = values.filter { space.index(of: $0.key) != nil }
    let rank = try space.rank(of: values)
    return Evaluation(
      rank: rank, fold: try integer("fold", row) ?? 0,
      seed: text("seed", row).flatMap { UInt64($0) } ?? 0, outcome: try outcome(row),
      seconds: try number("cost", row) ?? 0,
      trainingSamples: try integer("training_samples", row) ?? 0,
      steps: try integer("steps", row) ?? 0)
  }

  private func outcome(_ row: Int) throws -> Evaluation.Outcome {
    switch text("status", row) {
    case "failed": return .failed(text("reason", row) ?? "")
    case "diverged": return .diverged(step: text("reason", row).flatMap { Int($0) } ?? 0)
    default: break
    }
    var measurements: [Measure: Evaluation.Measurement] = [:]
    for measure in Measure.allCases {
      guard let loss = try number("loss.\(measure.rawValue)", row) else { continue }
      var details: [String: Double] = [:]
      for metric in metrics where metric.measure == measure {
        details[metric.name] = try number(metric.column, row)
      }
      measurements[measure] = .init(loss: loss, details: details)
    }
    guard !measurements.isEmpty else {
      let column = TidyTable.lossColumns.first { columns[$0] != nil } ?? "loss.validation"
      throw ImportError.badLoss(
        table.path, line: table.line(ofRow: row), column: column, text: "")
    }
    return .ok(measurements)
  }

  /// The space of the levels that occur in some rows.
  func inferredSpace(of rows: [Int]) throws -> (space: SearchSpace, notes: [String]) {
    var found: [Hyperparameter] = []
    for (name, column) in hyperparameters {
      let levels = Set(rows.map { column[$0].isEmpty ? Level.null : level(column[$0]) })
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

  /// As written by the exporter: `null`, `true` and `false` are no texts.
  private func level(_ text: String) -> Level {
    switch text {
    case "null": .null
    case "true": true
    case "false": false
    default: Level(parsing: text)
    }
  }

  // MARK: - Cells

  private func text(_ column: String, _ row: Int) -> String? {
    guard let text = columns[column]?[row], !text.isEmpty else { return nil }
    return text
  }

  private func number(_ column: String, _ row: Int) throws(ImportError) -> Double? {
    guard let column = columns[column] else { return nil }
    return try number(column, row)
  }

  private func number(_ column: TableColumn, _ row: Int) throws(ImportError) -> Double? {
    let text: String
    switch column.cell(row) {
    case .number(let value): return value
    case .text(let written): text = written
    }
    if text.isEmpty { return nil }
    guard let number = Double(text), number.isFinite else {
      throw .badLoss(
        table.path, line: table.line(ofRow: row), column: column.name, text: text)
    }
    return number
  }

  private func integer(_ column: String, _ row: Int) throws(ImportError) -> Int? {
    guard let number = try number(column, row) else { return nil }
    guard let integer = Int(exactly: number) else {
      throw .badLoss(
        table.path, line: table.line(ofRow: row), column: column, text: text(column, row) ?? "")
    }
    return integer
  }
}

extension Hyperparameter {
  /// What was inferred of its domain, in one line.
  var inferenceNote: String {
    let shown = domain.levels.prefix(6).map(\.description).joined(separator: ", ")
    return "\(name): \(domain.kind.rawValue), \(domain.count) levels "
      + "(\(shown)\(domain.count > 6 ? ", …" : ""))"
  }
}
