/// The three parts that one training sees, as row numbers of a data set.
///
/// Test rows are measured once and select nothing.
public struct TrainingData: Sendable {
  public let dataset: Dataset
  /// Rows to fit on, already cut to the sample fraction.
  public let training: [Int]
  /// Rows by which configurations are compared; the same at every fidelity.
  public let validation: [Int]
  /// Rows for reporting only.
  public let test: [Int]

  public init(dataset: Dataset, training: [Int], validation: [Int], test: [Int]) {
    self.dataset = dataset
    self.training = training
    self.validation = validation
    self.test = test
  }
}
