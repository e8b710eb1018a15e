/// Records of one kind, described once: a list of columns, from which the aligned table, the exact
/// one, CSV, Markdown and JSON follow.
///
/// ```swift
/// let records = RecordTable(rows, [
///   .text("landscape", \.id), .count("configurations", \.count),
///   .number("median gap", \.medianGap),
/// ])
/// print(records.shown.aligned())  // median gap: four digits
/// print(records.exact.csv)        // median_gap: all digits
/// ```
package struct RecordTable<Row> {
  /// Who reads a column.
  package struct Readers: OptionSet, Sendable {
    package let rawValue: Int
    package init(rawValue: Int) { self.rawValue = rawValue }

    /// Those of the aligned table and of Markdown.
    package static var people: Readers { Readers(rawValue: 1) }
    package static var csv: Readers { Readers(rawValue: 2) }
    package static var json: Readers { Readers(rawValue: 4) }
    package static var tables: Readers { [.people, .csv] }
    package static var programs: Readers { [.csv, .json] }
    package static var all: Readers { [.people, .csv, .json] }
  }

  /// One value of each record, and what it is called.
  package struct Column {
    /// For people.
    package let title: String
    /// For programs.
    package let key: String
    /// In JSON, where that is another.
    package let jsonKey: String
    package let isNumeric: Bool
    package let readers: Readers
    package let value: (Row) -> RecordValue

    /// - Parameters:
    ///   - key: The title with underscores, unless given.
    ///   - jsonKey: As `key`, unless given.
    package init(
      _ title: String, key: String? = nil, jsonKey: String? = nil, isNumeric: Bool = false,
      for readers: Readers = .all, value: @escaping (Row) -> RecordValue
    ) {
      self.title = title
      self.key = key ?? title.replacing(" ", with: "_").replacing("-", with: "_")
      self.jsonKey = jsonKey ?? self.key
      self.isNumeric = isNumeric
      self.readers = readers
      self.value = value
    }
  }

  package let columns: [Column]
  package let rows: [Row]
  /// How many leading columns say what a row is.
  package let keyCount: Int
  /// Which rows people are shown; all, unless told otherwise.
  package let isShown: (Row) -> Bool

  package init(
    _ rows: [Row], keyCount: Int = 1, _ columns: [Column],
    isShown: @escaping (Row) -> Bool = { _ in true }
  ) {
    self.rows = rows
    self.keyCount = keyCount
    self.columns = columns
    self.isShown = isShown
  }

  /// For people: titles, four digits.
  package var shown: Table {
    let columns = columns.filter { $0.readers.contains(.people) }
    var table = Table(
      columns.map { .init(title: $0.title, isNumeric: $0.isNumeric) }, keyCount: keyCount)
    table.rows = rows.filter(isShown).map { row in columns.map { $0.value(row).text } }
    return table
  }

  /// For programs: keys, all digits.
  package var exact: Table {
    let columns = columns.filter { $0.readers.contains(.csv) }
    var table = Table(
      columns.map { .init(title: $0.key, isNumeric: $0.isNumeric) }, keyCount: keyCount)
    table.rows = rows.map { row in columns.map { $0.value(row).exact } }
    return table
  }

  /// The rows as objects of JSON.
  package var json: JSONValue { .array(rows.map { .object(pairs(of: $0)) }) }

  /// A row as the pairs of an object of JSON.
  package func pairs(of row: Row) -> [(String, JSONValue)] {
    columns.filter { $0.readers.contains(.json) }.compactMap { column in
      let value = column.value(row)
      return value.isLeftOut ? nil : (column.jsonKey, value.json)
    }
  }
}

extension RecordTable.Column {
  /// A column of text.
  package static func text(
    _ title: String, key: String? = nil, jsonKey: String? = nil,
    for readers: RecordTable.Readers = .all, _ value: @escaping (Row) -> String?
  ) -> Self {
    Self(title, key: key, jsonKey: jsonKey, for: readers) { .text(value($0)) }
  }

  /// A column of numbers.
  package static func number(
    _ title: String, key: String? = nil, jsonKey: String? = nil,
    for readers: RecordTable.Readers = .all, missing: String = "–",
    _ value: @escaping (Row) -> Double?
  ) -> Self {
    Self(title, key: key, jsonKey: jsonKey, isNumeric: true, for: readers) {
      .number(value($0), missing: missing)
    }
  }

  /// A column of whole numbers.
  package static func count(
    _ title: String, key: String? = nil, jsonKey: String? = nil,
    for readers: RecordTable.Readers = .all, missing: String = "–",
    _ value: @escaping (Row) -> Int?
  ) -> Self {
    Self(title, key: key, jsonKey: jsonKey, isNumeric: true, for: readers) {
      .count(value($0), missing: missing)
    }
  }

  /// What only JSON has; `nil` leaves the key out.
  package static func json(_ key: String, _ value: @escaping (Row) -> JSONValue?) -> Self {
    Self(key, for: .json) { row in value(row).map { .json($0) } ?? .leftOut }
  }
}
