/// A name that a catalogue does not hold.
public struct UnknownNameError: Error, Equatable, Sendable, CustomStringConvertible {
  /// What was looked for, in lower case: `metric`.
  public let kind: String
  /// The name that was given.
  public let name: String
  /// The names that exist, in catalogue order.
  public let known: [String]

  public init(kind: String, name: String, known: [String]) {
    self.kind = kind
    self.name = name
    self.known = known
  }

  /// The known name nearest to ``name``, where it is near enough to be meant.
  public var suggestion: String? {
    let near = known.map { (name: $0, distance: editDistance(name, $0)) }
      .min { $0.distance < $1.distance }
    guard let near, near.distance <= max(1, name.count / 3) else { return nil }
    return near.name
  }

  public var description: String {
    if let suggestion {
      return "unknown \(kind) '\(name)'; did you mean '\(suggestion)'? (known: \(list))"
    }
    return "unknown \(kind) '\(name)'; known: \(list)"
  }

  /// The known names; of more than a dozen, those nearest to ``name``.
  private var list: String {
    if known.isEmpty { return "none" }
    guard known.count > 12 else { return known.joined(separator: ", ") }
    let near = known.enumerated().map { (place: $0, distance: editDistance(name, $1)) }
      .sorted { ($0.distance, $0.place) < ($1.distance, $1.place) }.prefix(5)
    return near.map { known[$0.place] }.joined(separator: ", ") + " and \(known.count - 5) more"
  }
}

/// Levenshtein distance: the fewest insertions, deletions and replacements of characters.
///
/// - Complexity: O(*a* · *b*) for strings of those lengths.
func editDistance(_ first: String, _ second: String) -> Int {
  let second = Array(second)
  var previous = Array(0...second.count)
  for (row, character) in first.enumerated() {
    var current = [row + 1]
    for (column, other) in second.enumerated() {
      let replaced = previous[column] + (character == other ? 0 : 1)
      current.append(min(replaced, previous[column + 1] + 1, current[column] + 1))
    }
    previous = current
  }
  return previous[second.count]
}
