public import Foundation
public import Landscapes
import SearchSpaces

/// A search that ``SearchLog`` wrote down, as it is read again.
public struct RecordedSearch: Sendable {
  private let name: String
  private let names: [String]
  private let rows: [[Level?]]
  private let losses: [Double?]

  private struct Record: Decodable {
    struct Evaluation: Decodable {
      let loss: Double?
      let configuration: [String: Level]
    }

    let schema: String
    let landscape: String
    let strategy: String
    let evaluations: [Evaluation]
  }

  /// Whether a file that begins with these bytes is one: JSON or CSV.
  public static func isRecorded(_ start: [UInt8]) -> Bool {
    let text = String(decoding: start, as: UTF8.self)
    return text.hasPrefix("{")
      ? text.contains("\"\(SearchLog.family)")
      : text.hasPrefix(SearchLog.titles.joined(separator: ",") + ",")
  }

  /// `nil` where the bytes are no JSON of a search.
  public init?(json data: Data) {
    guard let record = try? JSONDecoder().decode(Record.self, from: data),
      record.schema.hasPrefix(SearchLog.family)
    else { return nil }
    name = "\(record.strategy) on \(record.landscape)"
    // A hyperparameter that is inactive in one configuration acts in another.
    let names = Set(record.evaluations.flatMap(\.configuration.keys)).sorted()
    self.names = names
    rows = record.evaluations.map { step in names.map { step.configuration[$0] } }
    losses = record.evaluations.map(\.loss)
  }

  /// `nil` where the columns are not those of a search.
  ///
  /// - Parameters:
  ///   - name: What the history is called.
  ///   - cell: The text of a row in a column.
  public init?(
    name: String, titles: [String], rowCount: Int, cell: (_ row: Int, _ column: Int) -> String
  ) {
    let start = SearchLog.titles
    guard titles.count > start.count, Array(titles.prefix(start.count)) == start,
      let loss = start.firstIndex(of: "loss")
    else { return nil }
    self.name = name
    names = Array(titles.dropFirst(start.count))
    rows = (0..<rowCount).map { row in
      titles.indices.dropFirst(start.count).map { column -> Level? in
        let text = cell(row, column)
        // A literal nil would be the level null.
        return text.isEmpty ? Level?.none : Level(parsing: text)
      }
    }
    losses = (0..<rowCount).map { Double(cell($0, loss)) }
  }

  /// The evaluations in order; each is a configuration of its own.
  public var history: EvaluationHistory {
    EvaluationHistory(
      name: name, configurations: .listed(names: names, rows: rows),
      trainings: losses.enumerated().map { index, loss in
        EvaluationHistory.Training(
          rank: index, outcome: loss == nil ? .failed : .ok, loss: loss,
          timing: EvaluationTiming(sequence: index + 1))
      })
  }
}
