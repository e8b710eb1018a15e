import Documents
import Landscapes
import Numerical

extension SimilarityRecords {
  /// In tables for people, more pairs than that are left to the matrix.
  private static let pairLimit = 40

  /// The pairs, the matrix, groups and advice, in 80 columns.
  ///
  /// - Parameter remedy: Where all pairs stand when they are too many for a text.
  public func text(allPairs remedy: String = "the table lists them all") -> String {
    if isSinglePair {
      return pairs.shown.transposed.aligned() + sentences
        + (metrics.map { "\n" + $0.records.shown.aligned() } ?? "")
    }
    var parts: [String] = []
    if matrix.entries.count <= Self.pairLimit {
      parts.append(pairs.shown.aligned())
    }
    if axis != nil {
      parts.append(medians)
    } else if matrix.landscapes.count > 2, let clusters = matrixText {
      parts.append(clusters)
    }
    if matrix.entries.count > Self.pairLimit {
      parts.append(
        Self.lines(
          "\(matrix.entries.count) pairs; \(remedy), with "
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

  /// By what pairs differ in, the median of the first measure over them, from row to column, and
  /// how many they are.
  private var medians: String {
    guard let axis, let measure = measures.first else { return "" }
    var values: [[String]: [Double?]] = [:]
    var names: [String] = []
    let rows = matrix.rows(of: measure.name)
    for entry in matrix.entries {
      let pair = [entry.first, entry.second].map { axis.label(of: matrix.landscapes[$0]) }
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
}
