/// What is wrong with a source that is read: evaluations, a data set or a space.
///
/// Each format has factories for what can be wrong with it, beside its reader.
public struct ImportError: RemediableError, Equatable, Sendable {
  /// Where in the source.
  public enum Place: Hashable, Sendable {
    /// From 1.
    case line(Int)
    case column(String)
    case study(String)
    case parameter(String)

    var text: String {
      switch self {
      case .line(let number): "line \(number)"
      case .column(let name): "column '\(name)'"
      case .study(let name): "study '\(name)'"
      case .parameter(let name): "parameter '\(name)'"
      }
    }
  }

  /// The path, or what else the source is called; `nil` where the problem says it.
  public let source: String?
  /// From the outermost; empty for the whole source.
  public let places: [Place]
  /// What was found, and what was expected.
  public let problem: String
  /// `nil` where nothing but another source helps, or the problem says it.
  public let remedy: Remedy?

  public init(
    _ source: String?, at places: [Place?] = [], _ problem: String, remedy: Remedy? = nil
  ) {
    self.source = source
    self.places = places.compactMap { $0 }
    self.problem = problem
    self.remedy = remedy
  }

  public func worded(_ words: (Remedy.Term) -> String) -> String {
    let place = (source.map { [$0] } ?? []) + places.map(\.text)
    return (place.isEmpty ? "" : place.joined(separator: ", ") + ": ") + problem
      + (remedy.map { (problem.hasSuffix("?") ? " " : "; ") + $0.worded(words) } ?? "")
  }
}

/// Of any file.
extension ImportError {
  public static func missingFile(_ path: String) -> ImportError {
    ImportError(path, "there is no such file", remedy: "check the path")
  }

  public static func unreadable(_ path: String, reason: String) -> ImportError {
    ImportError(path, "cannot be read: \(reason)")
  }

  public static func damagedArchive(_ path: String) -> ImportError {
    ImportError(
      path, "the gzip data are damaged or cut short", remedy: "fetch or write the file again")
  }

  /// Of a source that keeps no order of its evaluations.
  public static func noHistory(_ path: String) -> ImportError {
    ImportError(
      path, "a table keeps no order of evaluations",
      remedy: "give a results database, an Optuna storage, or what \(.searching) writes")
  }
}
