package import Catalogs

/// All strategies, in the order of lists.
package enum StrategyCatalog {
  /// A way to make one strategy.
  package struct Entry: Sendable {
    /// The name on the command line.
    package let name: String
    /// One line for lists.
    package let summary: String
    /// A strategy that has asked nothing yet.
    package let make: @Sendable (SearchProblem) -> any SearchStrategy

    package init(
      name: String, summary: String, make: @escaping @Sendable (SearchProblem) -> any SearchStrategy
    ) {
      self.name = name
      self.summary = summary
      self.make = make
    }
  }

  package static let all = Catalog<Entry>(
    "strategy",
    [
      Entry(name: "random", summary: "Configurations in random order, each once.") {
        RandomSearch($0)
      },
      Entry(
        name: "local_search",
        summary: "The first better neighbour, again and again; random restarts."
      ) { LocalSearch($0) },
    ]
  ) { $0.name }
}
