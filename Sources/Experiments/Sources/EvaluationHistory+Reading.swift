import Formats
import Foundation
package import Landscapes
import SearchSpaces

extension EvaluationHistory {
  /// The histories in a results database, an Optuna storage, or a search as `llp-fla search` writes
  /// it, JSON or CSV.
  ///
  /// - Throws: ``ImportError/noHistory(_:)`` for a source that has no order; ``StoreError``.
  package static func all(in path: String) throws -> [EvaluationHistory] {
    let kind = try SourceKind(of: path)
    if let studies = try kind.studies(at: path) {
      guard !studies.isEmpty else { throw ImportError.noStudies(path) }
      return studies.flatMap { OptunaHistory(study: $0).histories }
    }
    if kind == .results {
      let store = try EvaluationStore(opening: path, for: .reading)
      let histories = try store.histories()
      guard !histories.isEmpty else { throw StoreError.noEvaluations(path) }
      return histories
    }
    if let search = RecordedSearch(json: path) { return [search.history] }
    return [try RecordedSearch(table: DelimitedText(reading: path)).history]
  }
}

/// A search as `llp-fla search` writes it.
private struct RecordedSearch {
  let name: String
  let names: [String]
  let rows: [[Level?]]
  let losses: [Double?]

  private struct Answer: Decodable {
    struct Step: Decodable {
      let loss: Double?
      let configuration: [String: Level]
    }

    let schema: String
    let landscape: String
    let strategy: String
    let evaluations: [Step]
  }

  /// `nil` where the file is none.
  init?(json path: String) {
    guard path != "-", let data = FileManager.default.contents(atPath: path),
      let answer = try? JSONDecoder().decode(Answer.self, from: data),
      answer.schema.hasPrefix("llp-fla/search/")
    else { return nil }
    name = "\(answer.strategy) on \(answer.landscape)"
    let names = answer.evaluations.first?.configuration.keys.sorted() ?? []
    self.names = names
    rows = answer.evaluations.map { step in names.map { step.configuration[$0] } }
    losses = answer.evaluations.map(\.loss)
  }

  /// - Throws: ``ImportError/noHistory(_:)`` where it is another table.
  init(table: DelimitedText) throws {
    let columns = table.columns
    let start = ["evaluation", "rank", "loss", "best"]
    guard columns.count > start.count, columns.prefix(start.count).map(\.name) == start else {
      throw ImportError.noHistory(table.path)
    }
    name = URL(filePath: table.path).deletingPathExtension().lastPathComponent
    let settings = columns.dropFirst(start.count)
    names = settings.map(\.name)
    rows = (0..<table.rowCount).map { row in settings.map { Level(parsing: String($0[row])) } }
    losses = (0..<table.rowCount).map { Double(columns[2][$0]) }
  }

  var history: EvaluationHistory {
    EvaluationHistory(
      name: name, configurations: .listed(names: names, rows: rows),
      trainings: losses.enumerated().map { index, loss in
        EvaluationHistory.Training(
          rank: index, outcome: loss == nil ? .failed : .ok, loss: loss,
          timing: EvaluationTiming(sequence: index + 1))
      })
  }
}
