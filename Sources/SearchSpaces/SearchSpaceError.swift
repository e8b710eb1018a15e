/// What can be wrong with a search space or with a name in it.
public enum SearchSpaceError: Error, Equatable, Sendable, CustomStringConvertible {
  case noHyperparameters
  case emptyName
  case duplicateHyperparameter(String)
  case noLevels(hyperparameter: String)
  case duplicateLevel(hyperparameter: String, level: Level)
  case unknownHyperparameter(String, known: [String], place: String)
  case unknownLevel(hyperparameter: String, level: Level, known: [Level])
  case missingHyperparameter(String)
  case unlistedConfiguration
  case emptyClause(place: String)
  case cyclicConditions([String])
  case tooManyCombinations(log10: Double)
  case everythingForbidden
  case sampleTooLarge(requested: Int, available: Int)
  case tooManyDimensions(Int, limit: Int)
  case invalidFidelity(String)
  case badDiscretization(String)
  case cutOfNames(hyperparameter: String, level: Level)
  /// Conditions of others look at the levels of a hyperparameter that is to be cut.
  case cutOfParent(hyperparameter: String, child: String)
  case logOfNonPositive(hyperparameter: String, value: Double)

  public var description: String {
    switch self {
    case .noHyperparameters:
      "the space has no hyperparameters; list at least one under 'hyperparameters'"
    case .emptyName:
      "a hyperparameter has an empty name; give it one"
    case .duplicateHyperparameter(let name):
      "hyperparameter '\(name)' is declared twice; keep one"
    case .noLevels(let name):
      "hyperparameter '\(name)' has no levels; list at least one"
    case .duplicateLevel(let name, let level):
      "hyperparameter '\(name)' lists level '\(level)' twice; keep one"
    case .unknownHyperparameter(let name, let known, let place):
      "\(place): unknown hyperparameter '\(name)'; known: \(known.joined(separator: ", "))"
    case .unknownLevel(let name, let level, let known):
      "hyperparameter '\(name)' has no level '\(level)'; its levels are "
        + known.map(\.description).joined(separator: ", ")
    case .missingHyperparameter(let name):
      "the configuration does not give '\(name)'; give one of its levels"
    case .unlistedConfiguration:
      "the configuration is none of those that were evaluated; give one of them"
    case .emptyClause(let place):
      "\(place) is empty; name at least one hyperparameter with a level"
    case .cyclicConditions(let names):
      "conditions run in a circle: \(names.joined(separator: " → ")); "
        + "remove one of these 'when' entries"
    case .tooManyCombinations(let digits):
      "the space has about 10^\(Int(digits.rounded())) combinations, more than the 2^62 that can "
        + "be numbered; give fewer levels, of a table by --levels, or fewer hyperparameters"
    case .everythingForbidden:
      "every combination is forbidden; remove a clause under 'forbidden'"
    case .sampleTooLarge(let requested, let available):
      "\(requested) configurations were asked for, but the space has only \(available); "
        + "ask for at most \(available), or for 'exhaustive'"
    case .tooManyDimensions(let count, let limit):
      "Sobol points have at most \(limit) coordinates, and the space has \(count) hyperparameters; "
        + "use 'lhs' or 'random'"
    case .invalidFidelity(let text):
      "fidelity \(text): 'data' and 'budget' must be in (0, 1], 'epochs' and 'trees' whole numbers "
        + "from 1; 'budget' stands alone or beside 'data'"
    case .badDiscretization(let text):
      "'\(text)' does not say how to cut a hyperparameter into levels; "
        + "give NAME:linear:N, NAME:log:N or NAME:quantile:N with N from 2 to a million, such as lr:log:8"
    case .cutOfNames(let name, let level):
      "hyperparameter '\(name)' cannot be cut into levels, for '\(level)' is not a number; "
        + "leave it out of --levels"
    case .cutOfParent(let name, let child):
      "hyperparameter '\(name)' cannot be cut into levels, for '\(child)' acts at some of its values "
        + "only; leave it out of --levels"
    case .logOfNonPositive(let name, let value):
      "hyperparameter '\(name)' cannot be cut in logarithms, for it goes down to "
        + "\(Level.number(value)); use \(name):linear:N or \(name):quantile:N"
    }
  }
}
