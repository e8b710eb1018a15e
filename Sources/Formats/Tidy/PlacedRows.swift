import SearchSpaces

/// The columns of a tidy table's hyperparameters over one space: which rank each row has.
struct PlacedRows: Sendable {
  let space: SearchSpace
  /// Of each hyperparameter of the space.
  private let columns: [Column]

  /// The level indices of one hyperparameter; −1 where a cell has none.
  private struct Column: Sendable {
    /// `nil` where the table has no such column.
    let column: TableColumn?
    /// Of each distinct text.
    let positions: [Int]
    /// Of each level; empty where texts have ``positions``.
    let places: [Level: Int]
    /// Of an empty cell.
    let empty: Int

    init(_ column: TableColumn?, _ domain: Domain) {
      self.column = column
      let places = Dictionary(domain.levels.enumerated().map { ($1, $0) }) { first, _ in first }
      let empty = places[.null] ?? -1
      self.empty = empty
      switch column?.storage {
      case .texts(let texts, _), .manyTexts(let texts, _):
        positions = texts.map { Column.position($0, places, empty) }
        self.places = [:]
      case .numbers, nil:
        positions = []
        self.places = places
      }
    }

    private static func position(_ text: String, _ places: [Level: Int], _ empty: Int) -> Int {
      text.isEmpty ? empty : places[TidyTable.level(text)] ?? -1
    }

    func position(_ row: Int) -> Int {
      switch column?.storage {
      case .texts(_, let codes): positions[Int(codes[row])]
      case .manyTexts(_, let codes): positions[Int(codes[row])]
      case .numbers(let numbers, let others):
        others[row].map { Column.position($0, places, empty) }
          ?? places[.number(numbers[row])] ?? -1
      case nil: empty
      }
    }
  }

  /// - Parameter columns: By the names of hyperparameters.
  init(_ columns: [(name: String, column: TableColumn)], in space: SearchSpace) {
    self.space = space
    self.columns = space.hyperparameters.map { hyperparameter in
      Column(columns.first { $0.name == hyperparameter.name }?.column, hyperparameter.domain)
    }
  }

  /// The rank of a row that ``check(_:)`` does not refuse.
  func rank(_ row: Int) -> Int {
    if space.isUnconstrained {
      var rank = 0
      for (column, stride) in zip(columns, space.strides) { rank += column.position(row) * stride }
      return rank
    }
    return space.rank(
      of: space.canonical(Configuration(levels: columns.map { max(0, $0.position(row)) })))
  }

  /// Refuses a row that has no rank.
  ///
  /// - Throws: `SearchSpaceError` for an unknown level, or a missing one of a hyperparameter that
  ///   is active.
  func check(_ row: Int) throws(SearchSpaceError) {
    if columns.allSatisfy({ $0.position(row) >= 0 }) { return }
    var values: [String: Level] = [:]
    for (hyperparameter, column) in zip(space.hyperparameters, columns) {
      let text = column.column?[row] ?? ""
      if !text.isEmpty {
        values[hyperparameter.name] = TidyTable.level(text)
      } else if column.empty >= 0 {
        values[hyperparameter.name] = .null
      }
    }
    _ = try space.rank(of: values)
  }
}
