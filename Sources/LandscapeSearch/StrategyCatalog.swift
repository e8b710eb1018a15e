public import Catalogs

/// All strategies, in the order of lists.
public enum StrategyCatalog {
  /// A way to make one strategy.
  public struct Entry: Sendable {
    /// The name on the command line.
    public let name: String
    /// One line for lists.
    public let summary: String
    /// A strategy that has asked nothing yet.
    public let make: @Sendable (SearchProblem) -> any SearchStrategy

    public init(
      name: String, summary: String, make: @escaping @Sendable (SearchProblem) -> any SearchStrategy
    ) {
      self.name = name
      self.summary = summary
      self.make = make
    }
  }

  /// The one that searches where none is named.
  package static let usual = Entry(
    name: LocalSearch.name, summary: "The first better neighbour, again and again; random restarts."
  ) { LocalSearch($0) }

  public static let all = Catalog<Entry>(
    "strategy",
    [
      Entry(name: RandomSearch.name, summary: "Configurations in random order, each once.") {
        RandomSearch($0)
      },
      usual,
    ]
  ) { $0.name }
}
