public import Numerical
public import SearchSpaces

/// An ``NKModel`` in which many edits change nothing.
///
/// - Source: L. Barnett, "Ruggedness and neutrality — the NKp family of fitness landscapes", ALIFE
///   1998; M. E. J. Newman, R. Engelhardt, "Effects of selective neutrality on the evolution of
///   molecular species", Proc. R. Soc. B 265:1333, 1998.
public struct NeutralNK: TestProblem {
  /// Where neutrality comes from.
  public enum Neutrality: Sendable, Hashable {
    /// NKp: a contribution is 0 with this probability.
    case zeroed(probability: Double)
    /// NKq: a contribution is one of so many values, evenly spaced in [0, 1], as likely as each
    /// other. The fewer, the more neutral.
    case quantized(values: Int)
  }

  public let neutrality: Neutrality
  private let model: NKModel
  /// What a contribution of 1 is stored as: quantised ones are whole numbers, which add up exactly.
  private let unit: Double

  /// - Precondition: 0 ≤ `interactionCount` < hyperparameters of the space; a probability in [0,
  ///   1]; two values or more.
  public init(_ space: SearchSpace, interactionCount: Int, _ neutrality: Neutrality, seed: Seed) {
    self.neutrality = neutrality
    switch neutrality {
    case .zeroed(let probability):
      precondition(probability >= 0 && probability <= 1, "probability \(probability)")
      unit = 1
      model = NKModel(space, interactionCount: interactionCount, seed: seed) {
        $0.uniform() < probability ? 0 : $0.uniform()
      }
    case .quantized(let values):
      precondition(values >= 2, "\(values) values of a contribution")
      unit = Double(values - 1)
      model = NKModel(space, interactionCount: interactionCount, seed: seed) {
        Double($0.integer(below: values))
      }
    }
  }

  public var name: String {
    switch neutrality {
    case .zeroed: "nkp"
    case .quantized: "nkq"
    }
  }
  public var space: SearchSpace { model.space }
  /// *K*, the others that each hyperparameter interacts with.
  public var interactionCount: Int { model.interactionCount }

  /// The loss of the configuration of that rank, in [0, 1].
  public func loss(at rank: Int) -> Double {
    model.sum(at: rank) / (unit * Double(space.hyperparameterCount))
  }
}
