package import SearchSpaces

extension RecordTable.Column {
  /// One column per hyperparameter, empty where it is inactive.
  ///
  /// - Parameter rank: Of the configuration of a row.
  package static func levels(
    of space: SearchSpace, for readers: RecordTable.Readers = .tables,
    atRank rank: @escaping (Row) -> Int
  ) -> [Self] {
    space.hyperparameters.enumerated().map { index, hyperparameter in
      .text(hyperparameter.name, key: hyperparameter.name, for: readers) { row in
        space.activeLevel(of: index, atRank: rank(row))?.description
      }
    }
  }
}
