import Numerical

/// Lines of a grid as orthonormal contrasts.
enum HelmertTransform {
  /// Replaces the values *x*₀ … *x*_{L−1} along each line of an axis by Σ *x* / √*L* and, for
  /// *i* = 1 … *L* − 1, (*i x*_i − Σ_{h<i} *x*_h) / √(*i*(*i* + 1)).
  ///
  /// - Parameters:
  ///   - count: Values per line, *L*.
  ///   - stride: Places between two values of a line.
  /// - Precondition: `values.count` is a multiple of `count` · `stride`.
  /// - Complexity: O(`values.count`).
  static func apply(to values: inout [Double], count: Int, stride: Int) {
    let factors = (0..<count).map { level in
      1 / (level == 0 ? Double(count) : Double(level * (level + 1))).squareRoot()
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
              stride: stride, factors, sums)
          }
        }
      }
    }
  }

  /// `lanes` lines side by side; `sums` has room for one number each.
  @inline(__always)
  private static func transform(
    _ values: UnsafeMutablePointer<Double>, lanes: Int, stride: Int, _ factors: [Double],
    _ sums: UnsafeMutablePointer<Double>
  ) {
    for lane in 0..<lanes { sums[lane] = values[lane] }
    for level in 1..<factors.count {
      let row = values + level * stride
      let (weight, factor) = (Double(level), factors[level])
      for lane in 0..<lanes {
        let value = row[lane]
        row[lane] = (weight * value - sums[lane]) * factor
        sums[lane] += value
      }
    }
    for lane in 0..<lanes { values[lane] = sums[lane] * factors[0] }
  }
}
