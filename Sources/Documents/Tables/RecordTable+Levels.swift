package import SearchSpaces

extension RecordTable.Column {
  /// One column per hyperparameter, empty where it is inactive.
  ///
  /// - Parameter rank: Of the configuration of a row.
  package static func levels(
    of space: SearchSpace, for readers: RecordTable.Readers = .tables,
    atRank rank: @escaping (Row) -> Int
  ) -> [Self] {
    space.hyperparameters.map { hyperparameter in
      let name = hyperparameter.name
      return .text(name, key: name, for: readers) { row in
        space.activeLevels(atRank: rank(row)).first { $0.name == name }?.level.description
      }
    }
  }
}
