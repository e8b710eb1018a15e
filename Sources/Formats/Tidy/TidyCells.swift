package import Landscapes

/// The cells of a column of stored trainings in a tidy table: one, or one per list or metric.
package struct TidyCells: Sendable {
  /// A loss or score beside the scenario's own that trainings hold of a part of the data.
  package struct Metric: Sendable, Hashable {
    package let measure: Measure
    package let name: String

    package init(measure: Measure, name: String) {
      self.measure = measure
      self.name = name
    }

    /// `metric.test.accuracy`.
    var title: String { "metric.\(measure.rawValue).\(name)" }
  }

  /// Reads the cells of a row.
  package struct Reader: Sendable {
    /// Refuses cells that say nothing.
    let check: @Sendable (_ row: Int, DelimitedText) throws(ImportError) -> Void
    /// Puts those of a row that `check` does not refuse into the training that is read.
    let read: @Sendable (_ row: Int, inout EvaluationDraft) -> Void
  }

  /// Of tables whose trainings have these metrics.
  package let titles: @Sendable ([Metric]) -> [String]
  /// Adds the cells of a training to a row.
  package let write: @Sendable (StoredTraining, [Metric], inout TidyRow) -> Void
  /// `nil` of a table that lacks them.
  let reader: @Sendable (TidyColumns) -> Reader?

  private init(
    titles: @escaping @Sendable ([Metric]) -> [String],
    write: @escaping @Sendable (StoredTraining, [Metric], inout TidyRow) -> Void,
    reader: @escaping @Sendable (TidyColumns) -> Reader?
  ) {
    self.titles = titles
    self.write = write
    self.reader = reader
  }

  /// One cell of a value.
  init(
    title: String, _ kind: EvaluationColumn.Kind, isOfFinished: Bool,
    value: @escaping @Sendable (StoredTraining) -> StoredValue,
    read: @escaping @Sendable (StoredValue, inout EvaluationDraft) -> Void
  ) {
    self.init(
      titles: { _ in [title] }, write: { training, _, row in row.add(value(training), kind) },
      reader: { columns in
        guard let cell = columns[title].map({ TidyCell($0, kind) }) else { return nil }
        return Reader(
          check: { row, table throws(ImportError) in
            if !isOfFinished || columns.isFinished(row) { try cell.check(row, of: table) }
          }, read: { row, draft in read(cell[row], &draft) })
      })
  }

  /// One cell of a list of numbers.
  init(
    list title: String, _ value: @escaping @Sendable (Evaluation) -> [Double],
    _ read: @escaping @Sendable ([Double], inout EvaluationDraft) -> Void
  ) {
    self.init(
      titles: { _ in [title] }, write: { training, _, row in row.add(value(training.evaluation)) },
      reader: { columns in
        guard let column = columns[title] else { return nil }
        return Reader(
          check: { row, table throws(ImportError) in
            _ = try TidyLists.checked(column, row, of: table)
          }, read: { row, draft in read(TidyLists.numbers(column[row]) ?? [], &draft) })
      })
  }

  /// A cell per list, of lists that go together; see ``TidyLists``.
  init(
    lists titles: [String], value: @escaping @Sendable (Evaluation) -> [[Double?]],
    read: @escaping @Sendable ([[Double?]], inout EvaluationDraft) -> Void
  ) {
    self.init(
      titles: { _ in titles },
      write: { training, _, row in
        for numbers in value(training.evaluation) { row.add(numbers) }
      },
      reader: { columns in
        let lists = TidyLists(titles.map { columns[$0] })
        return Reader(
          check: { row, table throws(ImportError) in try lists.check(row, of: table) },
          read: { row, draft in read(lists.samples(row), &draft) })
      })
  }

  /// A cell per metric that occurs, of trainings that finished with a loss of its part.
  static let metrics = TidyCells(
    titles: { $0.map(\.title) },
    write: { training, metrics, row in
      let measurements = training.evaluation.measurements
      for metric in metrics { row.add(measurements[metric.measure]?.details[metric.name]) }
    },
    reader: { columns in
      let metrics = columns.metrics
      return Reader(
        check: { row, table throws(ImportError) in
          guard columns.isFinished(row) else { return }
          for metric in metrics where metric.loss?[row] != nil {
            try metric.numbers.check(row, of: table)
          }
        },
        read: { row, draft in
          for metric in metrics {
            guard let number = metric.numbers[row] else { continue }
            draft.details[metric.measure, default: [:]][metric.name] = number
          }
        })
    })
}

extension TidyRow {
  /// Adds a value as a table shows it; an empty cell for none.
  mutating func add(_ value: StoredValue, _ kind: EvaluationColumn.Kind) {
    switch value {
    case .null: add("")
    case .integer(let number):
      switch kind {
      case .flag: add(number == 0 ? "false" : "true")
      case .bits: add(UInt64(bitPattern: number))
      case .integer, .real, .text: add(number)
      }
    case .real(let number): add(number)
    case .text(let text): add(text)
    }
  }
}
