/// The neighbourhood that treats every hyperparameter as categorical.
package struct HammingKernel: NeighborhoodKernel {
  package init() {}

  package var name: String { "hamming" }

  package func reachesEveryLevel(of index: Int, in space: SearchSpace) -> Bool { true }

  package func forEachNeighbor(of rank: Int, in space: SearchSpace, _ body: (Int) -> Void) {
    forEachOneEdit(of: rank, in: space, reaching: { _ in true }, body)
  }
}
