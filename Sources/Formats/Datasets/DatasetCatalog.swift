public import Catalogs
import Foundation
public import Networks

/// The data sets that come with the program.
public enum DatasetCatalog {
  public struct Entry: Sendable {
    /// The name in space files.
    public let name: String
    /// `classification` or `regression`.
    public let task: LearningTask
    /// One line for lists.
    public let summary: String

    /// Where the table is installed.
    public var path: String {
      Bundle.module.bundleURL.appending(path: "datasets/\(name).csv").path
    }
  }

  public static let all = Catalog<Entry>(
    "data set",
    [
      Entry(
        name: "iris", task: .classification,
        summary: "150 flowers of 3 species, 4 measures (Fisher 1936)"),
      Entry(
        name: "wine", task: .classification,
        summary: "178 wines of 3 cultivars, 13 chemical measures"),
      Entry(
        name: "breast_cancer", task: .classification,
        summary: "569 tumours, benign or malignant, 30 measures of cell nuclei"),
      Entry(
        name: "digits", task: .classification,
        summary: "1797 handwritten digits, 8 x 8 grey values"),
      Entry(
        name: "diabetes", task: .regression,
        summary: "442 patients, 10 measures, progression after one year"),
    ]
  ) { $0.name }
}
