import Landscapes

/// Reads the cells of a tidy table that say what a training cost and what it showed on the way.
struct TidyAccount: Sendable {
  private let forward, measured, backward, parameters: NumberColumn?
  private let operations: NumberColumn?
  private let collapsed: TableColumn?
  private let curve, early: Lists
  private let firstEpochLosses: TableColumn?

  /// Lists that go together, of one length in a row.
  private struct Lists: Sendable {
    /// The first says how many there are; another is empty where none of its numbers is known.
    let columns: [TableColumn?]

    init(_ names: [String], _ columns: [String: TableColumn]) {
      self.columns = names.map { columns[$0] }
    }

    /// The numbers of a column in a row, `nil` for those that are not known.
    func numbers(_ column: Int, _ row: Int, count: Int) -> [Double?] {
      let values = columns[column].flatMap { TidyAccount.numbers($0[row]) } ?? []
      return values.isEmpty
        ? Array(repeating: nil, count: count) : values.map { $0.isNaN ? nil : $0 }
    }

    func steps(_ row: Int) -> [Int] {
      columns[0].flatMap { TidyAccount.numbers($0[row]) }?.compactMap { Int(exactly: $0) } ?? []
    }

    /// Refuses lists of other lengths than the first, which holds whole numbers.
    func check(_ row: Int, of table: DelimitedText) throws(ImportError) {
      var count = 0
      for (place, column) in columns.enumerated() {
        guard let column else { continue }
        let numbers = try TidyAccount.checked(column, row, of: table)
        if place == 0 {
          count = numbers.count
          if !numbers.allSatisfy({ Int(exactly: $0) != nil }) {
            throw .badList(
              table.path, line: table.line(ofRow: row), column: column.name,
              problem: "steps are whole numbers")
          }
        } else if !numbers.isEmpty, numbers.count != count {
          throw .badList(
            table.path, line: table.line(ofRow: row), column: column.name,
            problem: "\(numbers.count) numbers for \(count) steps")
        }
      }
    }
  }

  init(_ columns: [String: TableColumn]) {
    func numbers(_ name: String) -> NumberColumn? { columns[name].map { NumberColumn($0) } }
    forward = numbers("samples_forward")
    measured = numbers("measured_samples")
    backward = numbers("samples_backward")
    parameters = numbers("parameters")
    operations = numbers("floating_point_operations")
    collapsed = columns["collapsed"]
    curve = Lists(["curve.step", "curve.train", "curve.validation"], columns)
    early = Lists(["early.step", "early.train", "early.score"], columns)
    firstEpochLosses = columns["first_epoch_losses"]
  }

  /// The numbers of a list; `nil` where a word is none.
  private static func numbers(_ text: String) -> [Double]? {
    var numbers: [Double] = []
    for word in text.split(separator: " ") {
      guard let number = Double(word), !number.isInfinite else { return nil }
      numbers.append(number)
    }
    return numbers
  }

  private static func checked(
    _ column: TableColumn, _ row: Int, of table: DelimitedText
  ) throws(ImportError) -> [Double] {
    guard let numbers = numbers(column[row]) else {
      throw .badList(
        table.path, line: table.line(ofRow: row), column: column.name,
        problem: "not a list of finite numbers")
    }
    return numbers
  }

  /// Refuses cells that say nothing.
  func check(_ row: Int, of table: DelimitedText) throws(ImportError) {
    for count in [forward, measured, backward, parameters] {
      try count?.check(row, of: table, isWhole: true)
    }
    try operations?.check(row, of: table)
    if let collapsed, !["", "true", "false"].contains(collapsed[row]) {
      throw .badList(
        table.path, line: table.line(ofRow: row), column: collapsed.name,
        problem: "'\(collapsed[row])' is not true or false")
    }
    try curve.check(row, of: table)
    try early.check(row, of: table)
    if let firstEpochLosses { _ = try Self.checked(firstEpochLosses, row, of: table) }
  }

  /// The learning curve of a row that ``check(_:of:)`` does not refuse.
  func curve(ofRow row: Int) -> [CurveSample] {
    let steps = curve.steps(row)
    let (train, validation) = (
      curve.numbers(1, row, count: steps.count), curve.numbers(2, row, count: steps.count)
    )
    return steps.indices.map {
      CurveSample(step: steps[$0], train: train[$0], validation: validation[$0])
    }
  }

  /// The account of such a row; `nil` where it has none.
  func account(ofRow row: Int) -> EvaluationAccount? {
    guard let samplesForward = forward?.integer(row) else { return nil }
    let steps = early.steps(row)
    let train = early.numbers(1, row, count: steps.count)
    let scores = early.numbers(2, row, count: steps.count)
    return EvaluationAccount(
      samplesForward: samplesForward, measuredSamples: measured?.integer(row) ?? 0,
      samplesBackward: backward?.integer(row) ?? 0, parameters: parameters?.integer(row) ?? 0,
      floatingPointOperations: operations?[row], isCollapsed: collapsed?[row] == "true",
      earlySignals: steps.indices.compactMap { place in
        scores[place].map { EarlySignal(step: steps[place], train: train[place], score: $0) }
      },
      firstEpochLosses: firstEpochLosses.flatMap { Self.numbers($0[row]) } ?? [])
  }
}
