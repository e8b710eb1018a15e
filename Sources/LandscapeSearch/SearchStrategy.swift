/// Decides which configuration to evaluate next.
///
/// A strategy is a value: asked and told the same things in the same order, it does the same. That
/// is how a stopped search continues: what was told is told again.
package protocol SearchStrategy: Sendable {
  /// The name on the command line: `local_search`.
  var name: String { get }

  /// The rank to evaluate next, or `nil` when nothing is left to ask. Never asks a rank twice.
  mutating func ask() -> Int?

  /// Tells the loss of a rank that was asked; `nil` where it failed or diverged.
  mutating func tell(rank: Int, loss: Double?)
}
