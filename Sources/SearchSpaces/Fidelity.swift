/// How much of the full training effort a run is given.
///
/// Written `{data: 0.1, epochs: 2}` or `{data: 0.1, budget: 0.25}`. What is left out is full.
public struct Fidelity: Hashable, Sendable, Codable {
  /// Share of the training samples, in (0, 1].
  public let sampleFraction: Double
  /// Share of the full number of epochs or trees, in (0, 1); `nil` is all of them, or the count
  /// that ``epochs`` or ``trees`` gives.
  public let budgetFraction: Double?
  /// Passes over the data, for learners that count them; `nil` is the full number.
  public let epochs: Int?
  /// Trees grown, for forests and boosting; `nil` is the full number.
  public let trees: Int?

  /// Everything at its full value.
  public static let full = Fidelity(unchecked: 1, nil, nil, nil)

  /// - Throws: ``SearchSpaceError/invalidFidelity(_:)`` for a share outside (0, 1], a count below
  ///   one, and a share of the budget beside a count.
  public init(
    sampleFraction: Double = 1, budgetFraction: Double? = nil, epochs: Int? = nil,
    trees: Int? = nil
  ) throws(SearchSpaceError) {
    self.init(
      unchecked: sampleFraction, budgetFraction == 1 ? nil : budgetFraction, epochs, trees)
    let shares = [sampleFraction, budgetFraction ?? 1]
    guard shares.allSatisfy({ $0 > 0 && $0 <= 1 }), epochs ?? 1 >= 1, trees ?? 1 >= 1,
      self.budgetFraction == nil || (epochs == nil && trees == nil)
    else {
      throw .invalidFidelity(label)
    }
  }

  private init(
    unchecked sampleFraction: Double, _ budgetFraction: Double?, _ epochs: Int?, _ trees: Int?
  ) {
    self.sampleFraction = sampleFraction
    self.budgetFraction = budgetFraction
    self.epochs = epochs
    self.trees = trees
  }

  public var isFull: Bool { self == .full }

  /// What ``budgetFraction`` leaves of `full` epochs or trees: ⌈fraction · full⌉; `nil` where it
  /// cuts nothing.
  ///
  /// - Precondition: `full` is positive.
  public func budget(of full: Int) -> Int? {
    precondition(full > 0, "a budget of \(full)")
    // 0.1 · 30 is a little above 3 in binary: the subtrahend keeps it from counting as 4.
    return budgetFraction.map { max(1, Int(($0 * Double(full) - 1e-9).rounded(.up))) }
  }

  /// `full`, or what is less than full: `data=0.25,epochs=2`.
  public var label: String {
    var parts: [String] = []
    if sampleFraction != 1 { parts.append("data=\(Level.number(sampleFraction))") }
    if let budgetFraction { parts.append("budget=\(Level.number(budgetFraction))") }
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
    var (share, budget): (Double, Double?) = (1, nil)
    var (epochs, trees): (Int?, Int?) = (nil, nil)
    for part in label.split(separator: ",", omittingEmptySubsequences: false) {
      let sides = part.split(separator: "=", maxSplits: 1)
      guard sides.count == 2 else { return nil }
      switch sides[0] {
      case "data":
        guard let value = Double(sides[1]) else { return nil }
        share = value
      case "budget":
        guard let value = Double(sides[1]) else { return nil }
        budget = value
      case "epochs":
        guard let value = Int(sides[1]) else { return nil }
        epochs = value
      case "trees":
        guard let value = Int(sides[1]) else { return nil }
        trees = value
      default: return nil
      }
    }
    guard
      let fidelity = try? Fidelity(
        sampleFraction: share, budgetFraction: budget, epochs: epochs, trees: trees)
    else { return nil }
    self = fidelity
  }

  private enum CodingKeys: String, CodingKey {
    case sampleFraction = "data"
    case budgetFraction = "budget"
    case epochs, trees
  }
}

extension Fidelity: Comparable {
  /// Cheaper first: by data, then the share of the budget, epochs and trees, full last.
  public static func < (first: Fidelity, second: Fidelity) -> Bool {
    let a = (
      first.sampleFraction, first.budgetFraction ?? 1, first.epochs ?? .max, first.trees ?? .max
    )
    let b = (
      second.sampleFraction, second.budgetFraction ?? 1, second.epochs ?? .max, second.trees ?? .max
    )
    return a < b
  }
}
