import SearchSpaces

/// The numbers from one end to another. Each end belongs to it, or not, or is missing.
public struct NumberRange: Sendable, Hashable {
  public enum End: Sendable, Hashable {
    /// The number itself belongs to the range.
    case included(Double)
    /// Only what lies beyond the number does.
    case excluded(Double)
  }

  /// `nil` where the range has no such end.
  public let lower, upper: End?

  private init(_ lower: End?, _ upper: End?) {
    self.lower = lower
    self.upper = upper
  }

  /// Every finite number.
  public static let all = NumberRange(nil, nil)

  /// [lower, upper], or [lower, ∞) without an upper end.
  public static func from(_ lower: Double, to upper: Double? = nil) -> NumberRange {
    NumberRange(.included(lower), upper.map { .included($0) })
  }

  /// [lower, upper).
  public static func from(_ lower: Double, below upper: Double) -> NumberRange {
    NumberRange(.included(lower), .excluded(upper))
  }

  /// (lower, upper].
  public static func above(_ lower: Double, to upper: Double) -> NumberRange {
    NumberRange(.excluded(lower), .included(upper))
  }

  /// (lower, upper).
  public static func above(_ lower: Double, below upper: Double) -> NumberRange {
    NumberRange(.excluded(lower), .excluded(upper))
  }

  /// Whether a number lies in it; one that is not finite never does.
  public func contains(_ number: Double) -> Bool {
    let isAbove =
      switch lower {
      case .included(let end)?: number >= end
      case .excluded(let end)?: number > end
      case nil: true
      }
    let isBelow =
      switch upper {
      case .included(let end)?: number <= end
      case .excluded(let end)?: number < end
      case nil: true
      }
    return number.isFinite && isAbove && isBelow
  }

  /// The ends in words, after the noun: ` from 0 below 1`; empty for all numbers.
  ///
  /// - Parameter isWhole: Whether whole numbers are meant, of which each digit is written.
  func words(isWhole: Bool) -> String {
    func text(_ end: Double) -> String {
      // 1e6 and 1e-8, where 1000000.0 and 1e-08 would be longer to read.
      if end == 1e6, !isWhole { return "1e6" }
      return "\(Level.number(end))".replacing("e-0", with: "e-")
    }
    let first =
      switch lower {
      case .included(let end)?: " from \(text(end))"
      case .excluded(let end)?: " above \(text(end))"
      case nil: ""
      }
    return switch upper {
    case .included(let end)?: "\(first) to \(text(end))"
    case .excluded(let end)?: "\(first) below \(text(end))"
    case nil: first
    }
  }
}
