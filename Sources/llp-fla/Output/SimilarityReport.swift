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
  func pairs(isExact: Bool) -> Table {
    let usesLetters = !isExact && !isSinglePair
    func name(_ index: Int) -> String {
      usesLetters ? letters[index] : matrix.landscapes[index].id
    }
    let hasProjection = matrix.entries.contains { $0.shared != nil }
    let titles =
      ["a", "b", "shared"]
      + measures.flatMap { measure in
        [measure.name]
          + (confidence == nil || !isExact ? [] : ["\(measure.name)_low", "\(measure.name)_high"])
      } + (hasProjection ? ["on"] : [])
    var table = Table(
      titles.enumerated().map { Table.Header(title: $1, isNumeric: $0 > 1 && $1 != "on") },
      keyCount: 2)
    for entry in matrix.entries {
      let values = measures.indices.flatMap { place -> [String] in
        let value = entry.values[place]
        let interval = entry.intervals[place]
        if isExact {
          let ends = confidence == nil ? [] : [interval?.low, interval?.high]
          return ([value] + ends).map { $0.map { "\($0)" } ?? "" }
        }
        let ends = interval.map {
          " [\(significant($0.low, digits: 3)), \(significant($0.high, digits: 3))]"
        }
        return [(value.map(tabulated) ?? "–") + (ends ?? "")]
      }
      table.rows.append(
        [name(entry.first), name(entry.second), String(entry.pair.count)] + values
          + (hasProjection ? [entry.shared?.joined(separator: " ") ?? ""] : []))
    }
    return table
  }

  /// The pairs, the matrix, groups and advice, in 80 columns.
  var text: String {
    if isSinglePair {
      return pairs(isExact: false).transposed.aligned() + sentences
        + (metrics.map { "\n" + $0.table(isExact: false).aligned() } ?? "")
    }
    var parts: [String] = []
    if matrix.entries.count <= Self.pairLimit {
      parts.append(pairs(isExact: false).aligned())
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
      ("schema", .string("llp-fla/compare/1")),
      ("pairs", .array(matrix.entries.map(json))),
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
            ("heights", .array(clusters.heights.map { .number($0) })),
          ])
        ))
    }
    if !advice.isEmpty {
      keys.append(
        (
          "advice",
          .array(
            advice.map { advice in
              .object([
                ("id", .string(advice.cheap.id)), ("against", .string(advice.expensive.id)),
                ("verdict", .string(advice.verdict.rawValue)),
                ("spearman", advice.spearman.map { .number($0) } ?? .null),
                ("low", advice.interval.map { .number($0.low) } ?? .null),
                ("high", advice.interval.map { .number($0.high) } ?? .null),
                ("cost_share", advice.costShare.map { .number($0) } ?? .null),
                ("excess", advice.excess.map { .number($0) } ?? .null),
                ("sentence", .string(advice.sentence)),
              ])
            })
        ))
    }
    return .object(keys)
  }

  private func json(_ entry: SimilarityMatrix.Entry) -> JSONValue {
    let values = measures.indices.map { place -> JSONValue in
      let measure = measures[place]
      var keys: [(String, JSONValue)] = [
        ("name", .string(measure.name)),
        ("value", entry.values[place].map { .number($0) } ?? .null),
      ]
      if let interval = entry.intervals[place] {
        keys += [
          ("low", .number(interval.low)), ("high", .number(interval.high)),
          ("drawn", .string(interval.source.rawValue)),
        ]
      }
      if entry.values[place] == nil { keys.append(("reason", .string(measure.undefinedWhen))) }
      if !measure.parameters.isEmpty {
        keys.append(("parameters", .object([("gamma", .number(gamma))])))
      }
      return .object(keys)
    }
    var keys: [(String, JSONValue)] = [
      ("a", .string(matrix.landscapes[entry.first].id)),
      ("b", .string(matrix.landscapes[entry.second].id)),
      ("shared", .integer(entry.pair.count)),
    ]
    if let shared = entry.shared {
      keys.append(("on", .array(shared.map { .string($0) })))
    }
    keys.append(("measures", .array(values)))
    if let metrics { keys.append(("metrics", metrics.json)) }
    return .object(keys)
  }
}
