/// How much of the full training effort a run is given.
///
/// Written `{data: 0.1, epochs: 2}`. What is left out is full.
public struct Fidelity: Hashable, Sendable, Codable {
  /// Share of the training samples, in (0, 1].
  public let sampleFraction: Double
  /// Passes over the data, for learners that count them; `nil` is the full number.
  public let epochs: Int?
  /// Trees grown, for forests and boosting; `nil` is the full number.
  public let trees: Int?

  /// Everything at its full value.
  public static let full = Fidelity(unchecked: 1, nil, nil)

  /// - Throws: ``SearchSpaceError/invalidFidelity(_:)`` outside (0, 1] or below one.
  public init(
    sampleFraction: Double = 1, epochs: Int? = nil, trees: Int? = nil
  ) throws(SearchSpaceError) {
    self.init(unchecked: sampleFraction, epochs, trees)
    guard sampleFraction > 0, sampleFraction <= 1, epochs ?? 1 >= 1, trees ?? 1 >= 1 else {
      throw .invalidFidelity(label)
    }
  }

  private init(unchecked sampleFraction: Double, _ epochs: Int?, _ trees: Int?) {
    self.sampleFraction = sampleFraction
    self.epochs = epochs
    self.trees = trees
  }

  public var isFull: Bool { self == .full }

  /// `full`, or what is less than full: `data=0.25,epochs=2`.
  public var label: String {
    var parts: [String] = []
    if sampleFraction != 1 { parts.append("data=\(Level.number(sampleFraction))") }
    if let epochs { parts.append("epochs=\(epochs)") }
    if let trees { parts.append("trees=\(trees)") }
    return parts.isEmpty ? "full" : parts.joined(separator: ",")
  }

  /// The fidelity that a ``label`` writes; `nil` where it is none.
  public init?(label: String) {
    guard label != "full" else {
      self = .full
      return
    }
    var (share, epochs, trees): (Double, Int?, Int?) = (1, nil, nil)
    for part in label.split(separator: ",", omittingEmptySubsequences: false) {
      let sides = part.split(separator: "=", maxSplits: 1)
      guard sides.count == 2 else { return nil }
      switch sides[0] {
      case "data":
        guard let value = Double(sides[1]) else { return nil }
        share = value
      case "epochs":
        guard let value = Int(sides[1]) else { return nil }
        epochs = value
      case "trees":
        guard let value = Int(sides[1]) else { return nil }
        trees = value
      default: return nil
      }
    }
    guard let fidelity = try? Fidelity(sampleFraction: share, epochs: epochs, trees: trees) else {
      return nil
    }
    self = fidelity
  }

  private enum CodingKeys: String, CodingKey {
    case sampleFraction = "data"
    case epochs, trees
  }
}

extension Fidelity: Comparable {
  /// Cheaper first: by data, then epochs, then trees, full last.
  public static func < (first: Fidelity, second: Fidelity) -> Bool {
    let a = (first.sampleFraction, first.epochs ?? .max, first.trees ?? .max)
    let b = (second.sampleFraction, second.epochs ?? .max, second.trees ?? .max)
    return a < b
  }
}
