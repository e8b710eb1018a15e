import Documents
import LandscapeAnalysis
import Landscapes
import Numerical
import SearchSpaces

/// What `compare` prints.
struct SimilarityReport {
  let matrix: SimilarityMatrix
  let gamma: Double
  let confidence: Double?
  let advice: [FidelityAdvice]
  /// What pairs differ in, where it is one thing: its name, and what it is of a landscape.
  let difference: (name: String, of: (Landscape) -> String)?
  /// Of the one pair, where it was named.
  let metrics: MetricDifferences?
  private let letters: Letters
  /// In tables for people, more pairs than that are left to the matrix.
  private static let pairLimit = 40

  init(
    matrix: SimilarityMatrix, gamma: Double, confidence: Double?, advice: [FidelityAdvice],
    difference: (name: String, of: (Landscape) -> String)? = nil,
    metrics: MetricDifferences? = nil
  ) {
    self.matrix = matrix
    self.gamma = gamma
    self.confidence = confidence
    self.advice = advice
    self.difference = difference
    self.metrics = metrics
    letters = Letters(for: matrix.landscapes.map(\.id))
  }

  private var measures: [SimilarityMeasure] { matrix.measures }
  private var isSinglePair: Bool { matrix.entries.count == 1 }

  /// One row per pair; with intervals, each measure is followed by their ends.
  var pairs: RecordTable<SimilarityMatrix.Entry> {
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
      guard confidence != nil else { return [value] }
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

  /// The pairs, the matrix, groups and advice, in 80 columns.
  var text: String {
    if isSinglePair {
      return pairs.shown.transposed.aligned() + sentences
        + (metrics.map { "\n" + $0.records.shown.aligned() } ?? "")
    }
    var parts: [String] = []
    if matrix.entries.count <= Self.pairLimit {
      parts.append(pairs.shown.aligned())
    }
    if difference != nil {
      parts.append(medians)
    } else if matrix.landscapes.count > 2, let clusters = matrixText {
      parts.append(clusters)
    }
    if matrix.entries.count > Self.pairLimit {
      parts.append(
        Self.lines(
          "\(matrix.entries.count) pairs; --format csv lists them all, with "
            + measures.map(\.name).joined(separator: ", ") + "."))
    }
    return letters.legend + parts.joined(separator: "\n") + sentences
  }

  /// The matrix of the first measure, those alike next to each other, and the groups; `nil` where
  /// none of its values exists.
  private var matrixText: String? {
    guard let measure = measures.first else { return nil }
    let rows = matrix.rows(of: measure.name)
    // Only landscapes that are in a pair.
    guard rows.contains(where: { $0.contains { $0 != nil } }) else { return nil }
    let isSpearman = measure.name == SimilarityMeasure.spearman.name
    let clusters = isSpearman ? matrix.clusters() : nil
    let order = (clusters?.order ?? Array(rows.indices)).filter { row in
      rows[row].contains { $0 != nil }
    }
    var table = Table(
      [Table.Header(title: measure.name)]
        + order.map { Table.Header(title: letters[$0], isNumeric: true) })
    table.rows = order.map { row in
      [letters[row]]
        + order.map { column in
          row == column ? "" : rows[row][column].map { significant($0, digits: 2) } ?? "–"
        }
    }
    let groups = clusters?.groups.map { $0.filter { order.contains($0) } }.filter { $0.count > 1 }
    let text = groups.map { groups in
      groups.isEmpty
        ? "No groups: no two have a coefficient of 0.7."
        : "Groups (mean coefficient at least 0.7): "
          + groups.map { $0.map { letters[$0] }.joined(separator: " ") }.joined(separator: "; ")
          + "."
    }
    return table.aligned() + (text.map { "\n" + Self.lines($0) } ?? "")
  }

  /// By what pairs differ in, the median of the first measure over them, from row to column, and how
  /// many they are.
  private var medians: String {
    guard let difference, let measure = measures.first else { return "" }
    var values: [[String]: [Double?]] = [:]
    var names: [String] = []
    let rows = matrix.rows(of: measure.name)
    for entry in matrix.entries {
      let pair = [entry.first, entry.second].map { difference.of(matrix.landscapes[$0]) }
      for name in pair where !names.contains(name) { names.append(name) }
      values[pair, default: []].append(rows[entry.first][entry.second])
      values[pair.reversed(), default: []].append(rows[entry.second][entry.first])
    }
    var table = Table(
      [Table.Header(title: "median \(measure.name)")]
        + names.map { Table.Header(title: $0, isNumeric: true) })
    table.rows = names.map { row in
      [row]
        + names.map { column in
          guard let all = values[[row, column]] else { return row == column ? "" : "–" }
          let known = all.compactMap(\.self)
          guard !known.isEmpty else { return "–" }
          return significant(Quantiles(of: known).median, digits: 3) + " (\(known.count))"
        }
    }
    return table.aligned()
  }

  private var sentences: String {
    advice.isEmpty
      ? "" : "\n" + advice.map { Self.lines("\($0.cheap.id): \($0.sentence)") }.joined()
  }

  private static func lines(_ text: String) -> String {
    broken(text, into: 80).joined(separator: "\n") + "\n"
  }

  var json: JSONValue {
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
