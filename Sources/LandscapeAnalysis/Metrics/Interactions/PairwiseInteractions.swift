import Landscapes

/// All that is counted over pairs of hyperparameters and their backgrounds, from one pass.
struct PairwiseInteractions: Sendable {
  private(set) var squares = InteractionSquares()
  private(set) var effects = EffectCorrelation()

  /// - Complexity: One step per square, and per pair of levels of one hyperparameter, level of
  ///   another and background; O(*n*) memory.
  init(_ tiles: LevelTiles, tolerance: InteractionTolerance) {
    for (place, first) in tiles.axes.enumerated() {
      for second in tiles.axes[(place + 1)...] { add(first, second, tiles, tolerance) }
    }
  }

  private mutating func add(
    _ first: LevelTiles.Axis, _ second: LevelTiles.Axis, _ tiles: LevelTiles,
    _ tolerance: InteractionTolerance
  ) {
    let firstPairs = first.oneEditPairs
    let secondPairs = second.oneEditPairs
    let blocks = tiles.sums(of: first, second, from: (SquareCounter(), EffectCorrelator())) {
      tile, _, sum in
      for (low, high) in firstPairs {
        let lowRow = tile + low * second.count
        let highRow = tile + high * second.count
        for (left, right) in secondPairs {
          sum.0.add(lowRow[left], lowRow[right], highRow[left], highRow[right], tolerance)
        }
      }
      sum.1.add(
        tile, changing: first, step: second.count, at: second, step: 1,
        threshold: tolerance.effect)
      sum.1.add(
        tile, changing: second, step: 1, at: first, step: second.count,
        threshold: tolerance.effect)
    }
    for (counter, correlator) in blocks {
      squares += counter.squares
      effects += correlator.correlation
    }
  }
}
