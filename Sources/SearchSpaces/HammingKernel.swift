/// The neighbourhood that treats every hyperparameter as categorical.
public struct HammingKernel: NeighborhoodKernel {
  public init() {}

  public var name: String { "hamming" }

  public func reachesEveryLevel(of index: Int, in space: SearchSpace) -> Bool { true }

  public func forEachNeighbor(of rank: Int, in space: SearchSpace, _ body: (Int) -> Void) {
    forEachOneEdit(of: rank, in: space, reaching: { _ in true }, body)
  }
}
