public import Catalogs
public import Formats
import Networks
import SearchSpaces

/// Studies that are complete: a space of the ``SpaceCatalog``, its data and the fidelities.
///
/// The small convolutional network on a tenth to four tenths of the training images of CIFAR-10 or
/// CIFAR-100, or on all of these shares as fidelities of one study. Space and shares are our
/// choice.
public enum StudyCatalog {
  public struct Entry: Sendable {
    /// The name on the command line.
    public let name: String
    /// The data set's name.
    public let dataset: String
    /// Shares of the training images, in percent.
    public let percentages: [Int]

    /// A name of the ``SpaceCatalog``.
    public let space = SimpleCNN.name

    /// One line for lists.
    public var summary: String {
      "\(space) on \(dataset), "
        + percentages.map { "\($0)" }.joined(separator: ", ") + " % of the training images"
    }

    /// The study, on another data set where one is given.
    ///
    /// - Throws: `ImportError` where the space file is not installed.
    public func study(dataset: String? = nil) throws -> StudyDefinition {
      let entry = try SpaceCatalog.all.entry(named: space)
      var study = try SpaceFile().study(at: entry.path, dataset: dataset ?? self.dataset)
      study.name = name
      study.fidelities = try percentages.map {
        try Fidelity(sampleFraction: Double($0) / 100)
      }
      return study
    }
  }

  public static let all = Catalog<Entry>(
    "study",
    ["cifar10", "cifar100"].flatMap { dataset in
      let shares = [10, 20, 30, 40]
      return shares.map {
        Entry(name: "\(dataset)_\($0)", dataset: dataset, percentages: [$0])
      } + [Entry(name: "\(dataset)_multi", dataset: dataset, percentages: shares)]
    }
  ) { $0.name }
}
