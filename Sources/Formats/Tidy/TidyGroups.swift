import Landscapes

/// The rows of a tidy table by scenario, in the order in which the scenarios begin.
struct TidyGroups {
  package let scenarios: [Scenario]
  /// The rows of each scenario, ascending; `nil` where there is one scenario, of all rows.
  private let rowsOf: [[Int32]]?
  private let rowCount: Int

  /// - Throws: ``ImportError`` for a fidelity that is none.
  /// - Complexity: O(rows); cells are understood once per combination that occurs.
  init(_ reader: TidyReader, rowCount: Int) throws(ImportError) {
    self.rowCount = rowCount
    let columns = reader.scenarioColumns.map { ($0, $0.distinct) }.filter { $0.1.count > 1 }
    guard !columns.isEmpty else {
      scenarios = [try reader.scenario(ofRow: 0)]
      rowsOf = nil
      return
    }
    var groups = [Int32](repeating: 0, count: rowCount)
    var first: [Int] = []
    for (column, cells) in columns {
      let places = Dictionary(uniqueKeysWithValues: cells.enumerated().map { ($1, Int32($0)) })
      var known: [UInt64: Int32] = [:]
      first = []
      let placeOf = column.values { places[$0] ?? 0 }
      for (row, place) in placeOf.enumerated() {
        let key = UInt64(groups[row]) << 32 | UInt64(place)
        if let group = known[key] {
          groups[row] = group
        } else {
          groups[row] = Int32(first.count)
          known[key] = groups[row]
          first.append(row)
        }
      }
    }
    // Cells of one meaning, as 1 and 1.0, are one scenario.
    var scenarios: [Scenario] = []
    var places: [Scenario: Int] = [:]
    var scenarioOf: [Int] = []
    for row in first {
      let scenario = try reader.scenario(ofRow: row)
      let place = places[scenario] ?? scenarios.count
      if place == scenarios.count {
        places[scenario] = place
        scenarios.append(scenario)
      }
      scenarioOf.append(place)
    }
    var rowsOf = scenarios.map { _ in [Int32]() }
    for (row, group) in groups.enumerated() { rowsOf[scenarioOf[Int(group)]].append(Int32(row)) }
    self.scenarios = scenarios
    self.rowsOf = rowsOf
  }

  /// The rows of a scenario; `nil` for all of the table.
  func rows(_ scenario: Int) -> [Int32]? { rowsOf?[scenario] }

  /// The number of rows of a scenario.
  func count(_ scenario: Int) -> Int { rowsOf?[scenario].count ?? rowCount }

  /// The rows of all scenarios of a learner and a data set; `nil` for all of the table.
  func rows(learner: String, dataset: String) -> [[Int32]]? {
    rowsOf.map { rowsOf in
      zip(scenarios, rowsOf).filter { $0.0.learner == learner && $0.0.dataset == dataset }.map(\.1)
    }
  }
}
