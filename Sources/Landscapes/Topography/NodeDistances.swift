/// A distance per node; where all are whole and small, as those of edits are, in two bytes each.
package struct NodeDistances: RandomAccessCollection, Sendable {
  private enum Storage {
    case edits([UInt16])
    case lengths([Double])
  }

  private let storage: Storage

  init(_ lengths: [Double]) { storage = .lengths(lengths) }

  /// - Parameter edits: None negative.
  init(edits: [Int32]) {
    storage =
      (edits.max() ?? 0) <= UInt16.max
      ? .edits(edits.map { UInt16($0) }) : .lengths(edits.map { Double($0) })
  }

  package var startIndex: Int { 0 }

  package var endIndex: Int {
    switch storage {
    case .edits(let edits): edits.count
    case .lengths(let lengths): lengths.count
    }
  }

  package subscript(node: Int) -> Double {
    switch storage {
    case .edits(let edits): Double(edits[node])
    case .lengths(let lengths): lengths[node]
    }
  }

  /// The distances as small whole numbers; `nil` where they are not.
  package var edits: [UInt16]? {
    guard case .edits(let edits) = storage else { return nil }
    return edits
  }
}
