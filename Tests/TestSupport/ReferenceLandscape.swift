import Foundation

/// A complete grid of `fixtures/reference/graphfla`, as columns.
public struct ReferenceTable: Sendable {
  public struct Column: Sendable {
    public let name: String
    public let isOrdinal: Bool
    /// Distinct texts: by value where ordinal, as text otherwise.
    public let levels: [String]
  }

  public let columns: [Column]
  /// In order of rank: rows of these files stand in lexicographic order of levels.
  public let losses: [Double]

  public init(_ folder: String, file: String = "landscape.csv") throws {
    let base = fixture("reference/graphfla/\(folder)")
    let kinds = try JSONDecoder().decode(
      [String: String].self, from: Data(contentsOf: base.appending(path: "types.json")))
    let text = try String(contentsOf: base.appending(path: file), encoding: .utf8)
    let rows = text.split(separator: "\n").map { $0.split(separator: ",").map(String.init) }
    columns = rows[0].dropLast().enumerated().map { index, name in
      let texts = Set(rows.dropFirst().map { $0[index] })
      let isOrdinal = kinds[name] == "ordinal"
      let levels = texts.sorted {
        isOrdinal ? Double($0) ?? 0 < Double($1) ?? 0 : $0 < $1
      }
      return Column(name: name, isOrdinal: isOrdinal, levels: levels)
    }
    losses = rows.dropFirst().compactMap { Double($0.last ?? "") }
  }
}

/// A JSON object of `fixtures/reference`, values as Foundation reads them.
public func referenceValues(_ path: String) throws -> [String: Any] {
  let data = try Data(contentsOf: fixture("reference/\(path)"))
  return try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
}
