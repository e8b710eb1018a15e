/// Decides what to evaluate next.
///
/// A strategy is a value: asked and told the same things in the same order, it does the same. That
/// is how a stopped search continues: what was told is told again.
public protocol SearchStrategy: Sendable {
  /// The name on the command line: `local_search`.
  var name: String { get }

  /// What to evaluate next, within the space, never the same twice. Several queries may be open at
  /// once, and are never equal.
  ///
  /// `nil` says that there is nothing to ask now; while no query is open, that the search is over.
  mutating func ask() -> Query?

  /// Tells what came of a query that was asked, in any order.
  mutating func tell(_ answer: Answer)
}
