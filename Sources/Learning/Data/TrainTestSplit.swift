public import Numerical

/// The rows that learning may see, and those kept for reporting.
///
/// Test rows select nothing: no configuration, no epoch, no threshold.
public struct TrainTestSplit: Sendable, Hashable {
  /// Rows to train and to compare configurations on, ascending.
  public let development: [Int]
  /// Rows for reporting, ascending.
  public let test: [Int]

  /// Holds out the published test part, or `testShare` of the rows, of each class alike where there
  /// are classes.
  ///
  /// - Precondition: `testShare` is in (0, 1).
  public init(of dataset: Dataset, testShare: Double = 0.2, seed: Seed) {
    precondition(testShare > 0 && testShare < 1, "a test share of \(testShare)")
    if let published = dataset.officialTest {
      test = Array(published)
      development = (0..<dataset.rowCount).filter { !published.contains($0) }
      return
    }
    let order = StratifiedOrder(of: Array(0..<dataset.rowCount), in: dataset, seed: seed)
    let count = Int((testShare * Double(dataset.rowCount)).rounded(.up))
    test = order.rows.prefix(count).sorted()
    development = order.rows.dropFirst(count).sorted()
  }
}
