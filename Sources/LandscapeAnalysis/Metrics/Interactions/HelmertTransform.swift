import Numerical

/// Lines of a grid as contrasts that keep weighted sums of squares.
enum HelmertTransform {
  /// Replaces the values *x*₀ … *x*_{L−1} along each line of an axis, whose levels weigh *w*, by
  /// Σ *w x* / √*W*_L and, for *i* = 1 … *L* − 1, (*W*_i *x*_i − Σ_{h<i} *w*_h *x*_h) ·
  /// √(*w*_i / (*W*_i *W*_{i+1})), where *W*_i = Σ_{h<i} *w*_h.
  ///
  /// The squares of the results add up to Σ *w x*². With weights of 1 the transform is orthonormal.
  ///
  /// - Parameters:
  ///   - weights: One per value of a line, above 0.
  ///   - stride: Places between two values of a line.
  /// - Precondition: `values.count` is a multiple of `weights.count` · `stride`.
  /// - Complexity: O(`values.count`).
  static func apply(to values: inout [Double], weights: [Double], stride: Int) {
    let count = weights.count
    var before = [0.0]
    for weight in weights { before.append(before[before.count - 1] + weight) }
    let rows = (0..<count).map { level in
      Row(
        weight: weights[level], before: before[level],
        factor: level == 0
          ? 1 / before[count].squareRoot()
          : (weights[level] / (before[level] * before[level + 1])).squareRoot())
    }
    values.withUnsafeMutableBufferPointer { buffer in
      nonisolated(unsafe) let place = buffer.baseAddress!
      // Neighbouring lines are transformed together, as many as keep their sums in fast memory.
      let width = min(stride, 512)
      let strips = (stride + width - 1) / width
      let groups = buffer.count / (count * stride) * strips
      let block = max(1, (1 << 15) / (count * width))
      _ = inParallel(0..<groups, by: block) { range in
        withUnsafeTemporaryAllocation(of: Double.self, capacity: width) { sums in
          let sums = sums.baseAddress!
          for group in range {
            let first = group % strips * width
            transform(
              place + group / strips * count * stride + first, lanes: min(width, stride - first),
              stride: stride, rows, sums)
          }
        }
      }
    }
  }

  /// What a level adds to the sum, what those before it weigh, and the scale of its contrast.
  private struct Row {
    let weight, before, factor: Double
  }

  /// `lanes` lines side by side; `sums` has room for one number each.
  @inline(__always)
  private static func transform(
    _ values: UnsafeMutablePointer<Double>, lanes: Int, stride: Int, _ rows: [Row],
    _ sums: UnsafeMutablePointer<Double>
  ) {
    for lane in 0..<lanes { sums[lane] = rows[0].weight * values[lane] }
    for level in 1..<rows.count {
      let line = values + level * stride
      let row = rows[level]
      for lane in 0..<lanes {
        let value = line[lane]
        line[lane] = (row.before * value - sums[lane]) * row.factor
        sums[lane] += row.weight * value
      }
    }
    for lane in 0..<lanes { values[lane] = sums[lane] * rows[0].factor }
  }
}
