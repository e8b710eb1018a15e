package import Landscapes

/// A format of sources: how one is recognised, and what can be read of it.
///
/// ```swift
/// extension Importer {
///   static let runs = Importer(
///     name: "runs", summary: "folders of runs", noun: "a folder of runs", takes: .hyperparameters,
///     recognizes: { $0.isFolder ? .certain : .no },
///     scenarios: { source, roles, learner, dataset in … })
/// }
/// ```
package struct Importer: Sendable {
  /// Whether a source is of a format.
  package enum Recognition: Sendable {
    case no
    /// Unless it is certain of another.
    case possible
    case certain
  }

  /// What a caller may say of a source; see ``ColumnRoles``.
  package struct Roles: OptionSet, Sendable {
    package let rawValue: Int

    package init(rawValue: Int) { self.rawValue = rawValue }

    /// Which columns are the loss, the fidelity and the fold.
    package static let columns = Roles(rawValue: 1)
    /// What hyperparameters are, and which to leave out.
    package static let hyperparameters = Roles(rawValue: 2)
    /// Which of several studies are meant.
    package static let studies = Roles(rawValue: 4)
  }

  /// The landscapes of a source that was read, with failed configurations as a policy says.
  package typealias Landscapes = @Sendable (DivergencePolicy) throws -> LandscapeCollection
  package typealias Scenarios =
    @Sendable (Source, ColumnRoles, _ learner: String, _ dataset: String?) throws
    -> [ImportedScenario]

  /// The name on the command line.
  package let name: String
  /// One line for lists.
  package let summary: String
  /// What a source of it is called: `an Optuna storage`.
  package let noun: String
  package let takes: Roles
  /// Whether it is a results database of this program.
  package let isDatabase: Bool
  package let recognizes: @Sendable (SourceHeader) throws -> Recognition
  /// Reads a source, once.
  package let landscapes: @Sendable (Source, ColumnRoles) throws -> Landscapes
  /// Evaluations to be added to a database, given the learner and the data set where the source
  /// does not say; `nil` of formats that are no importers.
  package let scenarios: Scenarios?
  /// The evaluations in their order; `nil` of formats that keep none.
  package let histories: (@Sendable (Source) throws -> [EvaluationHistory])?

  package init(
    name: String, summary: String, noun: String, takes: Roles, isDatabase: Bool = false,
    recognizes: @escaping @Sendable (SourceHeader) throws -> Recognition,
    landscapes: @escaping @Sendable (Source, ColumnRoles) throws -> Landscapes,
    scenarios: Scenarios? = nil,
    histories: (@Sendable (Source) throws -> [EvaluationHistory])? = nil
  ) {
    self.name = name
    self.summary = summary
    self.noun = noun
    self.takes = takes
    self.isDatabase = isDatabase
    self.recognizes = recognizes
    self.landscapes = landscapes
    self.scenarios = scenarios
    self.histories = histories
  }

  /// The evaluations in the source at `path`; none of a format that is no importer.
  ///
  /// - Throws: ``ImportError``, or an error of the space or the database that is read.
  package func evaluations(
    in path: String, roles: ColumnRoles = ColumnRoles(), learner: String = "",
    dataset: String? = nil
  ) throws -> [ImportedScenario] {
    try scenarios?(Source(path), roles, learner, dataset) ?? []
  }

  /// A format whose landscapes are those of its scenarios.
  package init(
    name: String, summary: String, noun: String, takes: Roles,
    recognizes: @escaping @Sendable (SourceHeader) throws -> Recognition,
    scenarios: @escaping Scenarios,
    histories: (@Sendable (Source) throws -> [EvaluationHistory])? = nil
  ) {
    self.init(
      name: name, summary: summary, noun: noun, takes: takes, recognizes: recognizes,
      landscapes: { source, roles in
        LandscapeCollection.reading(try scenarios(source, roles, "", nil))
      }, scenarios: scenarios, histories: histories)
  }
}
