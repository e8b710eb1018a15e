import Formats
public import Foundation
public import Landscapes
import SearchSpaces

/// A study as it is handed to people who do not use this program: its landscapes with what was
/// found about them, as tidy tables.
public struct StudyExport: Sendable {
  /// A landscape, and what its topography says of each configuration.
  public struct Entry: Sendable {
    public let landscape: Landscape
    /// Per node, in units of loss; `nil` without folds or seeds.
    public let standardErrors: [Double]?
    /// Per node, the distance to the nearest global optimum; infinite where there is no way.
    package let distances: NodeDistances
    /// Per node.
    public let optima: [Optimum]

    public init(
      _ topography: Topography, standardErrors: [Double]?
    ) {
      landscape = topography.graph.landscape
      self.standardErrors = standardErrors
      distances = topography.distanceToOptimum
      let global = Set(topography.globalOptima)
      optima = topography.localOptima.memberships.enumerated().map { node, optimum in
        global.contains(node) ? .global : optimum >= 0 ? .local : .none
      }
    }
  }

  /// What a configuration is among its neighbours.
  public enum Optimum: String, Sendable {
    case global, local
    /// Neither.
    case none = ""
  }

  /// Whether a question can be answered from a study: with what a reader should know of the answer,
  /// or why not.
  public enum Answer: Sendable, Equatable {
    case answered(notes: [String])
    case unanswered(reason: String)
  }

  /// What the source is called: `results.db`.
  public let source: String
  /// What writes the same again.
  public let command: String
  public let seed: UInt64
  /// Of the program.
  public let version: String
  public let entries: [Entry]
  /// CSV, with headers even where there is nothing to tell.
  public let metrics, similarity, importance, map: String
  /// Of figures, by what they show.
  public let distances, importances, fidelities, pairs, places: Answer

  public init(
    source: String, command: String, seed: UInt64, version: String, entries: [Entry],
    metrics: String, similarity: String, importance: String, map: String, distances: Answer,
    importances: Answer, fidelities: Answer, pairs: Answer, places: Answer
  ) {
    self.source = source
    self.command = command
    self.seed = seed
    self.version = version
    self.entries = entries
    self.metrics = metrics
    self.similarity = similarity
    self.importance = importance
    self.map = map
    self.distances = distances
    self.importances = importances
    self.fidelities = fidelities
    self.pairs = pairs
    self.places = places
  }

  /// Writes one row per landscape and configuration, piece by piece; cells of hyperparameters that
  /// a space lacks, or that are inactive, are empty.
  public func writeEvaluations(to write: (Data) throws -> Void) throws {
    var names: [String] = []
    for hyperparameter in entries.lazy.flatMap(\.landscape.space.hyperparameters)
    where !names.contains(hyperparameter.name) {
      names.append(hyperparameter.name)
    }
    var row = TidyRow(pieceSize: 1 << 16)
    for title in ["landscape", "rank"] + names.map({ "hp.\($0)" })
      + ["loss", "standard_error", "distance", "optimum"]
    {
      row.add(title)
    }
    try row.end(write)
    for entry in entries {
      let landscape = entry.landscape
      let cells = ConfigurationCells(of: landscape.space, names)
      for node in 0..<landscape.count {
        row.add(landscape.id)
        row.add(landscape.rank(ofNode: node))
        cells.add(landscape.rank(ofNode: node), to: &row)
        row.add(landscape.losses[node])
        row.add(entry.standardErrors?[node])
        row.add(entry.distances[node].isFinite ? entry.distances[node] : nil)
        row.add(entry.optima[node].rawValue)
        try row.end(write)
      }
    }
    try row.flush(write)
  }
}
