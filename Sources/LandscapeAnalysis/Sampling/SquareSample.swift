import Landscapes
import Numerical
import SearchSpaces

/// Two changes of two hyperparameters on one background, drawn uniformly: a pair of
/// hyperparameters in proportion to its number of squares, then each of its squares alike.
///
/// A square is a present node, its corner of lowest levels, and a higher level of either
/// hyperparameter, all four corners being present. Corner and steps are drawn, and drawn again
/// until that holds, which makes every square equally likely. Where there are hardly more
/// candidates than squares are wanted, all are looked at instead, and drawn without replacement.
///
/// Graphs of nearest neighbours have no squares.
struct SquareSample {
  /// The four effects: of the first hyperparameter at either level of the second, then of the
  /// second at either level of the first.
  private(set) var effects: [SIMD4<Double>] = []
  /// How many squares there are, where they were counted and drawn without replacement.
  private(set) var population: Int?

  private struct Axis {
    let index: Int
    let levelCount: Int
    /// Steps up that may make a square: 1, or every level above.
    let reach: Int
  }

  private struct Candidates {
    let landscape: SampledLandscape
    let axes: [Axis]
    /// Pairs of axes, and the candidates per corner of all pairs up to this one.
    var pairs: [(first: Axis, second: Axis)] = []
    var ends: [Int] = []

    init(_ landscape: SampledLandscape, oneEdit: Bool) {
      self.landscape = landscape
      let space = landscape.graph.landscape.space
      let kernel = landscape.graph.kernel
      axes = space.hyperparameters.indices.compactMap { index in
        let count = space.hyperparameters[index].domain.count
        guard count > 1 else { return nil }
        let reachesAll = !oneEdit || kernel.reachesEveryLevel(of: index, in: space)
        return Axis(index: index, levelCount: count, reach: reachesAll ? count - 1 : 1)
      }
      for (place, first) in axes.enumerated() {
        for second in axes.dropFirst(place + 1) {
          pairs.append((first, second))
          ends.append((ends.last ?? 0) + first.reach * second.reach)
        }
      }
    }

    var perCorner: Int { ends.last ?? 0 }

    /// The effects of candidate `number` at `corner`; `nil` where a corner is absent.
    func effects(_ number: Int, at corner: Int) -> SIMD4<Double>? {
      let place = ends.firstIndex { number < $0 } ?? 0
      let (first, second) = pairs[place]
      let within = number - (place == 0 ? 0 : ends[place - 1])
      let all = landscape.graph.landscape
      let rank = all.rank(ofNode: corner)
      let up = 1 + within % first.reach
      let over = 1 + within / first.reach
      guard all.space.level(of: first.index, at: rank) + up < first.levelCount,
        all.space.level(of: second.index, at: rank) + over < second.levelCount
      else { return nil }
      let step = up * all.space.strides[first.index]
      let side = over * all.space.strides[second.index]
      guard let a = all.node(ofRank: rank + step), let b = all.node(ofRank: rank + side),
        let c = all.node(ofRank: rank + step + side)
      else { return nil }
      let losses = all.losses
      return SIMD4(
        losses[a] - losses[corner], losses[c] - losses[b], losses[b] - losses[corner],
        losses[c] - losses[a])
    }
  }

  /// - Parameters:
  ///   - size: Squares to draw; fewer come where even many tries find no more.
  ///   - oneEdit: Only level pairs that are neighbours, or all pairs of levels.
  init(_ landscape: SampledLandscape, size: Int, oneEdit: Bool, seed: Seed) {
    let candidates = Candidates(landscape, oneEdit: oneEdit)
    guard landscape.graph.hasGrid, candidates.perCorner > 0 else { return }
    var generator = seed.derived("squares").generator()
    if candidates.perCorner <= 16 * size / landscape.count {
      for corner in 0..<landscape.count {
        for number in 0..<candidates.perCorner {
          if let found = candidates.effects(number, at: corner) { effects.append(found) }
        }
      }
      population = effects.count
      if effects.count > size {
        effects = generator.sample(size, of: effects.count).sorted().map { [effects] in effects[$0]
        }
      }
      return
    }
    var tries = 0
    while effects.count < size, tries < 1000 * size {
      tries += 1
      let corner = generator.integer(below: landscape.count)
      let number = generator.integer(below: candidates.perCorner)
      if let found = candidates.effects(number, at: corner) { effects.append(found) }
    }
  }
}
