/// A booster of LightGBM with its data, on one thread.
struct LightGBMBooster: InstalledBooster, ~Copyable {
  private let functions: LightGBMLibrary
  private let featureCount: Int32
  private let scoreCount: Int
  /// Training, validation, test.
  private let tables: [[Double]]
  private var dataset: LightGBMLibrary.Handle?
  private var booster: LightGBMLibrary.Handle?

  /// - Parameter parameters: Under the library's names.
  init(
    _ functions: LightGBMLibrary, _ training: InstalledBoosterTraining,
    parameters: [(String, String)]
  ) throws(LearningError) {
    self.functions = functions
    let data = training.data
    let library = functions.library
    let settings = parameters.map { "\($0.0)=\($0.1)" }.joined(separator: " ")
    featureCount = Int32(data.dataset.featureCount)
    scoreCount = data.dataset.classCount > 2 ? data.dataset.classCount : 1
    tables = training.parts.map { data.table(of: $0) }
    try library.check(
      functions.createDataset(
        tables[0], LightGBMLibrary.float64, Int32(training.parts[0].count), featureCount, 1,
        settings, nil, &dataset))
    guard let dataset else { throw .library("LightGBM: no data set was made") }
    let labels = training.labels
    try library.check(
      functions.setField(
        dataset, "label", labels, Int32(labels.count), LightGBMLibrary.float32))
    try library.check(functions.createBooster(dataset, settings, &booster))
  }

  deinit {
    if let booster { _ = functions.freeBooster(booster) }
    if let dataset { _ = functions.freeDataset(dataset) }
  }

  private func handle() throws(LearningError) -> LightGBMLibrary.Handle {
    guard let booster else { throw .library("LightGBM: no booster was made") }
    return booster
  }

  mutating func update() throws(LearningError) -> Bool {
    var isFinished: Int32 = 0
    try functions.library.check(functions.update(try handle(), &isFinished))
    return isFinished == 0
  }

  func predictions(of part: Int) throws(LearningError) -> [Double] {
    let rowCount = tables[part].count / Int(featureCount)
    var values = [Double](repeating: 0, count: rowCount * scoreCount)
    var written: Int64 = 0
    try functions.library.check(
      functions.predict(
        try handle(), tables[part], LightGBMLibrary.float64, Int32(rowCount), featureCount, 1, 0,
        0, -1, "num_threads=1", &written, &values))
    guard written == values.count else {
      throw .library("LightGBM: \(written) predictions instead of \(values.count)")
    }
    return values
  }
}
