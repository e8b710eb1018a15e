public import Documents
public import Landscapes
import Numerical
import SearchSpaces

/// How alike landscapes are, pair by pair, as JSON and as text: with groups of those alike, and
/// what can be said of fidelities.
public struct SimilarityRecords: Sendable {
  let matrix: SimilarityMatrix
  private let gamma: Double
  let advice: [FidelityAdvice]
  /// What pairs differ in, where it is one thing.
  let axis: ScenarioAxis?
  /// Of the one pair, where it was named.
  let metrics: MetricDifferences?
  let letters: Letters

  /// - Parameters:
  ///   - gamma: The share of best configurations in the top sets of the measures.
  ///   - advice: On the cheap fidelities among the landscapes.
  ///   - axis: What pairs differ in, where it is one thing.
  ///   - metrics: Of the one pair, where they are wanted beside it.
  public init(
    _ matrix: SimilarityMatrix, gamma: Double = 0.1, advice: [FidelityAdvice] = [],
    axis: ScenarioAxis? = nil, metrics: MetricDifferences? = nil
  ) {
    self.matrix = matrix
    self.gamma = gamma
    self.advice = advice
    self.axis = axis
    self.metrics = metrics
    letters = Letters(for: matrix.landscapes.map(\.id))
  }

  var measures: [SimilarityMeasure] { matrix.measures }
  var isSinglePair: Bool { matrix.entries.count == 1 }

  /// One row per pair; with intervals, each measure is followed by their ends.
  package var pairs: RecordTable<SimilarityMatrix.Entry> {
    typealias Column = RecordTable<SimilarityMatrix.Entry>.Column
    func name(_ title: String, _ index: @escaping (SimilarityMatrix.Entry) -> Int) -> Column {
      Column(title) { entry in
        let id = matrix.landscapes[index(entry)].id
        return RecordValue(isSinglePair ? id : letters[index(entry)], exact: id)
      }
    }
    let values = measures.enumerated().flatMap { place, measure -> [Column] in
      let value = Column(measure.name, isNumeric: true, for: .tables) { entry in
        let value = RecordValue.number(entry.values[place])
        return RecordValue(
          value.text + (entry.intervals[place].map { " \(bracketed($0.low, $0.high))" } ?? ""),
          exact: value.exact)
      }
      guard matrix.confidence != nil else { return [value] }
      return [
        value, .number("\(measure.name)_low", for: .csv) { $0.intervals[place]?.low },
        .number("\(measure.name)_high", for: .csv) { $0.intervals[place]?.high },
      ]
    }
    let hasProjection = matrix.entries.contains { $0.shared != nil }
    return RecordTable(
      matrix.entries, keyCount: 2,
      [name("a", \.first), name("b", \.second), .count("shared", \.pair.count)] + values
        + (hasProjection ? [.text("on", for: .tables) { $0.shared?.joined(separator: " ") }] : [])
        + [
          .json("on") { $0.shared.map { JSONValue($0) } },
          .json("measures") { entry in
            RecordTable(Array(measures.indices), measureColumns(entry)).json
          }, .json("metrics") { _ in metrics?.records.json },
        ])
  }

  /// Of the measures of a pair, by their place.
  private func measureColumns(_ entry: SimilarityMatrix.Entry) -> [RecordTable<Int>.Column] {
    [
      .text("name") { measures[$0].name }, .number("value") { entry.values[$0] },
      .json("low") { entry.intervals[$0].map { .number($0.low) } },
      .json("high") { entry.intervals[$0].map { .number($0.high) } },
      .json("drawn") { entry.intervals[$0].map { .string($0.source.rawValue) } },
      .json("reason") { entry.values[$0] == nil ? .string(measures[$0].undefinedWhen) : nil },
      .json("parameters") {
        measures[$0].parameters.isEmpty ? nil : .object([("gamma", .number(gamma))])
      },
    ]
  }

  /// The pairs, those alike, and the advice.
  public var json: JSONValue {
    var keys: [(String, JSONValue)] = [
      ("pairs", pairs.json)
    ]
    let hasSpearman = measures.contains { $0.name == SimilarityMeasure.spearman.name }
    if hasSpearman, matrix.landscapes.count > 2 {
      let clusters = matrix.clusters()
      func ids(_ members: [Int]) -> JSONValue {
        .array(members.map { .string(matrix.landscapes[$0].id) })
      }
      keys.append(
        (
          "clusters",
          .object([
            ("order", ids(clusters.order)), ("groups", .array(clusters.groups.map(ids))),
            ("heights", JSONValue(clusters.heights)),
          ])
        ))
    }
    if !advice.isEmpty { keys.append(("advice", RecordTable(advice, Self.adviceColumns).json)) }
    return .document("compare", keys)
  }

  private static var adviceColumns: [RecordTable<FidelityAdvice>.Column] {
    [
      .text("id", \.cheap.id), .text("against", \.expensive.id),
      .text("verdict", \.verdict.rawValue), .number("spearman", \.spearman),
      .number("low", \.interval?.low), .number("high", \.interval?.high),
      .number("cost_share", \.costShare), .number("excess", \.excess),
      .text("sentence", \.sentence),
    ]
  }
}
