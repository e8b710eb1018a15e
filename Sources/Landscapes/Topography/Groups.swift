/// The elements of `0..<count` by the group each belongs to.
struct Groups: Sendable {
  private let offsets: [Int]
  private let elements: [Int32]

  /// - Parameter groupOf: Per element its group, or −1 for none.
  /// - Complexity: O(elements + groups).
  init(_ groupOf: [Int32], count: Int) {
    var next = [Int](repeating: 0, count: count + 1)
    for group in groupOf where group >= 0 { next[Int(group) + 1] += 1 }
    for group in 0..<count { next[group + 1] += next[group] }
    offsets = next
    var elements = [Int32](repeating: 0, count: next[count])
    for (element, group) in groupOf.enumerated() where group >= 0 {
      elements[next[Int(group)]] = Int32(element)
      next[Int(group)] += 1
    }
    self.elements = elements
  }

  /// The elements of a group, ascending.
  subscript(group: Int) -> ArraySlice<Int32> { elements[offsets[group]..<offsets[group + 1]] }
}
