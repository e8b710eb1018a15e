extension Xoshiro256 {
  /// Shuffles in place, each order equally likely (Fisher and Yates, from the last place down).
  public mutating func shuffle<Element>(_ elements: inout [Element]) {
    guard elements.count > 1 else { return }
    for last in stride(from: elements.count - 1, to: 0, by: -1) {
      elements.swapAt(last, integer(below: last + 1))
    }
  }

  /// A random order of `0..<count`.
  public mutating func permutation(of count: Int) -> [Int] {
    var order = Array(0..<count)
    shuffle(&order)
    return order
  }

  /// `size` distinct integers of `0..<population`, in the order drawn.
  ///
  /// - Precondition: `0 ≤ size ≤ population`.
  /// - Complexity: O(*size*) time and space whatever the population: a shuffle whose untouched
  ///   places are not stored.
  public mutating func sample(_ size: Int, of population: Int) -> [Int] {
    precondition(size >= 0 && size <= population, "\(size) of \(population) cannot be drawn")
    var moved: [Int: Int] = [:]
    var drawn: [Int] = []
    drawn.reserveCapacity(size)
    for place in 0..<size {
      let chosen = place + integer(below: population - place)
      drawn.append(moved[chosen] ?? chosen)
      moved[chosen] = moved[place] ?? place
    }
    return drawn
  }
}
