/// A distance per node; where all are whole and small, as those of edits are, in two bytes each.
public struct NodeDistances: RandomAccessCollection, Sendable {
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

  public var startIndex: Int { 0 }

  public var endIndex: Int {
    switch storage {
    case .edits(let edits): edits.count
    case .lengths(let lengths): lengths.count
    }
  }

  public subscript(node: Int) -> Double {
    switch storage {
    case .edits(let edits): Double(edits[node])
    case .lengths(let lengths): lengths[node]
    }
  }

  /// The distances as small whole numbers; `nil` where they are not.
  public var edits: [UInt16]? {
    guard case .edits(let edits) = storage else { return nil }
    return edits
  }
}
