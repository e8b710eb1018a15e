/// A booster of XGBoost with its matrices, on one thread.
struct XGBoostBooster: InstalledBooster, ~Copyable {
  private let functions: XGBoostLibrary
  /// Training, validation, test.
  private var matrices: [XGBoostLibrary.Handle] = []
  private var booster: XGBoostLibrary.Handle?
  private var round: Int32 = 0

  /// - Parameter parameters: Under the library's names.
  init(
    _ functions: XGBoostLibrary, _ training: InstalledBoosterTraining,
    parameters: [(String, String)]
  ) throws(LearningError) {
    self.functions = functions
    let library = functions.library
    for rows in training.parts {
      let table = training.data.table(of: rows).map { Float($0) }
      var matrix: XGBoostLibrary.Handle?
      try library.check(
        functions.createMatrix(
          table, UInt64(rows.count), UInt64(training.data.dataset.featureCount), .nan, &matrix, 1))
      if let matrix { matrices.append(matrix) }
    }
    let labels = training.labels
    try library.check(
      functions.setInfo(matrices[0], "label", labels, UInt64(labels.count)))
    var created: XGBoostLibrary.Handle?
    let known: [XGBoostLibrary.Handle?] = matrices
    try library.check(functions.createBooster(known, UInt64(known.count), &created))
    booster = created
    for (name, value) in parameters {
      try library.check(functions.setParameter(try handle(), name, value))
    }
  }

  deinit {
    if let booster { _ = functions.freeBooster(booster) }
    for matrix in matrices { _ = functions.freeMatrix(matrix) }
  }

  private func handle() throws(LearningError) -> XGBoostLibrary.Handle {
    guard let booster else { throw .library("XGBoost: no booster was made") }
    return booster
  }

  mutating func update() throws(LearningError) -> Bool {
    try functions.library.check(functions.update(try handle(), round, matrices[0]))
    round += 1
    return true
  }

  func predictions(of part: Int) throws(LearningError) -> [Double] {
    let settings =
      #"{"type":0,"training":false,"iteration_begin":0,"iteration_end":0,"strict_shape":false}"#
    var shape: UnsafePointer<UInt64>?
    var dimensions: UInt64 = 0
    var values: UnsafePointer<Float>?
    try functions.library.check(
      functions.predict(try handle(), matrices[part], settings, &shape, &dimensions, &values))
    guard let shape, let values else { throw .library("XGBoost: no predictions were made") }
    let count = (0..<Int(dimensions)).reduce(1) { $0 * Int(shape[$1]) }
    return (0..<count).map { Double(values[$0]) }
  }
}
