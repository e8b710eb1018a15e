/// The finite list of levels of a hyperparameter, and whether their order means something.
public struct Domain: Hashable, Sendable, Codable {
  /// Whether neighbouring levels are next to each other.
  public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    /// Levels have an order; one step goes to the level before or after.
    case ordinal
    /// Levels are names; one step goes to any other level.
    case categorical
  }

  public let kind: Kind
  /// In declared order, which is the order of an ordinal domain.
  public let levels: [Level]

  public init(_ kind: Kind, _ levels: [Level]) {
    self.kind = kind
    self.levels = levels
  }

  /// An ordinal domain of these levels, in this order.
  public static func ordinal(_ levels: [Level]) -> Domain { Domain(.ordinal, levels) }

  /// A categorical domain of these levels.
  public static func categorical(_ levels: [Level]) -> Domain { Domain(.categorical, levels) }

  /// The number of levels.
  public var count: Int { levels.count }

  /// The index of `level`, where the domain has it.
  public func index(of level: Level) -> Int? { levels.firstIndex(of: level) }

  /// The edits between two level indices: steps if ordinal, 0 or 1 if categorical.
  @inlinable
  public func distance(_ first: Int, _ second: Int) -> Int {
    kind == .ordinal ? abs(first - second) : (first == second ? 0 : 1)
  }
}
