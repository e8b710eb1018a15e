package import Catalogs
import Foundation
package import Networks

/// The data sets that come with the program.
package enum DatasetCatalog {
  package struct Entry: Sendable {
    /// The name in space files.
    package let name: String
    /// `classification` or `regression`.
    package let task: LearningTask
    /// One line for lists.
    package let summary: String

    /// Where the table is installed.
    package var path: String {
      Bundle.module.bundleURL.appending(path: "datasets/\(name).csv").path
    }
  }

  package static let all = Catalog<Entry>(
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
