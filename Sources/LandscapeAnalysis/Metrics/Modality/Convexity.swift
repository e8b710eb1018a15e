import Landscapes
import Numerical
import SearchSpaces

/// Whether the loss along single hyperparameters is a valley.
extension LandscapeMetric {
  /// Share of lines along ordinal hyperparameters, all others fixed, on which a convex function of
  /// the level's number lies within the intervals of the losses.
  ///
  /// Only lines with three or more present levels count. With folds or seeds each loss is an
  /// interval [*l*, *u*] at 95 %; else *l* = *u* = *f*. The largest convex function below all *u*
  /// is their lower convex hull: the line is convex when no *l* is above it.
  ///
  /// - Complexity: O(*n* · *d*).
  /// - Source: Y. Pushak, H. H. Hoos, "AutoML loss landscapes", ACM Trans. Evol. Learn. Optim.
  ///   2:10, 2022.
  public static let convexShare = LandscapeMetric(
    "convex_share", aspect: .modality, range: 0...1, invariance: .affine,
    summary: "High: tuned alone, a hyperparameter has one valley, and bisection finds its floor.",
    source: "Y. Pushak, H. H. Hoos, ACM Trans. Evol. Learn. Optim. 2:10, 2022",
    undefinedWhen: "no line along an ordinal hyperparameter has three levels",
    isDefinedWhenFlat: true, allowsForNoise: true, needsGrid: true
  ) { landscape in
    let counts = Convexity.counts(landscape)
    let lines = counts.reduce(0) { $0 + $1.lines }
    return lines == 0 ? nil : Double(counts.reduce(0) { $0 + $1.convex }) / Double(lines)
  }
  .taking(effort: 3)
}

/// The lines along ordinal hyperparameters, and whether they may be convex.
public enum Convexity {
  /// Per hyperparameter, the lines with three or more levels and the convex ones among them.
  public static func counts(_ landscape: MeasuredLandscape) -> [(lines: Int, convex: Int)] {
    let measured = landscape.topography.graph.landscape
    let intervals = landscape.lossIntervals
    let space = measured.space
    let hasAllLosses = measured.isComplete && intervals == nil
    let margin =
      4e-12
      * max(
        abs(landscape.topography.quantiles.value(at: 0)),
        abs(landscape.topography.quantiles.value(at: 1)))
    return space.hyperparameters.indices.map { index in
      let domain = space.hyperparameters[index].domain
      guard domain.kind == .ordinal, domain.count > 2 else { return (0, 0) }
      let stride = space.strides[index]
      let block = stride * domain.count
      var (lines, convex) = (0, 0)
      var points: [(level: Double, low: Double, high: Double)] = []
      func visit(lineOf start: Int) {
        if hasAllLosses,
          isBent(measured.losses, from: start, by: stride, count: domain.count, margin: margin)
        {
          lines += 1
          return
        }
        points.removeAll(keepingCapacity: true)
        for level in 0..<domain.count {
          guard let node = measured.node(ofRank: start + level * stride) else { continue }
          let loss = measured.losses[node]
          points.append(
            (
              Double(level), intervals?[node].lowerBound ?? loss,
              intervals?[node].upperBound ?? loss
            ))
        }
        guard points.count > 2 else { return }
        lines += 1
        if isConvex(points) { convex += 1 }
      }
      if measured.isComplete {
        for start in Swift.stride(from: 0, to: measured.count, by: block) {
          for lane in start..<start + stride { visit(lineOf: lane) }
        }
      } else {
        var starts: Set<Int> = []
        for node in 0..<measured.count {
          let rank = measured.rank(ofNode: node)
          let start = rank - space.level(of: index, at: rank) * stride
          if starts.insert(start).inserted { visit(lineOf: start) }
        }
      }
      return (lines, convex)
    }
  }

  /// Whether some loss of a line is above the middle of the two around it, for certain: no convex
  /// function has such values.
  private static func isBent(
    _ losses: [Double], from start: Int, by stride: Int, count: Int, margin: Double
  ) -> Bool {
    var before = losses[start]
    var own = losses[start + stride]
    for level in 2..<count {
      let after = losses[start + level * stride]
      if own + own > before + after + margin { return true }
      (before, own) = (own, after)
    }
    return false
  }

  /// Whether the lower hull of the upper ends is nowhere below a lower end.
  private static func isConvex(_ points: [(level: Double, low: Double, high: Double)]) -> Bool {
    var hull: [Int] = []
    for index in points.indices {
      while hull.count > 1 {
        let (a, b, c) = (points[hull[hull.count - 2]], points[hull[hull.count - 1]], points[index])
        let turn =
          (b.level - a.level) * (c.high - a.high) - (b.high - a.high) * (c.level - a.level)
        guard turn <= 0 else { break }
        hull.removeLast()
      }
      hull.append(index)
    }
    let scale = points.reduce(0) { max($0, abs($1.high)) }
    for (first, last) in zip(hull, hull.dropFirst()) where last > first + 1 {
      let (a, b) = (points[first], points[last])
      for index in first + 1..<last {
        let share = (points[index].level - a.level) / (b.level - a.level)
        // Collinear losses are convex whatever rounding says.
        if points[index].low > a.high + share * (b.high - a.high) + 1e-12 * scale { return false }
      }
    }
    return true
  }
}
