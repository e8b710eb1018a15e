/// A name, or several by a pattern: `*` stands for any characters, `?` for one.
package struct NamePattern: Sendable {
  package let text: String
  private let characters: [Character]

  package init(_ text: String) {
    self.text = text
    characters = Array(text)
  }

  /// Whether it stands for several names.
  package var isPattern: Bool { characters.contains { $0 == "*" || $0 == "?" } }

  /// - Complexity: O(length of the pattern · length of the name).
  package func matches(_ name: String) -> Bool {
    if name == text { return true }
    guard isPattern else { return false }
    let name = Array(name)
    var (place, here) = (0, 0)
    // Where to go on when what follows the last star does not match.
    var star: (place: Int, here: Int)?
    while here < name.count {
      if place < characters.count, characters[place] == "*" {
        star = (place, here)
        place += 1
      } else if place < characters.count,
        characters[place] == "?" || characters[place] == name[here]
      {
        place += 1
        here += 1
      } else if let last = star {
        star = (last.place, last.here + 1)
        (place, here) = (last.place + 1, last.here + 1)
      } else {
        return false
      }
    }
    return characters[place...].allSatisfy { $0 == "*" }
  }

  /// Whether any of some matches.
  package static func anyMatches(_ patterns: [String], _ name: String) -> Bool {
    patterns.contains { NamePattern($0).matches(name) }
  }
}
