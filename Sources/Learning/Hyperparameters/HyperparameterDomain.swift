public import SearchSpaces

/// The levels that a hyperparameter accepts, and how they are called.
public struct HyperparameterDomain: Sendable, Hashable {
  /// Levels of one kind; a domain is all of its parts together.
  public enum Part: Sendable, Hashable {
    /// A level by itself: `adam`, `true`, `null`.
    case level(Level)
    /// The whole numbers of a range.
    case whole(NumberRange)
    /// The numbers of a range.
    case numbers(NumberRange)
  }

  public let parts: [Part]
  /// For lists and messages: `a whole number from 1, or null`.
  public let words: String

  /// - Parameter words: Instead of those that follow from the parts.
  public init(_ parts: [Part], words: String? = nil) {
    self.parts = parts
    self.words = words ?? Self.words(parts)
  }

  /// The whole numbers of a range.
  public static func whole(_ range: NumberRange) -> HyperparameterDomain {
    HyperparameterDomain([.whole(range)])
  }

  /// The numbers of a range.
  public static func numbers(_ range: NumberRange) -> HyperparameterDomain {
    HyperparameterDomain([.numbers(range)])
  }

  /// Some levels.
  public static func levels(_ levels: [Level]) -> HyperparameterDomain {
    HyperparameterDomain(levels.map { .level($0) })
  }

  /// True and false.
  public static let flag = HyperparameterDomain(
    [.level(true), .level(false)], words: "true or false")

  /// The same levels and `null`.
  public var orNull: HyperparameterDomain {
    HyperparameterDomain(parts + [.level(.null)], words: "\(words), or null")
  }

  public func contains(_ level: Level) -> Bool {
    parts.contains { part in
      switch part {
      case .level(let one): one == level
      case .whole(let range):
        level.number.map { Int(exactly: $0) != nil && range.contains($0) } ?? false
      case .numbers(let range): level.number.map(range.contains) ?? false
      }
    }
  }

  private static func words(_ parts: [Part]) -> String {
    parts.map { part in
      switch part {
      case .level(let level): "\(level)"
      case .whole(let range): "a whole number\(range.words(isWhole: true))"
      case .numbers(let range): "a number\(range.words(isWhole: false))"
      }
    }.joined(separator: ", ")
  }
}

extension HyperparameterDomain {
  /// Every level that stands by itself, and the outermost numbers that are accepted: what tells
  /// whether a reader takes all that is declared. A missing end is stood in for by a large number.
  public var edges: [Level] {
    parts.flatMap { part -> [Level] in
      switch part {
      case .level(let level): return [level]
      case .whole(let range):
        return [
          .number(Self.edge(range.lower, inwards: 1) ?? -1e15),
          .number(Self.edge(range.upper, inwards: -1) ?? 1e15),
        ]
      case .numbers(let range):
        return [
          .number(Self.edge(range.lower, inwards: .infinity, step: \.nextUp) ?? -1e300),
          .number(Self.edge(range.upper, inwards: -.infinity, step: \.nextDown) ?? 1e300),
        ]
      }
    }
  }

  /// Levels that are nearly accepted: the nearest numbers beyond each end, a fraction among whole
  /// numbers, and a text that is no choice.
  public var outside: [Level] {
    let near = parts.flatMap { part -> [Double] in
      switch part {
      case .level: return []
      case .whole(let range):
        let ends = [
          Self.beyond(range.lower) { $0 - 1 }, Self.beyond(range.upper) { $0 + 1 },
        ]
        return ends.compactMap(\.self) + [0.5 + (Self.edge(range.lower, inwards: 1) ?? 0)]
      case .numbers(let range):
        return [Self.beyond(range.lower, \.nextDown), Self.beyond(range.upper, \.nextUp)]
          .compactMap(\.self)
      }
    }
    return (near.map { .number($0) } + [.text("no such choice")]).filter { !contains($0) }
  }

  /// The outermost number inside of an end.
  private static func edge(
    _ end: NumberRange.End?, inwards: Double, step: (Double) -> Double = \.self
  ) -> Double? {
    switch end {
    case .included(let number)?: number
    case .excluded(let number)?: inwards.isFinite ? number + inwards : step(number)
    case nil: nil
    }
  }

  /// The nearest number outside of an end.
  private static func beyond(
    _ end: NumberRange.End?, _ step: (Double) -> Double
  ) -> Double? {
    switch end {
    case .included(let number)?: step(number)
    case .excluded(let number)?: number
    case nil: nil
    }
  }
}
