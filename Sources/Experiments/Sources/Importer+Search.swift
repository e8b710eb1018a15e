package import Formats
import Foundation
import Landscapes
import SearchSpaces

extension Importer {
  /// Searches that were written down, as JSON or CSV; as a source of landscapes, a table.
  package static let recordedSearch = Importer(
    name: "search", summary: "a search, as JSON or CSV", noun: "a table",
    takes: [.columns, .hyperparameters],
    recognizes: { header in
      header.start.first == UInt8(ascii: "{")
        && String(decoding: header.start, as: UTF8.self).contains("llp-fla/search/")
        || header.firstLine.hasPrefix("evaluation,rank,loss,best,") ? .certain : .no
    },
    landscapes: tableLandscapes,
    histories: { source in
      if source.header.start.first == UInt8(ascii: "{") {
        return [try RecordedSearch(json: source).history]
      }
      return [try RecordedSearch(table: source.table()).history]
    })
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

  /// - Throws: ``ImportError/noHistory(_:)`` where it is damaged.
  init(json source: Source) throws(ImportError) {
    guard let answer = try? JSONDecoder().decode(Answer.self, from: source.contents()) else {
      throw .noHistory(source.path)
    }
    name = "\(answer.strategy) on \(answer.landscape)"
    let names = answer.evaluations.first?.configuration.keys.sorted() ?? []
    self.names = names
    rows = answer.evaluations.map { step in names.map { step.configuration[$0] } }
    losses = answer.evaluations.map(\.loss)
  }

  /// - Throws: ``ImportError/noHistory(_:)`` where it is another table.
  init(table: DelimitedText) throws(ImportError) {
    let columns = table.columns
    let start = ["evaluation", "rank", "loss", "best"]
    guard columns.count > start.count, columns.prefix(start.count).map(\.name) == start else {
      throw .noHistory(table.path)
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
