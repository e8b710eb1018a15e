/// What to do about a problem, in words, of which those that name what a caller gives or runs are
/// left to the caller: one has flags, another has parameters.
///
/// ```swift
/// let remedy: Remedy = "leave it out with \(.ignored, "dropout")"
/// print(remedy)                         // leave it out with ignored dropout
/// print(remedy.worded { _ in "a flag" }) // leave it out with a flag
/// ```
public struct Remedy: Hashable, Sendable, CustomStringConvertible {
  /// Something that a caller gives.
  public enum Setting: String, Hashable, Sendable, CaseIterable {
    case loss, score, fidelity, fold, ignored, ordinal, categorical, levels, dataset, target
    case configuration
    /// The folder that something is put into, and the place that it is fetched from.
    case destination, origin
  }

  /// What a caller puts into its own words.
  public enum Term: Hashable, Sendable, CustomStringConvertible {
    /// - Parameter value: What it is given; `nil` where that is open.
    case setting(Setting, value: String?)
    /// What evaluates a space into a database.
    case evaluating
    /// What says how a space is written.
    case helpOnSpaces
    /// What writes the evaluations of a database as a table.
    case exportingTables
    /// What writes a search down.
    case searching
    /// What fetches the data set of that name.
    case downloading(String)

    public var description: String {
      switch self {
      case .setting(let setting, let value):
        value.map { "\(setting.rawValue) \($0)" } ?? "'\(setting.rawValue)'"
      case .evaluating: "an evaluation"
      case .helpOnSpaces: "how a space is written"
      case .exportingTables: "an export"
      case .searching: "a search"
      case .downloading(let name): "a download of \(name)"
      }
    }
  }

  fileprivate enum Piece: Hashable, Sendable {
    case text(String)
    case term(Term)
  }

  private let pieces: [Piece]

  /// The words, with those of the caller for the terms.
  public func worded(_ words: (Term) -> String) -> String {
    pieces.map { piece in
      switch piece {
      case .text(let text): text
      case .term(let term): words(term)
      }
    }.joined()
  }

  /// The words of a caller that has none of its own.
  public var description: String { worded(\.description) }
}

extension Remedy: ExpressibleByStringInterpolation {
  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var pieces: [Piece] = []

    public init(literalCapacity: Int, interpolationCount: Int) {}

    public mutating func appendLiteral(_ literal: String) {
      if !literal.isEmpty { pieces.append(.text(literal)) }
    }

    public mutating func appendInterpolation(_ value: some CustomStringConvertible) {
      appendLiteral(value.description)
    }

    public mutating func appendInterpolation(_ setting: Setting, _ value: String? = nil) {
      pieces.append(.term(.setting(setting, value: value)))
    }

    public mutating func appendInterpolation(_ term: Term) { pieces.append(.term(term)) }
  }

  public init(stringLiteral text: String) { pieces = text.isEmpty ? [] : [.text(text)] }
  public init(stringInterpolation: StringInterpolation) { pieces = stringInterpolation.pieces }
}

/// An error whose remedy a caller puts into its own words.
public protocol RemediableError: Error, CustomStringConvertible {
  /// One line: what is wrong, where, and what to do.
  func worded(_ words: (Remedy.Term) -> String) -> String
}

extension RemediableError {
  public var description: String { worded(\.description) }
}
