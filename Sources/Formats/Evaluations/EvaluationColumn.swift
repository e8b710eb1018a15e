package import Landscapes

/// A column of stored trainings: how a value gets into a database and a tidy table, and back.
///
/// ```swift
/// EvaluationColumn(
///   "steps", .integer, title: "steps", value: { StoredValue($0.evaluation.steps) },
///   read: { $1.steps = $0.integer ?? 0 })
/// ```
package struct EvaluationColumn: Sendable {
  /// What the values of a column are.
  package enum Kind: Sendable {
    case integer, real, text
    /// 0 and 1 in a database, `false` and `true` in a table.
    case flag
    /// 64 bits: a signed number in a database, an unsigned one in a table.
    case bits

    /// The type in SQL.
    package var sqlType: String {
      switch self {
      case .integer, .flag, .bits: "INTEGER"
      case .real: "REAL"
      case .text: "TEXT"
      }
    }
  }

  package typealias Value = @Sendable (StoredTraining) throws -> StoredValue
  package typealias Read = @Sendable (StoredValue, inout EvaluationDraft) throws -> Void

  /// In the database: `training_samples`.
  package let name: String
  /// The version of the schema that brought it; in a database of an older one all are without.
  package let since: Int
  package let kind: Kind
  /// Whether it holds texts of JSON, which take most of the time of reading.
  package let isDetail: Bool
  /// What a training has.
  package let value: Value
  /// Puts a value into the training that is read; it is called for every column, in their order.
  package let read: Read
  /// Its cells in a tidy table; `nil` where it has none.
  package let cells: TidyCells?

  package init(
    _ name: String, since: Int = 1, _ kind: Kind, isDetail: Bool = false, cells: TidyCells?,
    value: @escaping Value, read: @escaping Read
  ) {
    self.name = name
    self.since = since
    self.kind = kind
    self.isDetail = isDetail
    self.cells = cells
    self.value = value
    self.read = read
  }

  /// A column whose values are cells of a tidy table as they are.
  ///
  /// - Parameters:
  ///   - title: In the tidy table; `nil` where it has no cells there.
  ///   - isOfFinished: Whether trainings that diverged or failed have no value.
  package init(
    _ name: String, since: Int = 1, _ kind: Kind, title: String?, isOfFinished: Bool = false,
    value: @escaping @Sendable (StoredTraining) -> StoredValue,
    read: @escaping @Sendable (StoredValue, inout EvaluationDraft) -> Void
  ) {
    self.init(
      name, since: since, kind,
      cells: title.map {
        TidyCells(title: $0, kind, isOfFinished: isOfFinished, value: value, read: read)
      }, value: value, read: read)
  }

  /// A number that each sample of a column has.
  package struct Field<Sample>: Sendable {
    let title: String
    let value: @Sendable (Sample) -> Double?

    /// - Parameter title: In a tidy table.
    package init(_ title: String, _ value: @escaping @Sendable (Sample) -> Double?) {
      self.title = title
      self.value = value
    }
  }

  /// A column of numbers in a list: JSON in the database, with spaces between them in a table.
  package static func list(
    _ name: String, since: Int, title: String,
    value: @escaping @Sendable (Evaluation) -> [Double],
    read: @escaping @Sendable ([Double], inout EvaluationDraft) -> Void
  ) -> EvaluationColumn {
    EvaluationColumn(
      name, since: since, .text, isDetail: true, cells: TidyCells(list: title, value, read),
      value: { training in
        let numbers = value(training.evaluation)
        return numbers.isEmpty ? .null : try StoredValue(json: numbers)
      },
      read: { stored, draft in
        read(try stored.decoded([Double].self, by: draft.decoder) ?? [], &draft)
      })
  }

  /// A column of samples: JSON in the database, in a table one list per field.
  ///
  /// - Parameters:
  ///   - fields: The first are whole numbers, which say how many samples there are.
  ///   - sample: Of its fields; `nil` where they make none.
  package static func samples<Sample: Codable & Sendable>(
    _ name: String, since: Int = 1, fields: [Field<Sample>],
    value: @escaping @Sendable (Evaluation) -> [Sample],
    read: @escaping @Sendable ([Sample], inout EvaluationDraft) -> Void,
    sample: @escaping @Sendable ([Double?]) -> Sample?
  ) -> EvaluationColumn {
    EvaluationColumn(
      name, since: since, .text, isDetail: true,
      cells: TidyCells(
        lists: fields.map(\.title),
        value: { evaluation in
          let samples = value(evaluation)
          return fields.map { field in samples.map(field.value) }
        }, read: { rows, draft in read(rows.compactMap(sample), &draft) }),
      value: { training in
        let samples = value(training.evaluation)
        return samples.isEmpty ? .null : try StoredValue(json: samples)
      },
      read: { stored, draft in
        read(try stored.decoded([Sample].self, by: draft.decoder) ?? [], &draft)
      })
  }
}
