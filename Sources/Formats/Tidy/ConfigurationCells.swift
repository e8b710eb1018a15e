package import SearchSpaces

/// The cells of a configuration in a table whose columns are hyperparameters of several spaces.
package struct ConfigurationCells {
  private let space: SearchSpace
  /// Of each column, the hyperparameter and the texts of its levels; `nil` where the space lacks
  /// it.
  private let columns: [(index: Int, levels: [String])?]

  /// - Parameter names: The hyperparameters of the columns.
  package init(of space: SearchSpace, _ names: [String]) {
    self.space = space
    columns = names.map { name in
      space.index(of: name).map { index in
        (index, space.hyperparameters[index].domain.levels.map(\.description))
      }
    }
  }

  /// Adds them; the cell of a hyperparameter is empty where it is inactive.
  package func add(_ rank: Int, to row: inout TidyRow) {
    let active = space.isUnconstrained ? nil : space.activity(of: space.configuration(at: rank))
    for column in columns {
      guard let column, active?[column.index] ?? true else {
        row.add("")
        continue
      }
      row.add(column.levels[space.level(of: column.index, at: rank)])
    }
  }
}
