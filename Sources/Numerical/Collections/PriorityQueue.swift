/// A queue that gives the element of lowest priority first, equals in order of insertion: a binary
/// heap.
package struct PriorityQueue<Element> {
  private var heap: [(priority: Double, order: Int, element: Element)] = []
  private var inserted = 0

  package init() {}

  package var isEmpty: Bool { heap.isEmpty }

  /// - Complexity: O(log *n*).
  package mutating func insert(_ element: Element, priority: Double) {
    heap.append((priority, inserted, element))
    inserted += 1
    var child = heap.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard precedes(child, parent) else { return }
      heap.swapAt(child, parent)
      child = parent
    }
  }

  /// Takes the first element out; `nil` when empty.
  ///
  /// - Complexity: O(log *n*).
  package mutating func popLowest() -> (element: Element, priority: Double)? {
    guard let first = heap.first else { return nil }
    heap.swapAt(0, heap.count - 1)
    heap.removeLast()
    var parent = 0
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2]
      where child < heap.count && precedes(child, least) {
        least = child
      }
      guard least != parent else { break }
      heap.swapAt(least, parent)
      parent = least
    }
    return (first.element, first.priority)
  }

  private func precedes(_ first: Int, _ second: Int) -> Bool {
    (heap[first].priority, heap[first].order) < (heap[second].priority, heap[second].order)
  }
}
