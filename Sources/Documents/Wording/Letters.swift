/// Short names for long ids in tables for people: A, B, …, Z, AA, AB, …
package struct Letters {
  private let ids: [String]
  /// Whether ids are replaced: where there are several, and one is long.
  let areUsed: Bool

  package init(for ids: [String]) {
    self.ids = ids
    areUsed = ids.count > 2 && ids.contains { $0.count > 16 }
  }

  /// What stands for the id of that index.
  package subscript(index: Int) -> String {
    guard areUsed else { return ids[index] }
    var name = ""
    var rest = index
    repeat {
      name = String(Character(UnicodeScalar(UInt8(65 + rest % 26)))) + name
      rest = rest / 26 - 1
    } while rest >= 0
    return name
  }

  /// What each letter stands for, one line each, and an empty line; nothing where ids stand.
  package var legend: String {
    guard areUsed else { return "" }
    let lines = ids.indices.map { "\(self[$0])  \(ids[$0])" }
    return lines.joined(separator: "\n") + "\n\n"
  }
}
